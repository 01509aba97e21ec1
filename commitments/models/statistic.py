from __future__ import annotations

from functools import partial

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
from commitments.models.vocabulary import Qualifier, StatisticRole


class StatisticFields(models.Model):
    series = models.CharField(
        max_length=100, db_index=True, help_text="Figures of one series stand side by side."
    )
    title = models.CharField(max_length=1000)
    value = models.DecimalField(max_digits=24, decimal_places=6)
    unit = models.CharField(max_length=100)
    qualifier = models.CharField(max_length=20, choices=Qualifier.choices, default=Qualifier.EXACT)
    period_edtf = edtf_column("The time that the figure covers, as EDTF.")
    period_earliest = day_column()
    period_latest = day_column()
    period_said = said_column()
    definition = models.TextField(
        blank=True, default="", help_text="What is counted, on what basis."
    )
    role = models.CharField(
        max_length=20, choices=StatisticRole.choices, default=StatisticRole.CONTEXT
    )

    period = VagueDateColumns("period")

    class Meta:
        abstract = True


def statistic_constraints(label: str) -> list[models.BaseConstraint]:
    return [
        code_constraint("qualifier", Qualifier, label),
        code_constraint("role", StatisticRole, label),
        order_constraint("period", label),
    ]


@tracked
class Statistic(StatisticFields, Reviewed, Record):
    """A figure with its unit, period and definition."""

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [*statistic_constraints("statistic"), *reviewed_constraints("statistic")]

    def __str__(self) -> str:
        return self.title


class StatisticVersion(StatisticFields, Version):
    record = models.ForeignKey(Statistic, on_delete=models.PROTECT, related_name="versions")
    published_at = models.DateTimeField()
    commitments = models.JSONField(default=list)

    class Meta:
        constraints = [
            *statistic_constraints("statisticversion"),
            *version_constraints("statisticversion"),
        ]
        indexes = version_indexes("statisticversion")


@partial(tracked, found_by=("statistic",))
class StatisticCommitment(models.Model):
    statistic = models.ForeignKey(
        Statistic, on_delete=models.CASCADE, related_name="commitment_rows"
    )
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = "commitment measured"
        verbose_name_plural = "commitments measured"
        constraints = [
            models.UniqueConstraint(
                fields=["statistic", "commitment"], name="statisticcommitment_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.commitment)
