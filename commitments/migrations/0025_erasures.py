"""A person who asks for it becomes a pseudonym, and the guards let that pass and nothing else."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Length, Trim

GUARDS = (Path(__file__).parent / "sql" / "erasures.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("commitments", "0023_history_indexes")]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "grounds",
                    models.TextField(
                        help_text="The request that it answers, without the name in it."
                    ),
                ),
                ("at", models.DateTimeField(editable=False)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.lookups.GreaterThan(Length(Trim("grounds")), 0),
                        name="erasure_says_why",
                    )
                ],
            },
        ),
        migrations.RunSQL(GUARDS, reverse_sql=migrations.RunSQL.noop),
    ]
