from __future__ import annotations

from django.contrib import admin
from unfold.contrib.filters.admin import FieldTextFilter, MultipleChoicesDropdownFilter

from commitments.admin.base import STATE_FILTERS, ReviewedAdmin
from commitments.admin.filters import vague_filter
from commitments.admin.importing import Imports
from commitments.admin.inlines import RowsInline
from commitments.domain.resources import STATISTIC
from commitments.models import Statistic


class StatisticCommitmentInline(RowsInline):
    resource = STATISTIC
    list_name = "commitments"


@admin.register(Statistic)
class StatisticAdmin(Imports, ReviewedAdmin):
    resource = STATISTIC
    list_display = ("title", "series", "figure", "period", "role", "begun", "stage")
    list_filter = (
        *STATE_FILTERS,
        ("role", MultipleChoicesDropdownFilter),
        ("qualifier", MultipleChoicesDropdownFilter),
        vague_filter("period", "period", "period"),
        ("series", FieldTextFilter),
    )
    search_fields = ("title", "slug", "series", "definition", "unit")
    prepopulated_fields = {"slug": ("title",)}
    sections = (
        (None, {"fields": ("title", "slug", ("series", "role"))}),
        ("The figure", {"fields": (("qualifier", "value", "unit"), "period", "definition")}),
    )
    inlines = (StatisticCommitmentInline,)

    @admin.display(description="Figure", ordering="value")
    def figure(self, row: Statistic) -> str:
        qualifier = "" if row.qualifier == "exact" else f"{row.get_qualifier_display().lower()} "
        return f"{qualifier}{row.value.normalize():,f} {row.unit}"
