from __future__ import annotations

from functools import partial

from django.db import models

from commitments.models.audit import tracked
from commitments.models.commitment import Commitment


@partial(tracked, found_by=("commitment",))
class Keeping(models.Model):
    """Who on the desk looks after a commitment, and what they note on it. Never public."""

    commitment = models.OneToOneField(Commitment, on_delete=models.CASCADE, related_name="keeping")
    owner = models.ForeignKey(
        "commitments.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    notes = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "keeping"

    def __str__(self) -> str:
        return f"Keeping of {self.commitment}"
