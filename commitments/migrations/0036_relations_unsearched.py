"""Nobody looks for relations in the versions any more: their entries say who names whom."""

from django.contrib.postgres.operations import RemoveIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("commitments", "0035_relation_entries")]

    operations = [RemoveIndexConcurrently("commitmentversion", "commitmentversion_relations")]
