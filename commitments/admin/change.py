from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    MultipleChoicesDropdownFilter,
    RangeDateTimeFilter,
)

from commitments.admin.base import DeskAdmin
from commitments.admin.roles import ReadOnly
from commitments.models import Change


@admin.register(Change)
class ChangeAdmin(ReadOnly, DeskAdmin):
    """The numbered publications, as `changes/` tells them."""

    list_display = (
        "number",
        "at",
        "type",
        "object_type",
        "object_key",
        "commitment",
        "by",
        "reason",
    )
    list_select_related = ("commitment", "by")
    list_filter = (
        ("type", MultipleChoicesDropdownFilter),
        "object_type",
        ("at", RangeDateTimeFilter),
        ("commitment", AutocompleteSelectFilter),
        ("by", AutocompleteSelectFilter),
    )
    search_fields = ("object_key", "reason", "commitment__title", "commitment__slug")
    ordering = ("-number",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [f.name for f in Change._meta.fields]
