"""A search for words that many rows say spent most of its time on looks at rows for two members.

From evidence it goes to the judgement that this stands on, and from a source to its evidence; now
indexes hold what it asks of these. And whether a row was corrected is asked of the few corrections,
no longer of an index of all rows. At 100,000 commitments: half the pages of PostgreSQL's memory,
two thirds of the time.

The first page of a day gone by finds what was late, and what was next, by the window's last day, as
that of today does. The desk's first page counts excerpts that are in no copy, of which there are
few: they have an index, where every row of evidence was looked at. Its lists of judgements, the
latest first, no longer sort them all. What was updated since an instant is found by the touches
since.

The old indexes are dropped by name: an AlterField would drop the unique ones on the column as well,
by which a row is corrected once.
"""

import django.db.models.deletion
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# With the name of the index that Django made of the foreign key.
LEDGERS = {
    "evidence": "commitments_evidence_supersedes_id_cf0992ef",
    "position": "commitments_position_supersedes_id_c4c0d5c9",
    "statusupdate": "commitments_statusupdate_supersedes_id_4cff7729",
}


def corrections(name):
    return AddIndexConcurrently(
        name,
        models.Index(
            fields=["supersedes"],
            condition=models.Q(supersedes__isnull=False),
            name=f"{name}_corrects",
        ),
    )


def judgement(name):
    return AddIndexConcurrently(
        name,
        models.Index(
            fields=["id"],
            include=["commitment", "day", "published_at", "retracted_at"],
            name=f"{name}_speaks_of",
        ),
    )


def latest(name):
    return AddIndexConcurrently(
        name, models.Index(fields=["-day", "-published_at", "-id"], name=f"{name}_latest")
    )


def without_index(name):
    table, index = f"commitments_{name}", LEDGERS[name]
    return migrations.RunSQL(
        f"DROP INDEX CONCURRENTLY {index}",
        f"CREATE INDEX CONCURRENTLY {index} ON {table} (supersedes_id)",
        state_operations=[
            migrations.AlterField(
                name,
                "supersedes",
                models.ForeignKey(
                    blank=True,
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="corrections",
                    to=f"commitments.{name}",
                ),
            )
        ],
    )


class Migration(migrations.Migration):
    atomic = False  # the indexes are built beside what goes on

    dependencies = [("commitments", "0033_counted_days")]

    operations = [
        *(corrections(name) for name in LEDGERS),
        *(how(name) for how in (judgement, latest) for name in ("position", "statusupdate")),
        AddIndexConcurrently(
            "evidence",
            models.Index(
                fields=["source"],
                include=[
                    *("id", "commitment", "status_update", "position"),
                    *("published_at", "retracted_at"),
                ],
                name="evidence_of_source",
            ),
        ),
        *(without_index(name) for name in LEDGERS),
        AddIndexConcurrently("touch", models.Index(fields=["at"], name="touch_at")),
        AddIndexConcurrently(
            "standing",
            models.Index(
                fields=["due_latest"],
                condition=models.Q(known_to__isnull=True),
                name="standing_known_due",
            ),
        ),
        AddIndexConcurrently(
            "verification",
            models.Index(
                fields=["evidence"],
                condition=models.Q(result="not_found") | models.Q(edited=True),
                name="verification_noted",
            ),
        ),
    ]
