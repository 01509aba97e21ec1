from __future__ import annotations

from django.db import models


class ListEntry(models.Model):
    """Where lists by actor and status look, in the order of when commitments were made.

    Triggers on standings and versions enter what was ever so; nothing leaves. Whether it is so is
    asked of the standing and the version.
    """

    pk = models.CompositePrimaryKey("actor", "status", "made_on", "commitment_id")
    actor = models.CharField(max_length=100, db_collation="C")
    status = models.CharField(max_length=30, db_collation="C")
    made_on = models.DateField()
    commitment_id = models.BigIntegerField()  # of one with standings, which is never deleted

    class Meta:
        verbose_name_plural = "list entries"

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.status} of {self.actor}, made {self.made_on}"
