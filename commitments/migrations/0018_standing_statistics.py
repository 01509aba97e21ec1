"""Of what is known now and holds today there is one standing a commitment, whatever its status; the
planner is told so, or it takes each of the three for a chance of its own."""

from django.db import migrations

TOGETHER = """
CREATE STATISTICS standing_together (mcv) ON status, known_to, valid_to FROM commitments_standing
"""


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0017_now_indexes"),
    ]

    operations = [
        migrations.RunSQL(TOGETHER, reverse_sql="DROP STATISTICS standing_together"),
    ]
