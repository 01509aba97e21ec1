from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from commitments.admin.base import STATE_FILTERS, DeskAdmin
from commitments.admin.bulk import Bulk
from commitments.admin.links import page_of
from commitments.admin.review_screen import what_it_says
from commitments.admin.roles import ReadOnly
from commitments.admin.workflow import Workflow
from commitments.models import Revision
from commitments.models.revision import REVISED


@admin.register(Revision)
class RevisionAdmin(Workflow, Bulk, ReadOnly, DeskAdmin):
    """Changes to published records that wait for somebody else's eyes. They are written on the
    record's own page."""

    bulk = ("submit", "publish", "return")
    list_display = ("__str__", "kind", "reason", "created_by", "created_at", "stage")
    list_select_related = (*REVISED, "created_by")
    list_filter = (*STATE_FILTERS, ("created_by", admin.RelatedOnlyFieldListFilter))
    when_empty = "No change to a published record waits. Whoever edits one begins a revision."
    search_fields = ("reason", *(f"{name}__title" for name in REVISED))
    fields = ("of", "reason", "difference", "review_note", "created_by", "created_at")

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["desk/review.css"]}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.fields

    def subject_of_steps(self, record: Any) -> models.Model:
        found: models.Model = record.record
        return found

    @admin.display(description="Kind")
    def kind(self, row: Revision) -> str:
        return str(row.record._meta.verbose_name)

    @admin.display(description="Record")
    def of(self, row: Revision) -> SafeString:
        return format_html('<a class="text-link" href="{}">{}</a>', page_of(row.record), row.record)

    @admin.display(description="What changes")
    def difference(self, row: Revision) -> SafeString:
        """Old beside new, word by word; of a published revision, beside what holds now."""
        beside, lines = what_it_says(row, row.record)
        table = render_to_string(
            "admin/commitments/review/table.html", {"lines": lines, "beside": beside}
        )
        return format_html('<div class="review">{}</div>', table)
