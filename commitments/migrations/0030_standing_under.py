"""A list by status and actor looks among the rows of both at once.

PostgreSQL does not put two partial indexes of one condition together: for an actor's commitments of
one status that hold now it read every standing that ever had that status, 280,000 entries for 620
rows. Now there is an index of each key under the status, of the present, of what is known now, and
of all.
"""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

NOW = models.Q(known_to__isnull=True, valid_to__isnull=True)
KNOWN = models.Q(known_to__isnull=True)
UNDER = models.Func(models.F("keys"), models.F("status"), function="tracker_under")
# Those that name a party's own status are left out: what they find is few already.
FUNCTION = """
CREATE FUNCTION tracker_under(keys varchar[], status varchar) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(SELECT status || '|' || k FROM unnest(keys) k WHERE k NOT LIKE '=%')
"""


class Migration(migrations.Migration):
    atomic = False  # the indexes are built beside what goes on

    dependencies = [("commitments", "0029_counted_indexes")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION tracker_under(varchar[], varchar)"),
        AddIndexConcurrently("standing", GinIndex(UNDER, name="standing_now_under", condition=NOW)),
        AddIndexConcurrently(
            "standing", GinIndex(UNDER, name="standing_known_under", condition=KNOWN)
        ),
        AddIndexConcurrently("standing", GinIndex(UNDER, name="standing_under")),
    ]
