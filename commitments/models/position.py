from __future__ import annotations

from django.db import models

from commitments.models.actor import Actor
from commitments.models.audit import tracked
from commitments.models.ledger import Judgement, judgement_constraints, judgement_indexes
from commitments.models.record import code_constraint
from commitments.models.vocabulary import PositionView, Sufficient


@tracked
class Position(Judgement):
    """What an actor says of a commitment, kept beside the desk's finding."""

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    speaker = models.ForeignKey(
        Actor, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    view = models.CharField(max_length=20, choices=PositionView.choices)
    sufficient = models.CharField(
        max_length=10, choices=Sufficient.choices, default=Sufficient.UNSTATED
    )
    supersedes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        db_index=False,
    )

    class Meta:
        ordering = ["-day", "-published_at", "-pk"]
        constraints = [
            *judgement_constraints("position"),
            code_constraint("view", PositionView, "position"),
            code_constraint("sufficient", Sufficient, "position"),
        ]
        indexes = judgement_indexes("position")

    def __str__(self) -> str:
        return f"{self.actor}: {self.get_view_display()}, as of {self.as_of_edtf}"
