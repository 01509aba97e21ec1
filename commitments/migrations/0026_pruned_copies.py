"""Archived copies that nobody ever leant on may lose their text and file."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

GUARDS = (Path(__file__).parent / "sql" / "pruning.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("commitments", "0025_erasures")]

    operations = [
        migrations.CreateModel(
            name="PrunedCopy",
            fields=[
                (
                    "capture",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="pruned",
                        serialize=False,
                        to="commitments.capture",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={"verbose_name_plural": "pruned copies"},
        ),
        migrations.RunSQL(GUARDS, reverse_sql=migrations.RunSQL.noop),
    ]
