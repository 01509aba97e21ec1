"""A page by actor and status no longer costs what all its rows would.

The rows of both were found at once, and sorted: 6,200 at a million commitments, for a page of 50.
Entries in the order of when commitments were made end after the page. The triggers come first, so
that what is published while the rest is entered is not missed. What of a commitment holds when is
told by its index alone.

Locks: the triggers are made at once, and no transaction holds them while the entries are written.
"""

from pathlib import Path

import django.db.models.deletion
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

TRIGGERS = (Path(__file__).parent / "sql" / "list_entries.sql").read_text()
UNDONE = """
DROP TRIGGER zz_enter_standings ON commitments_standing;
DROP TRIGGER zz_enter_versions ON commitments_commitmentversion;
DROP FUNCTION tracker_enter_standings();
DROP FUNCTION tracker_enter_versions();
"""
ENTERED = """
INSERT INTO commitments_listentry (actor, status, made_on, commitment_id)
SELECT DISTINCT p.value ->> 'actor', s.status, v.made_on_earliest, s.commitment_id
FROM commitments_standing s
JOIN commitments_commitmentversion v ON v.record_id = s.commitment_id
CROSS JOIN jsonb_array_elements(s.parties) p
WHERE v.made_on_earliest IS NOT NULL
ORDER BY 1, 2, 3, 4
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    atomic = False  # what goes on waits for the triggers alone, not for the entries

    dependencies = [("commitments", "0030_standing_under")]

    operations = [
        migrations.CreateModel(
            name="ListEntry",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "actor",
                        "status",
                        "made_on",
                        "commitment_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("actor", models.CharField(db_collation="C", max_length=100)),
                ("status", models.CharField(db_collation="C", max_length=30)),
                ("made_on", models.DateField()),
                ("commitment_id", models.BigIntegerField()),
            ],
            options={"verbose_name_plural": "list entries"},
        ),
        AddIndexConcurrently(
            "standing",
            models.Index(
                fields=["commitment"],
                include=["status", "valid_from", "valid_to", "known_from", "known_to"],
                name="standing_of_commitment",
            ),
        ),
        migrations.AlterField(
            model_name="standing",
            name="commitment",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="standings",
                to="commitments.commitment",
            ),
        ),
        migrations.RunSQL(TRIGGERS, UNDONE),
        migrations.RunSQL(ENTERED, migrations.RunSQL.noop),
    ]
