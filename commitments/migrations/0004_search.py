"""Search vectors on what is read: versions and ledgers."""

from pathlib import Path

from django.db import migrations

SEARCH = (Path(__file__).parent / "sql" / "search.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("commitments", "0003_throttle")]

    operations = [migrations.RunSQL(SEARCH, reverse_sql=migrations.RunSQL.noop)]
