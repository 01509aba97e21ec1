"""Counts of the whole record read every standing and every text for a few of their members; now the
indexes hold these. And the newest positions have an index as the newest findings do.
"""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

NOW = models.Q(known_to__isnull=True, valid_to__isnull=True)
KNOWN = models.Q(known_to__isnull=True)


class Migration(migrations.Migration):
    atomic = False  # the indexes are built beside what goes on

    dependencies = [("commitments", "0028_newest_indexes")]

    operations = [
        AddIndexConcurrently(
            "standing",
            models.Index(
                fields=["commitment"],
                include=[
                    *("status", "due_earliest", "due_latest", "verdict", "found_late"),
                    "contestation",
                ],
                condition=NOW,
                name="standing_now_counted",
            ),
        ),
        RemoveIndexConcurrently("standing", "standing_now"),
        AddIndexConcurrently(
            "standing",
            models.Index(fields=["contestation"], condition=NOW, name="standing_now_contested"),
        ),
        AddIndexConcurrently(
            "standing",
            models.Index(
                fields=["commitment"],
                include=["status", "valid_from", "valid_to"],
                condition=KNOWN,
                name="standing_spans",
            ),
        ),
        AddIndexConcurrently(
            "commitmentversion",
            models.Index(
                fields=["record"],
                include=["kind", "made_on_earliest"],
                condition=KNOWN,
                name="commitmentversion_counted",
            ),
        ),
        AddIndexConcurrently(
            "position",
            models.Index(
                models.F("day").desc(nulls_last=True),
                "id",
                condition=models.Q(published_at__isnull=False, retracted_at__isnull=True),
                name="position_newest",
            ),
        ),
    ]
