"""Judgements and evidence in the order of their updates, and those updated since an instant, are
found by the instants at which something came and went: each row's own was worked out, 3 s of them
at 100,000 commitments.
"""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

INSTANTS = {"published": "published_at", "retracted": "retracted_at"}


def at(table, field, name, **condition):
    return AddIndexConcurrently(
        table, models.Index(fields=[field], condition=models.Q(**condition), name=name)
    )


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("commitments", "0036_relations_unsearched")]

    operations = [
        *(
            at(table, field, f"{table}_{noun}", **{f"{field}__isnull": False})
            for table in ("statusupdate", "position", "evidence")
            for noun, field in INSTANTS.items()
        ),
        at("verification", "verified_at", "verification_announced", change__isnull=False),
        at("actorversion", "known_from", "actorversion_again", number__gt=1),
        at("sourceversion", "known_from", "sourceversion_again", number__gt=1),
    ]
