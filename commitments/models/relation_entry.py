from __future__ import annotations

from django.db import models


class RelationEntry(models.Model):
    """One end of a relation, as a version of a commitment says it; pages read either end by it.

    Triggers on versions enter each relation twice, under the commitment that says so (`out`) and
    under the other (`in`), and end both when the version ends; nothing leaves.
    """

    pk = models.CompositePrimaryKey("version_id", "place", "direction")
    version_id = models.BigIntegerField()
    place = models.SmallIntegerField()  # in the version's list, from 1
    direction = models.CharField(max_length=3, db_collation="C")
    commitment_id = models.BigIntegerField()  # may be of a draft that was dropped since
    type = models.CharField(max_length=20)
    other_id = models.BigIntegerField()
    other = models.CharField(max_length=100)  # its slug, which never changes
    made_on = models.DateField(null=True)  # of the commitment that says so, at the earliest
    known_from = models.DateTimeField()
    known_to = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "relation entries"
        indexes = [
            models.Index(
                fields=["commitment_id"],
                include=[
                    *["direction", "place", "type", "other_id", "other"],
                    *["made_on", "known_from", "known_to"],
                ],
                name="relation_entry_read",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.type} {self.other} ({self.direction})"
