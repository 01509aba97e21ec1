"""Whether anything was ever merged: asked by every read, so it must cost next to nothing."""

from django.db import migrations

# The end of an index is looked up, by a plan that is kept, however the table was counted last.
MERGES = """
CREATE FUNCTION tracker_merges() RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  PERFORM FROM commitments_actor WHERE merged_into_id IS NOT NULL
    ORDER BY merged_into_id DESC LIMIT 1;
  IF FOUND THEN
    RETURN true;
  END IF;
  PERFORM FROM commitments_source WHERE merged_into_id IS NOT NULL
    ORDER BY merged_into_id DESC LIMIT 1;
  RETURN FOUND;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0012_report_guards")]

    operations = [
        migrations.RunSQL(MERGES, reverse_sql="DROP FUNCTION tracker_merges()"),
    ]
