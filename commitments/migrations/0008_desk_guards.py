"""What the desk says to one another and who got in are kept like the rest: never altered."""

from django.db import migrations

GUARD = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION tracker_append_only({arguments});
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only();
"""
GUARDS = "".join(
    GUARD.format(table=f"commitments_{name}", arguments=arguments)
    for name, arguments in (
        ("accessentry", "'{}'"),
        ("reviewcomment", "'{}'"),
        ("keepingevent", "'{}', 'keeping', 'pgh_obj_id'"),
    )
)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0007_desk")]

    operations = [migrations.RunSQL(GUARDS, reverse_sql=migrations.RunSQL.noop)]
