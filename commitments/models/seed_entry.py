from __future__ import annotations

from django.db import models


class SeedEntry(models.Model):
    """What the seed last wrote: a fixture's key, the row it became, and two SHA-256 digests, of
    the fixture and of what the row said then.

    A row that says something else by now is somebody's work, and the seed leaves it alone.
    """

    resource = models.CharField(max_length=20)
    key = models.CharField(max_length=250)
    object_id = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    written = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "seed entries"
        constraints = [
            models.UniqueConstraint(fields=["resource", "key"], name="seedentry_once"),
        ]

    def __str__(self) -> str:
        return f"{self.resource}/{self.key}"
