"""Where web workers add up the requests of a minute.

Unlogged: after a crash the counts start again from nothing, and counting waits for no disk.
"""

from django.db import migrations

MAKE = """
CREATE UNLOGGED TABLE commitments_throttle (
  subject text NOT NULL,
  minute bigint NOT NULL,
  requests integer NOT NULL,
  PRIMARY KEY (subject, minute)
) WITH (fillfactor = 50);
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0002_guards")]

    operations = [migrations.RunSQL(MAKE, reverse_sql="DROP TABLE commitments_throttle")]
