from __future__ import annotations

from functools import partial

from django.contrib.postgres.fields import ArrayField
from django.db import models

from commitments.models.audit import tracked
from commitments.models.commitment import Commitment
from commitments.models.record import (
    Record,
    Reviewed,
    Version,
    code_constraint,
    reviewed_constraints,
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
from commitments.models.vocabulary import Likelihood, RiskState


class RiskFields(models.Model):
    title = models.CharField(max_length=1000)
    text = models.TextField(blank=True, default="")
    state = models.CharField(max_length=20, choices=RiskState.choices, default=RiskState.OPEN)
    likelihood = models.CharField(
        max_length=30,
        choices=Likelihood.choices,
        blank=True,
        default="",
        help_text="ICD 203's term, or none.",
    )
    indicators: ArrayField[list[str], list[str]] = ArrayField(
        models.CharField(max_length=1000),
        default=list,
        blank=True,
        help_text="What would show that it is coming true.",
    )

    class Meta:
        abstract = True


@tracked
class Risk(RiskFields, Reviewed, Record):
    """Something that could stop commitments."""

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            code_constraint("state", RiskState, "risk"),
            code_constraint("likelihood", Likelihood, "risk", blank=True),
            *reviewed_constraints("risk"),
        ]

    def __str__(self) -> str:
        return self.title


class RiskVersion(RiskFields, Version):
    record = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="versions")
    published_at = models.DateTimeField()
    precedents = models.JSONField(default=list)
    commitments = models.JSONField(default=list)

    class Meta:
        constraints = [
            code_constraint("state", RiskState, "riskversion"),
            code_constraint("likelihood", Likelihood, "riskversion", blank=True),
            *version_constraints("riskversion"),
        ]
        indexes = version_indexes("riskversion")


@partial(tracked, found_by=("risk",))
class Precedent(models.Model):
    """A past case of a risk."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="precedents")
    date_edtf = edtf_column("When it happened, as EDTF.")
    date_earliest = day_column()
    date_latest = day_column()
    date_said = said_column()
    text = models.TextField()
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place_in_list = models.PositiveSmallIntegerField(default=0)

    date = VagueDateColumns("date")

    class Meta:
        ordering = ["place_in_list", "pk"]
        constraints = [order_constraint("date", "precedent")]

    def __str__(self) -> str:
        return self.text


@partial(tracked, found_by=("risk",))
class RiskCommitment(models.Model):
    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="commitment_rows")
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = "commitment at risk"
        verbose_name_plural = "commitments at risk"
        constraints = [
            models.UniqueConstraint(fields=["risk", "commitment"], name="riskcommitment_once")
        ]

    def __str__(self) -> str:
        return str(self.commitment)
