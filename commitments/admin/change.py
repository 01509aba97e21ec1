from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from unfold.contrib.filters.admin import AutocompleteSelectFilter, MultipleChoicesDropdownFilter
from unfold.decorators import display

from commitments.admin.base import DeskAdmin
from commitments.admin.filters import instant_filter
from commitments.admin.links import page_at
from commitments.admin.roles import ReadOnly
from commitments.domain.resources import RESOURCES
from commitments.models import Change
from commitments.models.vocabulary import ChangeType

TYPE_COLOURS = {
    ChangeType.PUBLISHED.label: "success",
    ChangeType.REVISED.label: "info",
    ChangeType.CORRECTED.label: "warning",
    ChangeType.RETRACTED.label: "danger",
    ChangeType.REDACTED.label: "danger",
}


@admin.register(Change)
class ChangeAdmin(ReadOnly, DeskAdmin):
    """The numbered publications, as `changes/` tells them."""

    list_display = ("number", "when", "did", "about", "commitment", "by", "reason")
    list_select_related = ("commitment", "by")
    list_filter = (
        ("type", MultipleChoicesDropdownFilter),
        "object_type",
        instant_filter("at", "day", "at"),
        ("commitment", AutocompleteSelectFilter),
        ("by", AutocompleteSelectFilter),
    )
    search_fields = ("object_key", "reason", "commitment__title", "commitment__slug")
    search_help_text = "Search keys, titles and reasons"
    ordering = ("-number",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [f.name for f in Change._meta.fields]

    @display(description="At", ordering="at")
    def when(self, row: Change) -> SafeString:
        told = date_format(localtime(row.at), "SHORT_DATETIME_FORMAT")
        return format_html('<span class="whitespace-nowrap">{}</span>', told)

    @display(description="Change", ordering="type", label=TYPE_COLOURS)
    def did(self, row: Change) -> str:
        return str(row.get_type_display())

    @display(description="What", ordering="object_key")
    def about(self, row: Change) -> SafeString | str:
        resource = RESOURCES.get(row.object_type)
        if resource is None:
            return f"{row.object_type} {row.object_key}"
        address = page_at(resource.model, row.object_id)
        link = '<a class="text-link" href="{}">{} {}</a>'
        return format_html(link, address, resource.noun, row.object_key)
