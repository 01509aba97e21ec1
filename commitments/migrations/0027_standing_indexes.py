"""A past list by status and actor finds its rows by both. An index that began with the instant was
read whole for it, every standing ever known by then, and served no other read: the standings of one
commitment are few.
"""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # the index is built beside what goes on

    dependencies = [("commitments", "0026_pruned_copies")]

    operations = [
        AddIndexConcurrently("standing", models.Index(fields=["status"], name="standing_status")),
        RemoveIndexConcurrently("standing", "standing_of"),
    ]
