"""Counts of a past day looked at every standing that is known: 600,000 wide rows for 95,000
commitments, since an index that lacks one of the members does not spare the look at the row.

The committing parties with their statuses stand in a column of their own now, short enough for an
index, and the two indexes hold all that counts are made of. Each takes the place of a narrower one.

Locks: the table of standings is written anew with the column, with all its indexes, and nobody
reads or writes it meanwhile: a minute and a half at 100,000 commitments (1.1 million standings).
"""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

NOW = models.Q(known_to__isnull=True, valid_to__isnull=True)
KNOWN = models.Q(known_to__isnull=True)
COUNTED = [
    *("status", "due_earliest", "due_latest", "verdict", "found_late", "contestation"),
    "committing",
]
# Out of the keys “=status:committing:actor”: “status:actor”, with blanks between; null where that
# is longer. Sorted as bytes, which is what grouping by it costs least with.
FUNCTION = """
CREATE FUNCTION tracker_committing(keys varchar[], longest integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT CASE WHEN octet_length(told.parties) > longest THEN NULL ELSE told.parties END
  FROM (SELECT coalesce(string_agg(
      substr(split_part(k, ':', 1), 2) || ':' || split_part(k, ':', 3), ' '), '')
    FROM unnest(keys) k WHERE k LIKE '=%:committing:_%') told(parties))
"""


class Migration(migrations.Migration):
    atomic = False  # the indexes are built beside what goes on

    dependencies = [("commitments", "0032_report_pieces")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION tracker_committing(varchar[], integer)"),
        migrations.AddField(
            "standing",
            "committing",
            models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("keys"), models.Value(1000), function="tracker_committing"
                ),
                output_field=models.TextField(db_collation="C", null=True),
            ),
        ),
        AddIndexConcurrently(
            "standing",
            models.Index(
                fields=["commitment"], include=COUNTED, condition=NOW, name="standing_counted_now"
            ),
        ),
        RemoveIndexConcurrently("standing", "standing_now_counted"),
        AddIndexConcurrently(
            "standing",
            models.Index(
                fields=["commitment"],
                include=["valid_from", "valid_to", *COUNTED],
                condition=KNOWN,
                name="standing_counted",
            ),
        ),
        RemoveIndexConcurrently("standing", "standing_spans"),
    ]
