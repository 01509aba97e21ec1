"""A search of the present looks at one row a commitment.

Each word's findings, evidence and sources were looked at one by one, and their commitments put together:
100,000 pages for two words at 100,000 commitments, and ten times as many at a million, which took six
seconds. Triggers keep all words of a commitment in one row now.

Locks: publications wait for each thousand commitments that is entered, half a second; no read waits.
"""

from pathlib import Path

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models, transaction

from commitments.models.change import NUMBERING_LOCK

AT_ONCE = 1_000
TRIGGERS = (Path(__file__).parent / "sql" / "search_entries.sql").read_text()
TABLES = ("commitmentversion", "standing", "statusupdate", "position", "evidence", "sourceversion")
FUNCTIONS = (
    *("versions()", "standings()", "judgements()", "a_judgement()", "evidence()", "a_piece()"),
    *("new_sources()", "redacted_sources()", "sources(bigint[])"),
)
UNDONE = f"""
{"".join(f"DROP TRIGGER zz_words_new ON commitments_{table};" for table in TABLES)}
{"".join(f"DROP TRIGGER zz_words ON commitments_{table};" for table in TABLES if table != "standing")}
{"".join(f"DROP FUNCTION tracker_words_of_{name};" for name in FUNCTIONS)}
DROP FUNCTION tracker_spoken_of(bigint, bigint, bigint);
DROP FUNCTION tracker_is_quoted(name, bigint);
DROP FUNCTION tracker_enter_words(bigint[]);
DROP FUNCTION tracker_add_words(bigint, tsvector);
DROP FUNCTION tracker_said(bigint[]);
DROP AGGREGATE tracker_words(tsvector);
"""


def enter(apps, schema_editor):
    """What is public already, while nobody publishes."""
    newest = apps.get_model("commitments", "Commitment").objects.aggregate(last=models.Max("pk"))
    with schema_editor.connection.cursor() as cursor:
        for start in range(1, (newest["last"] or 0) + 1, AT_ONCE):
            with transaction.atomic(using=schema_editor.connection.alias):
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERING_LOCK])
                cursor.execute(
                    "SELECT tracker_enter_words(ARRAY(SELECT generate_series(%s::bigint, %s)))",
                    [start, start + AT_ONCE - 1],
                )


class Migration(migrations.Migration):
    atomic = False  # nobody waits for more than a thousand commitments

    dependencies = [("commitments", "0037_moved_since")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("commitment_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("title", django.contrib.postgres.search.SearchVectorField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={"verbose_name_plural": "search entries"},
        ),
        # Beside the row, and as it is: it does not compress, and few who find the row read it.
        migrations.RunSQL(
            "ALTER TABLE commitments_searchentry ALTER words SET STORAGE EXTERNAL",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(TRIGGERS, UNDONE),
        migrations.RunPython(enter, migrations.RunPython.noop),
        AddIndexConcurrently(
            "searchentry",
            django.contrib.postgres.indexes.GinIndex(fields=["words"], name="searchentry_words"),
        ),
    ]
