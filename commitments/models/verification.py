from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from commitments.models import vocabulary as v
from commitments.models.capture import Capture
from commitments.models.change import Change
from commitments.models.evidence import Evidence
from commitments.models.record import code_constraint

# What the desk is to look at, if nothing else was noted since.
NOTED = models.Q(result=v.Verification.NOT_FOUND) | models.Q(edited=True)


class Verification(models.Model):
    """What came of looking for an excerpt in the archived copies of its source. Append-only: of an
    excerpt's rows the last one counts that was there by the instant, and on the day, asked for.

    `sought`: the digest of what was looked for; what was edited since is not verified. `capture`:
    the copy that has it, or the newest one if none has. `edited`: a newer copy, `newest`, has it no
    more. Places count code points in a copy's text; of `left_out` each pair is what stands in the
    copy where the excerpt has an ellipsis. `nearest_…`: the passage most like it, in `newest`.
    `change`: the one by which the public answer became another; none while it is a draft, or where
    only the places are others.
    """

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="verifications")
    sought = models.CharField(max_length=64)
    capture = models.ForeignKey(Capture, on_delete=models.CASCADE, related_name="+")
    newest = models.ForeignKey(Capture, on_delete=models.CASCADE, related_name="+")
    result = models.CharField(max_length=20, choices=v.Verification.choices)
    edited = models.BooleanField(default=False)
    in_title = models.BooleanField(
        default=False, help_text="The copy's title has it, and the body lacks it."
    )
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    prefix = models.TextField(blank=True, default="")
    suffix = models.TextField(blank=True, default="")
    left_out: ArrayField[list[list[int]], list[list[int]]] = ArrayField(
        ArrayField(models.PositiveIntegerField(), size=2), blank=True, default=list
    )
    nearest_start = models.PositiveIntegerField(null=True)
    nearest_end = models.PositiveIntegerField(null=True)
    nearest_score = models.FloatField(null=True)
    verified_at = models.DateTimeField()
    change = models.ForeignKey(
        Change, on_delete=models.PROTECT, null=True, related_name="verifications"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            code_constraint("result", v.Verification, "verification"),
            models.CheckConstraint(
                condition=models.Q(result=v.Verification.NOT_FOUND, start__isnull=True)
                | ~models.Q(result=v.Verification.NOT_FOUND)
                & models.Q(start__isnull=False, end__gt=models.F("start")),
                name="verification_placed_if_found",
            ),
            models.CheckConstraint(
                condition=models.Q(edited=False) | ~models.Q(result=v.Verification.NOT_FOUND),
                name="verification_edited_only_if_found",
            ),
        ]
        indexes = [
            models.Index(fields=["evidence", "-id"], name="verification_of_evidence"),
            models.Index(fields=["evidence"], condition=NOTED, name="verification_noted"),
            models.Index(
                fields=["verified_at"],
                condition=models.Q(change__isnull=False),
                name="verification_announced",
            ),
        ]

    def __str__(self) -> str:
        return f"evidence {self.evidence_id}: {self.get_result_display().lower()}"
