from __future__ import annotations

from django.db import models

from commitments.models.audit import tracked
from commitments.models.ledger import Judgement, judgement_constraints, judgement_indexes
from commitments.models.record import code_constraint
from commitments.models.vague_date import (
    VagueDateColumns,
    day_column,
    edtf_column,
    order_constraint,
    said_column,
)
from commitments.models.vocabulary import COMPUTED_STATUSES, Confidence, Status


@tracked
class StatusUpdate(Judgement):
    """The desk's finding of where a commitment stands."""

    status = models.CharField(
        max_length=30,
        choices=[c for c in Status.choices if c[0] not in COMPUTED_STATUSES],
    )
    confidence = models.CharField(max_length=10, choices=Confidence.choices)
    place = models.CharField(max_length=300, blank=True, default="")
    occurred_on_edtf = edtf_column("When the thing was done or the meeting held, as EDTF.")
    occurred_on_earliest = day_column()
    occurred_on_latest = day_column()
    occurred_on_said = said_column()
    due_edtf = edtf_column("The new window, with a postponement or an extension, as EDTF.")
    due_earliest = day_column()
    due_latest = day_column()
    due_said = said_column()
    supersedes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        db_index=False,
    )

    occurred_on = VagueDateColumns("occurred_on")
    due = VagueDateColumns("due")

    class Meta:
        ordering = ["-day", "-published_at", "-pk"]
        constraints = [
            *judgement_constraints("statusupdate"),
            models.CheckConstraint(
                condition=models.Q(status__in=sorted(set(Status) - COMPUTED_STATUSES)),
                name="statusupdate_status_known",
            ),
            code_constraint("confidence", Confidence, "statusupdate"),
            order_constraint("occurred_on", "statusupdate"),
            order_constraint("due", "statusupdate"),
        ]
        indexes = judgement_indexes("statusupdate")

    def __str__(self) -> str:
        return f"{self.get_status_display()}, as of {self.as_of_edtf}"
