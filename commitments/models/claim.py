from __future__ import annotations

from django.db import models

from commitments.models.audit import tracked
from commitments.models.record import (
    Record,
    Reviewed,
    Version,
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


class ClaimFields(models.Model):
    title = models.CharField(max_length=1000)
    text = models.TextField(blank=True, default="")
    made_on_edtf = edtf_column("When it was made, as EDTF.")
    made_on_earliest = day_column()
    made_on_latest = day_column()
    made_on_said = said_column()

    made_on = VagueDateColumns("made_on")

    class Meta:
        abstract = True


@tracked
class Claim(ClaimFields, Reviewed, Record):
    """A statement of fact that is no commitment; its evidence says who holds it, who denies it."""

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [order_constraint("made_on", "claim"), *reviewed_constraints("claim")]

    def __str__(self) -> str:
        return self.title


class ClaimVersion(ClaimFields, Version):
    record = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="versions")
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            order_constraint("made_on", "claimversion"),
            *version_constraints("claimversion"),
        ]
        indexes = version_indexes("claimversion")
