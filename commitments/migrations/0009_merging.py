"""Merged records: under which they count, and what may be merged."""

from pathlib import Path

from django.db import migrations

MERGING = (Path(__file__).parent / "sql" / "merging.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("commitments", "0008_desk_guards")]

    operations = [migrations.RunSQL(MERGING, reverse_sql=migrations.RunSQL.noop)]
