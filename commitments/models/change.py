from __future__ import annotations

from django.db import models

from commitments.models.actor import Actor
from commitments.models.commitment import Commitment
from commitments.models.record import code_constraint
from commitments.models.vocabulary import ChangeType

# pg_advisory_xact_lock's key for the numbering of publications: exclusive to publish, shared to
# read what was known at an instant after which nothing was published yet.
NUMBERING_LOCK = 7_204_230_100


class Change(models.Model):
    """One numbered publication: numbers have no gaps, and instants grow with them.

    The newest number is the whole tracker's version. `before` and `after` hold the codes or the
    fields that differ; null where there was nothing, or is nothing any more.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(unique=True)
    type = models.CharField(max_length=10, choices=ChangeType.choices)
    object_type = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    object_key = models.CharField(max_length=100, help_text="The slug, or the id as text.")
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, related_name="changes"
    )
    party = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, related_name="+")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True, default="")
    by = models.ForeignKey(
        "commitments.User", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            code_constraint("type", ChangeType, "change"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="change_number_from_1"),
        ]
        indexes = [
            models.Index(fields=["object_type", "object_id", "number"], name="change_of_object"),
            models.Index(fields=["commitment", "at"], name="change_on_commitment"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.type} {self.object_type} {self.object_key}"


class Touch(models.Model):
    """A publication that altered a commitment's answer, beyond what is computed from the day."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="touches")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "at"], name="touch_once"),
        ]
        indexes = [models.Index(fields=["at"], name="touch_at")]

    def __str__(self) -> str:
        return f"{self.commitment_id} at {self.at}"
