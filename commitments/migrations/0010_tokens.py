"""Tokens have names; a lock-out that was lifted is told."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0009_merging"),
        ("knox", "0009_extend_authtoken_field"),
    ]

    operations = [
        migrations.CreateModel(
            name="TokenName",
            fields=[
                (
                    "token",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="named",
                        serialize=False,
                        to="knox.authtoken",
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("last_used", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.AlterModelOptions(
            name="accessentry",
            options={"ordering": ["-at", "-pk"], "verbose_name_plural": "access entries"},
        ),
        migrations.RemoveConstraint(
            model_name="accessentry",
            name="accessentry_type_known",
        ),
        migrations.AlterField(
            model_name="accessentry",
            name="type",
            field=models.CharField(
                choices=[
                    ("logged_in", "Logged in"),
                    ("logged_out", "Logged out"),
                    ("refused", "Login refused"),
                    ("locked_out", "Locked out"),
                    ("released", "Lock-out lifted"),
                    ("factor_added", "Second factor added"),
                    ("factor_removed", "Second factor removed"),
                    ("factor_refused", "Second factor refused"),
                    ("password_changed", "Password changed"),
                    ("token_made", "Token made"),
                    ("token_revoked", "Token revoked"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="accessentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "type__in",
                        [
                            "logged_in",
                            "logged_out",
                            "refused",
                            "locked_out",
                            "released",
                            "factor_added",
                            "factor_removed",
                            "factor_refused",
                            "password_changed",
                            "token_made",
                            "token_revoked",
                        ],
                    )
                ),
                name="accessentry_type_known",
                violation_error_message="type: use one of logged_in, logged_out, refused, locked_out, released, factor_added, factor_removed, factor_refused, password_changed, token_made, token_revoked.",
            ),
        ),
        migrations.AddField(
            model_name="tokenname",
            name="made_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
