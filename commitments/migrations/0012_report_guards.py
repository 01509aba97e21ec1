"""What was sent stays as it was sent, and who left a list stays off it."""

from django.db import migrations

GUARDS = """
CREATE TRIGGER zz_row_version BEFORE UPDATE ON commitments_reportschedule
  FOR EACH ROW EXECUTE FUNCTION tracker_raise_row_version();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON commitments_reportscheduleevent
  FOR EACH ROW EXECUTE FUNCTION tracker_append_only('{}', 'reportschedule', 'pgh_obj_id');
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON commitments_reportscheduleevent
  FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON commitments_optout
  FOR EACH ROW EXECUTE FUNCTION tracker_append_only('{}');
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON commitments_optout
  FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only();

-- A report that waits for an editor is made anew with the editor's note; once it goes, it stays.
CREATE FUNCTION tracker_report_file_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT FROM commitments_report
    WHERE id = OLD.report_id AND state IN ('claimed', 'waiting'))
  THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'commitments_reportfile: what was sent is kept as it was sent.'
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON commitments_reportfile
  FOR EACH ROW EXECUTE FUNCTION tracker_report_file_stays();
CREATE TRIGGER stays_truncate BEFORE TRUNCATE ON commitments_reportfile
  FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only();
"""
KEPT = "".join(
    f"""
CREATE TRIGGER stays BEFORE DELETE ON commitments_{name}
  FOR EACH ROW EXECUTE FUNCTION tracker_append_only('{{}}');
CREATE TRIGGER stays_truncate BEFORE TRUNCATE ON commitments_{name}
  FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only();
"""
    for name in ("report", "delivery", "reportschedule")
)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0011_reports")]

    operations = [migrations.RunSQL(GUARDS + KEPT, reverse_sql=migrations.RunSQL.noop)]
