from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from commitments.admin.base import STATE_FILTERS, DeskAdmin
from commitments.admin.links import page_of
from commitments.admin.roles import ReadOnly
from commitments.admin.workflow import Workflow
from commitments.domain.resources import resource_of
from commitments.models import Revision
from commitments.models.revision import REVISED


@admin.register(Revision)
class RevisionAdmin(Workflow, ReadOnly, DeskAdmin):
    """Changes to published records that wait for somebody else's eyes. They are written on the
    record's own page."""

    list_display = ("__str__", "kind", "reason", "created_by", "created_at", "stage")
    list_select_related = (*REVISED, "created_by")
    list_filter = (*STATE_FILTERS, ("created_by", admin.RelatedOnlyFieldListFilter))
    search_fields = ("reason", *(f"{name}__title" for name in REVISED))
    fields = ("of", "reason", "difference", "review_note", "created_by", "created_at")

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
        """Old beside new, field by field; of a published revision its own words alone."""
        record = row.record
        old = resource_of(record).shape.write(record)
        rows = [(name, told(old.get(name)), told(new)) for name, new in row.changes.items()]
        return format_html(
            '<table class="w-full text-left"><thead><tr><th scope="col">Field</th>'
            '<th scope="col">Published</th><th scope="col">New</th></tr></thead>'
            "<tbody>{}</tbody></table>",
            format_html_join(
                "",
                '<tr><th scope="row">{}</th><td><del>{}</del></td><td><ins>{}</ins></td></tr>',
                rows,
            ),
        )


def told(value: Any) -> str:
    if value in (None, "", []):
        return "–"
    if isinstance(value, dict):
        return ", ".join(f"{name}: {told(item)}" for name, item in value.items() if item)
    if isinstance(value, list):
        return "; ".join(told(item) for item in value)
    return str(value)
