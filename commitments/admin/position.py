from __future__ import annotations

from django.contrib import admin
from unfold.contrib.filters.admin import AutocompleteSelectFilter, MultipleChoicesDropdownFilter

from commitments.admin.base import STATE_FILTERS
from commitments.admin.judgement import JudgementAdmin
from commitments.domain.resources import POSITION
from commitments.models import Position


@admin.register(Position)
class PositionAdmin(JudgementAdmin):
    resource = POSITION
    list_display = ("commitment", "actor", "party", "view", "sufficient", "as_of", "stage")
    list_display_links = ("commitment", "view")
    list_select_related = ("commitment", "actor", "party")
    list_filter = (
        *STATE_FILTERS,
        ("view", MultipleChoicesDropdownFilter),
        ("sufficient", MultipleChoicesDropdownFilter),
        ("commitment", AutocompleteSelectFilter),
        ("actor", AutocompleteSelectFilter),
        ("party", AutocompleteSelectFilter),
    )
    search_fields = ("summary", "actor__name", "commitment__title", "commitment__slug")
    sections = (
        (
            None,
            {
                "fields": (
                    "commitment",
                    "party",
                    ("actor", "speaker"),
                    ("view", "sufficient"),
                    "as_of",
                    "summary",
                )
            },
        ),
    )
