from __future__ import annotations

from functools import partial

from django.db import models

from commitments.models.audit import tracked
from commitments.models.record import (
    Record,
    Version,
    again,
    code_constraint,
    version_constraints,
    version_indexes,
)
from commitments.models.vague_date import (
    VagueDateColumns,
    day_column,
    edtf_column,
    order_constraint,
    said_column,
)
from commitments.models.vocabulary import ActorKind


class ActorFields(models.Model):
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=ActorKind.choices)
    parent = models.ForeignKey(
        "commitments.Actor", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    merged_into = models.ForeignKey(
        "commitments.Actor",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="The actor under which all that names this one counts since the two were merged.",
    )

    class Meta:
        abstract = True


@tracked
class Actor(ActorFields, Record):
    """A state, an agency of one, an international organisation, a company or a person."""

    class Meta:
        ordering = ["name", "pk"]
        constraints = [code_constraint("kind", ActorKind, "actor")]

    def __str__(self) -> str:
        return self.name


class ActorVersion(ActorFields, Version):
    record = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="versions")
    offices = models.JSONField(default=list)

    class Meta:
        constraints = [
            code_constraint("kind", ActorKind, "actorversion"),
            *version_constraints("actorversion"),
        ]
        indexes = [*version_indexes("actorversion"), again("actorversion")]


@partial(tracked, found_by=("person",))
class Office(models.Model):
    """An office that a person holds or held, and when."""

    person = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="offices")
    title = models.CharField(max_length=300)
    of = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    from_edtf = edtf_column()
    from_earliest = day_column()
    from_latest = day_column()
    from_said = said_column()
    to_edtf = edtf_column()
    to_earliest = day_column()
    to_latest = day_column()
    to_said = said_column()
    place_in_list = models.PositiveSmallIntegerField(default=0)

    starts = VagueDateColumns("from")
    ends = VagueDateColumns("to")

    class Meta:
        ordering = ["place_in_list", "pk"]
        constraints = [order_constraint("from", "office"), order_constraint("to", "office")]

    def __str__(self) -> str:
        return f"{self.title} of {self.of}"
