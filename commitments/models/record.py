"""What every kind of record shares: identity, review and versions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, IntegerRangeField
from django.contrib.postgres.fields.ranges import RangeOperators
from django.core.validators import RegexValidator
from django.db import models

from commitments.models.vocabulary import Publication

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class Numbered(models.Model):
    """A row with its own version, raised by a trigger at every update: its part of an ETag."""

    row_version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(editable=False)
    created_by = models.ForeignKey(
        "commitments.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        abstract = True


class Record(Numbered):
    """A row known by its slug, which never changes and is never used again."""

    slug = models.CharField(
        max_length=100,
        unique=True,
        validators=[
            RegexValidator(
                rf"^{SLUG}\Z",
                "Use lower-case letters a–z, digits and single hyphens, as in cn-precursor-pledge.",
            )
        ],
        help_text="Lower-case letters, digits and hyphens. It can't be changed later.",
    )

    class Meta(Numbered.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.slug


class Reviewed(models.Model):
    """The review that a row passes before anybody outside sees it."""

    publication = models.CharField(
        max_length=10,
        choices=Publication.choices,
        default=Publication.DRAFT,
        editable=False,
        db_index=True,
    )
    authors: ArrayField[list[int], list[int]] = ArrayField(
        models.BigIntegerField(), default=list, blank=True, editable=False
    )
    review_note = models.TextField(
        blank=True,
        default="",
        editable=False,
        help_text="Why it was returned, or a reviewer's word.",
    )
    reason = models.TextField(
        blank=True, default="", editable=False, help_text="Why it was published without evidence."
    )
    submitted_by = models.ForeignKey(
        "commitments.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        "commitments.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    retracted_at = models.DateTimeField(null=True, blank=True, editable=False)
    retracted_by = models.ForeignKey(
        "commitments.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    retraction_reason = models.TextField(blank=True, default="", editable=False)

    class Meta:
        abstract = True


def reviewed_constraints(label: str) -> list[models.BaseConstraint]:
    """The state and its instants agree."""
    published = models.Q(publication__in=[Publication.PUBLISHED, Publication.RETRACTED])
    retracted = models.Q(publication=Publication.RETRACTED)
    return [
        models.CheckConstraint(
            condition=(published & models.Q(published_at__isnull=False))
            | (~published & models.Q(published_at__isnull=True)),
            name=f"{label}_published_at",
        ),
        models.CheckConstraint(
            condition=(
                retracted
                & models.Q(retracted_at__isnull=False, retracted_at__gt=models.F("published_at"))
                & ~models.Q(retraction_reason="")
            )
            | (
                ~retracted
                & models.Q(
                    retracted_at__isnull=True, retracted_by__isnull=True, retraction_reason=""
                )
            ),
            name=f"{label}_retracted_at",
        ),
        models.CheckConstraint(
            condition=models.Q(publication__in=Publication.values),
            name=f"{label}_publication_known",
        ),
    ]


class Version(models.Model):
    """What a record said, and the span [known_from, known_to) in which that was what we knew."""

    number = models.PositiveIntegerField()
    known_from = models.DateTimeField()
    known_to = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        abstract = True


def version_constraints(label: str) -> list[models.BaseConstraint]:
    """One version of a record at any instant; numbers are not used twice."""
    record = models.Func(
        models.F("record"), models.F("record"), models.Value("[]"), function="int8range"
    )
    known = models.Func(models.F("known_from"), models.F("known_to"), function="tstzrange")
    return [
        models.UniqueConstraint(fields=["record", "number"], name=f"{label}_number_once"),
        models.CheckConstraint(
            condition=models.Q(known_to__isnull=True)
            | models.Q(known_to__gt=models.F("known_from")),
            name=f"{label}_known_order",
        ),
        ExclusionConstraint(
            name=f"{label}_one_at_a_time",
            expressions=[
                (
                    models.ExpressionWrapper(record, output_field=IntegerRangeField()),
                    RangeOperators.OVERLAPS,
                ),
                (
                    models.ExpressionWrapper(known, output_field=DateTimeRangeField()),
                    RangeOperators.OVERLAPS,
                ),
            ],
        ),
    ]


def version_indexes(label: str) -> list[models.Index]:
    return [
        models.Index(
            fields=["record"], condition=models.Q(known_to__isnull=True), name=f"{label}_open"
        )
    ]


def again(label: str) -> models.Index:
    """By when a version became known that is not its record's first."""
    return models.Index(
        fields=["known_from"], condition=models.Q(number__gt=1), name=f"{label}_again"
    )


def code_constraint(
    field: str, codes: Any, label: str, *, blank: bool = False
) -> models.CheckConstraint:
    """The column holds one of the vocabulary's codes, whoever writes it."""
    values = [*codes.values, ""] if blank else list(codes.values)
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": values}),
        name=f"{label}_{field}_known",
        violation_error_message=f"{field}: use one of {', '.join(codes.values)}.",
    )


def instant(value: dt.datetime) -> str:
    """An instant as the API prints it: UTC, microseconds, Z."""
    return f"{value.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"
