from __future__ import annotations

from django.db import models

from commitments.models.capture import Capture


class PrunedCopy(models.Model):
    """The text and the file of an archived copy were dropped, since nobody ever leant on it. When
    it was taken, from where, and its digests stay. Append-only."""

    capture = models.OneToOneField(
        Capture, on_delete=models.CASCADE, primary_key=True, related_name="pruned"
    )
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "pruned copies"

    def __str__(self) -> str:
        return f"{self.capture}, pruned"
