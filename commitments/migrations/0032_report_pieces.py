"""A report's file may be longer than a value in PostgreSQL, which ends at a gigabyte: what comes
after its first piece is in rows of its own, and stays as the file does.

Locks: the new table points to that of the files, which is locked for the moment that this takes.
"""

import django.db.models.deletion
from django.db import migrations, models

GUARDS = """
CREATE FUNCTION tracker_report_piece_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_file bigint := CASE TG_OP WHEN 'INSERT' THEN NEW.file_id ELSE OLD.file_id END;
BEGIN
  IF TG_OP <> 'UPDATE' AND EXISTS (
    SELECT FROM commitments_report r JOIN commitments_reportfile f ON f.report_id = r.id
    WHERE f.id = of_file AND r.state IN ('claimed', 'waiting'))
  THEN
    RETURN CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
  END IF;
  RAISE EXCEPTION 'commitments_reportpiece: what was sent is kept as it was sent.'
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON commitments_reportpiece
  FOR EACH ROW EXECUTE FUNCTION tracker_report_piece_stays();
CREATE TRIGGER stays_truncate BEFORE TRUNCATE ON commitments_reportpiece
  FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only();
"""
UNDONE = """
DROP TRIGGER stays ON commitments_reportpiece;
DROP TRIGGER stays_truncate ON commitments_reportpiece;
DROP FUNCTION tracker_report_piece_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0031_list_entries")]

    operations = [
        migrations.CreateModel(
            name="ReportPiece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                ("body", models.BinaryField()),
                (
                    "file",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="further",
                        to="commitments.reportfile",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("file", "place"), name="reportpiece_once")
                ],
            },
        ),
        migrations.RunSQL(GUARDS, UNDONE),
    ]
