from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
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
        """Old beside new, field by field; of a published revision, beside what holds now."""
        record = row.record
        shape = resource_of(record).shape
        old = shape.write(record)
        lists = {rows.name: [f.name for f in rows.fields] for rows in shape.rows}
        rows = [
            (
                name.replace("_", " ").capitalize(),
                told(old.get(name), lists.get(name, [])),
                told(row.changes[name], lists.get(name, [])),
            )
            for name in old
            if name in row.changes
        ]
        return render_to_string("admin/commitments/difference.html", {"rows": rows})


def told(value: Any, members: list[str]) -> list[str]:
    """A value in the write shape as lines for people; `members` in the order of the shape."""
    if value in (None, "", []):
        return []
    if isinstance(value, list):
        return [line for item in value for line in told(item, members)]
    if isinstance(value, dict) and "edtf" in value:
        return [f"{value['edtf']} ({value['said']})" if value.get("said") else value["edtf"]]
    if isinstance(value, dict):
        parts = [told(value.get(name), []) for name in members or value]
        return [", ".join(part[0] for part in parts if part)]
    return [str(value)]
