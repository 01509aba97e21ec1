"""The first page asks for the windows that closed, and that close, first, and for the newest
findings: each was looked for among all that there are.
"""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # the indexes are built beside what goes on

    dependencies = [("commitments", "0027_standing_indexes")]

    operations = [
        AddIndexConcurrently(
            "standing",
            models.Index(
                fields=["due_latest"],
                condition=models.Q(known_to__isnull=True, valid_to__isnull=True),
                name="standing_now_due",
            ),
        ),
        AddIndexConcurrently(
            "statusupdate",
            models.Index(
                models.F("day").desc(nulls_last=True),
                "id",
                condition=models.Q(published_at__isnull=False, retracted_at__isnull=True),
                name="statusupdate_newest",
            ),
        ),
    ]
