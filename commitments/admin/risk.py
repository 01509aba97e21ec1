from __future__ import annotations

from django.contrib import admin
from unfold.contrib.filters.admin import AutocompleteSelectFilter, MultipleChoicesDropdownFilter

from commitments.admin.base import STATE_FILTERS, ReviewedAdmin
from commitments.admin.inlines import RowsInline
from commitments.domain.resources import RISK
from commitments.models import Risk


class PrecedentInline(RowsInline):
    resource = RISK
    list_name = "precedents"


class RiskCommitmentInline(RowsInline):
    resource = RISK
    list_name = "commitments"


@admin.register(Risk)
class RiskAdmin(ReviewedAdmin):
    resource = RISK
    list_display = ("title", "state", "likelihood", "begun", "stage")
    list_filter = (
        *STATE_FILTERS,
        ("state", MultipleChoicesDropdownFilter),
        ("likelihood", MultipleChoicesDropdownFilter),
        ("commitment_rows__commitment", AutocompleteSelectFilter),
    )
    search_fields = ("title", "slug", "text")
    prepopulated_fields = {"slug": ("title",)}
    sections = (
        (None, {"fields": ("title", "slug", "text")}),
        ("Standing", {"fields": (("state", "likelihood"), "indicators")}),
    )
    inlines = (PrecedentInline, RiskCommitmentInline)
