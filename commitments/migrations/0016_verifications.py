"""What came of looking for excerpts in archived copies, and why discrepancies are resolved."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

SQL = (Path(__file__).parent / "sql" / "verifications.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0015_captures"),
    ]

    operations = [
        migrations.CreateModel(
            name="Resolution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("series", models.CharField(blank=True, default="", max_length=100)),
                ("stood", models.JSONField()),
                ("reason", models.TextField()),
                ("resolved_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sought", models.CharField(max_length=64)),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("exact", "Exact"),
                            ("normalised", "Normalised"),
                            ("not_found", "Not found"),
                            ("not_checked", "Not checked"),
                        ],
                        max_length=20,
                    ),
                ),
                ("edited", models.BooleanField(default=False)),
                (
                    "in_title",
                    models.BooleanField(
                        default=False,
                        help_text="The copy's title has it, and the body lacks it.",
                    ),
                ),
                ("start", models.PositiveIntegerField(null=True)),
                ("end", models.PositiveIntegerField(null=True)),
                ("prefix", models.TextField(blank=True, default="")),
                ("suffix", models.TextField(blank=True, default="")),
                (
                    "left_out",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=django.contrib.postgres.fields.ArrayField(
                            base_field=models.PositiveIntegerField(), size=2
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("nearest_start", models.PositiveIntegerField(null=True)),
                ("nearest_end", models.PositiveIntegerField(null=True)),
                ("nearest_score", models.FloatField(null=True)),
                ("verified_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="change",
            name="change_type_known",
        ),
        migrations.AlterField(
            model_name="change",
            name="type",
            field=models.CharField(
                choices=[
                    ("published", "Published"),
                    ("revised", "Revised"),
                    ("corrected", "Corrected"),
                    ("retracted", "Retracted"),
                    ("merged", "Merged"),
                    ("captured", "Captured"),
                    ("verified", "Verified"),
                    ("resolved", "Resolved"),
                    ("redacted", "Redacted"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "type__in",
                        [
                            "published",
                            "revised",
                            "corrected",
                            "retracted",
                            "merged",
                            "captured",
                            "verified",
                            "resolved",
                            "redacted",
                        ],
                    )
                ),
                name="change_type_known",
                violation_error_message="type: use one of published, revised, corrected, retracted, merged, captured, verified, resolved, redacted.",
            ),
        ),
        migrations.AddField(
            model_name="resolution",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="resolution",
            name="change",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="commitments.change",
            ),
        ),
        migrations.AddField(
            model_name="resolution",
            name="claim",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="commitments.claim",
            ),
        ),
        migrations.AddField(
            model_name="verification",
            name="capture",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="commitments.capture",
            ),
        ),
        migrations.AddField(
            model_name="verification",
            name="change",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verifications",
                to="commitments.change",
            ),
        ),
        migrations.AddField(
            model_name="verification",
            name="evidence",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="verifications",
                to="commitments.evidence",
            ),
        ),
        migrations.AddField(
            model_name="verification",
            name="newest",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="commitments.capture",
            ),
        ),
        migrations.AddIndex(
            model_name="resolution",
            index=models.Index(fields=["claim", "-id"], name="resolution_of_claim"),
        ),
        migrations.AddIndex(
            model_name="resolution",
            index=models.Index(fields=["series", "-id"], name="resolution_of_series"),
        ),
        migrations.AddConstraint(
            model_name="resolution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("claim__isnull", False), ("series", "")),
                    models.Q(("claim__isnull", True), models.Q(("series", ""), _negated=True)),
                    _connector="OR",
                ),
                name="resolution_of_a_claim_or_a_series",
            ),
        ),
        migrations.AddConstraint(
            model_name="resolution",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.GreaterThan(
                    django.db.models.functions.text.Length(
                        django.db.models.functions.text.Trim("reason")
                    ),
                    0,
                ),
                name="resolution_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="verification",
            index=models.Index(fields=["evidence", "-id"], name="verification_of_evidence"),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("result__in", ["exact", "normalised", "not_found", "not_checked"])
                ),
                name="verification_result_known",
                violation_error_message="result: use one of exact, normalised, not_found, not_checked.",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("result", "not_found"), ("start__isnull", True)),
                    models.Q(
                        models.Q(("result", "not_found"), _negated=True),
                        ("end__gt", models.F("start")),
                        ("start__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="verification_placed_if_found",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("edited", False),
                    models.Q(("result", "not_found"), _negated=True),
                    _connector="OR",
                ),
                name="verification_edited_only_if_found",
            ),
        ),
        migrations.RunSQL(SQL, reverse_sql=migrations.RunSQL.noop),
    ]
