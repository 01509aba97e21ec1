"""The relations of a page are read from one index, however many commitments there are.

Each was looked for in the versions, which are 2 KB wide, by way of an index on what they name: 8 µs
a row at 100,000 commitments, 32 at a million. Entries of both ends follow the versions.

Locks: publications wait while what stands is entered, one read of the versions of commitments; no
read waits.
"""

from pathlib import Path

from django.db import migrations, models

TRIGGERS = (Path(__file__).parent / "sql" / "relation_entries.sql").read_text()
UNDONE = """
DROP TRIGGER zz_enter_relations ON commitments_commitmentversion;
DROP TRIGGER zz_end_relations ON commitments_commitmentversion;
DROP FUNCTION tracker_enter_relations();
DROP FUNCTION tracker_end_relations();
"""
ENTERED = """
INSERT INTO commitments_relationentry (version_id, place, direction, commitment_id, type,
  other_id, other, made_on, known_from, known_to)
SELECT v.id, x.place, d.direction, d.commitment_id, x.value ->> 'type',
  d.other_id, d.other, v.made_on_earliest, v.known_from, v.known_to
FROM commitments_commitmentversion v
JOIN commitments_commitment c ON c.id = v.record_id
CROSS JOIN jsonb_array_elements(v.relations) WITH ORDINALITY x(value, place)
JOIN commitments_commitment o ON o.slug = x.value ->> 'commitment'
CROSS JOIN LATERAL (VALUES
  ('out', c.id, o.id, o.slug), ('in', o.id, c.id, c.slug)) d(direction, commitment_id, other_id, other)
ORDER BY d.commitment_id
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0034_search_indexes")]

    operations = [
        migrations.CreateModel(
            name="RelationEntry",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "version_id",
                        "place",
                        "direction",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("version_id", models.BigIntegerField()),
                ("place", models.SmallIntegerField()),
                ("direction", models.CharField(db_collation="C", max_length=3)),
                ("commitment_id", models.BigIntegerField()),
                ("type", models.CharField(max_length=20)),
                ("other_id", models.BigIntegerField()),
                ("other", models.CharField(max_length=100)),
                ("made_on", models.DateField(null=True)),
                ("known_from", models.DateTimeField()),
                ("known_to", models.DateTimeField(null=True)),
            ],
            options={"verbose_name_plural": "relation entries"},
        ),
        migrations.RunSQL(TRIGGERS, UNDONE),
        migrations.RunSQL(ENTERED, migrations.RunSQL.noop),
        migrations.AddIndex(
            "relationentry",
            models.Index(
                fields=["commitment_id"],
                include=[
                    *["direction", "place", "type", "other_id", "other"],
                    *["made_on", "known_from", "known_to"],
                ],
                name="relation_entry_read",
            ),
        ),
    ]
