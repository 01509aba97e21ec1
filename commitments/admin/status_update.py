from __future__ import annotations

from django.contrib import admin
from unfold.contrib.filters.admin import AutocompleteSelectFilter, MultipleChoicesDropdownFilter

from commitments.admin.base import STATE_FILTERS
from commitments.admin.filters import OwnerFilter, day_filter, vague_filter
from commitments.admin.importing import Imports
from commitments.admin.judgement import JudgementAdmin
from commitments.admin.same import SameFilter
from commitments.domain.ledgers import STATUS_UPDATE
from commitments.models import StatusUpdate


@admin.register(StatusUpdate)
class StatusUpdateAdmin(Imports, JudgementAdmin):
    resource = STATUS_UPDATE
    list_display = ("commitment", "party", "status", "as_of", "confidence", "begun", "stage")
    list_display_links = ("commitment", "status")
    list_select_related = ("commitment", "party", "created_by")
    list_filter = (
        *STATE_FILTERS,
        OwnerFilter,
        ("status", MultipleChoicesDropdownFilter),
        ("confidence", MultipleChoicesDropdownFilter),
        day_filter("as_of", "day", "day"),
        vague_filter("due", "new window", "due"),
        ("commitment", AutocompleteSelectFilter),
        ("party", SameFilter),
    )
    search_fields = ("summary", "place", "commitment__title", "commitment__slug")
    sections = (
        (None, {"fields": ("commitment", "party", ("status", "confidence"), "as_of", "summary")}),
        ("When and where", {"fields": ("occurred_on", "place", "due")}),
    )
