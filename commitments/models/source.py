from __future__ import annotations

from django.db import models

from commitments.models.audit import tracked
from commitments.models.record import (
    Record,
    Reviewed,
    Version,
    again,
    code_constraint,
    reviewed_constraints,
    version_constraints,
    version_indexes,
)
from commitments.models.vague_date import (
    VagueDateColumns,
    day_column,
    edtf_column,
    order_constraint,
    said_column,
)
from commitments.models.vocabulary import Reliability


class SourceFields(models.Model):
    url = models.URLField(max_length=2000, blank=True, default="")
    archive_url = models.URLField(
        "archived at",
        max_length=2000,
        blank=True,
        default="",
        help_text="Where somebody else keeps a copy for all to read, as the Wayback Machine does.",
    )
    title = models.CharField(max_length=1000)
    publisher = models.CharField(max_length=300, blank=True, default="")
    language = models.CharField(
        max_length=35, default="en", help_text="A language tag (BCP 47), as in en, zh-Hans, th."
    )
    published_on_edtf = edtf_column("When it came out, as EDTF.")
    published_on_earliest = day_column()
    published_on_latest = day_column()
    published_on_said = said_column()
    reliability = models.CharField(
        max_length=1,
        choices=Reliability.choices,
        default=Reliability.F,
        help_text="The Admiralty code's letter; F unless graded.",
    )
    derived_from = models.ForeignKey(
        "commitments.Source",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The source that this one re-reports.",
    )
    merged_into = models.ForeignKey(
        "commitments.Source",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="The source under which its evidence counts since the two were merged.",
    )

    published_on = VagueDateColumns("published_on")

    class Meta:
        abstract = True


@tracked
class Source(SourceFields, Reviewed, Record):
    """A document. It is published together with what it is evidence for."""

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            code_constraint("reliability", Reliability, "source"),
            order_constraint("published_on", "source"),
            *reviewed_constraints("source"),
        ]

    def __str__(self) -> str:
        return self.title


class SourceVersion(SourceFields, Version):
    record = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="versions")
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            code_constraint("reliability", Reliability, "sourceversion"),
            order_constraint("published_on", "sourceversion"),
            *version_constraints("sourceversion"),
        ]
        indexes = [*version_indexes("sourceversion"), again("sourceversion")]
