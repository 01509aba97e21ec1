from __future__ import annotations

from django.db import models
from django.db.models.functions import Length, Trim

from commitments.models.change import Change
from commitments.models.claim import Claim


class Resolution(models.Model):
    """Why the desk takes a discrepancy for resolved: a disputed claim, or a series whose figures
    differ. Append-only; the newest counts, as long as the discrepancy is what it was then.

    `stood`: who stood on which side, or the figures with their definitions, as the API told them.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, related_name="+")
    series = models.CharField(max_length=100, blank=True, default="")
    stood = models.JSONField()
    reason = models.TextField()
    resolved_at = models.DateTimeField()
    by = models.ForeignKey("commitments.User", on_delete=models.PROTECT, related_name="+")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(claim__isnull=False, series="")
                | models.Q(claim__isnull=True) & ~models.Q(series=""),
                name="resolution_of_a_claim_or_a_series",
            ),
            models.CheckConstraint(
                condition=models.lookups.GreaterThan(Length(Trim("reason")), 0),
                name="resolution_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["claim", "-id"], name="resolution_of_claim"),
            models.Index(fields=["series", "-id"], name="resolution_of_series"),
        ]

    def __str__(self) -> str:
        return f"{self.claim or self.series}: resolved"
