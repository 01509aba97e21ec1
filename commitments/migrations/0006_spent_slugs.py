"""Slugs of dropped drafts are never used again."""

from pathlib import Path

from django.db import migrations

SPENT = (Path(__file__).parent / "sql" / "spent_slugs.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("commitments", "0005_idempotency")]

    operations = [migrations.RunSQL(SPENT, reverse_sql=migrations.RunSQL.noop)]
