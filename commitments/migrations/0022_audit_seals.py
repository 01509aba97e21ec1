"""Seals of the audit trail; exports, and reads of what is not public, are in it."""

from pathlib import Path

from django.db import migrations, models

SEALS = (Path(__file__).parent / "sql" / "audit.sql").read_text()
KNOWN = {
    "logged_in": "Logged in",
    "logged_out": "Logged out",
    "refused": "Login refused",
    "locked_out": "Locked out",
    "released": "Lock-out lifted",
    "factor_added": "Second factor added",
    "factor_removed": "Second factor removed",
    "factor_refused": "Second factor refused",
    "password_changed": "Password changed",
    "token_made": "Token made",
    "token_revoked": "Token revoked",
    "exported": "Export taken",
    "drafts_read": "Drafts read",
}


class Migration(migrations.Migration):
    dependencies = [("commitments", "0020_link_deaths")]

    operations = [
        migrations.RunSQL(SEALS, reverse_sql="DROP TABLE commitments_auditseal"),
        migrations.RemoveConstraint(model_name="accessentry", name="accessentry_type_known"),
        migrations.AlterField(
            model_name="accessentry",
            name="type",
            field=models.CharField(choices=list(KNOWN.items()), max_length=20),
        ),
        migrations.AddConstraint(
            model_name="accessentry",
            constraint=models.CheckConstraint(
                condition=models.Q(type__in=list(KNOWN)),
                name="accessentry_type_known",
                violation_error_message=f"type: use one of {', '.join(KNOWN)}.",
            ),
        ),
    ]
