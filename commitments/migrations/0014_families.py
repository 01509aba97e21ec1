"""All that counted as one with a record at an instant, so that an index finds what names it."""

from django.db import migrations

FAMILY = """
CREATE FUNCTION tracker_{kind}_family(record bigint, instant timestamptz) RETURNS bigint[]
  LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  one bigint := tracker_{kind}_at(record, instant);
BEGIN
  RETURN ARRAY(
    SELECT one UNION ALL SELECT v.record_id FROM commitments_{kind}version v
    WHERE v.merged_into_id = one AND v.known_from <= instant
      AND (v.known_to IS NULL OR v.known_to > instant));
END $$;
"""
KINDS = ("actor", "source")


class Migration(migrations.Migration):
    dependencies = [("commitments", "0013_merges")]

    operations = [
        migrations.RunSQL(
            "".join(FAMILY.format(kind=kind) for kind in KINDS),
            reverse_sql="".join(f"DROP FUNCTION tracker_{kind}_family;" for kind in KINDS),
        )
    ]
