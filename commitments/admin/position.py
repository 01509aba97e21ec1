from __future__ import annotations

from django.contrib import admin
from unfold.contrib.filters.admin import AutocompleteSelectFilter, MultipleChoicesDropdownFilter

from commitments.admin.base import STATE_FILTERS
from commitments.admin.filters import OwnerFilter, day_filter
from commitments.admin.importing import Imports
from commitments.admin.judgement import JudgementAdmin
from commitments.admin.same import SameFilter
from commitments.domain.ledgers import POSITION
from commitments.models import Position


@admin.register(Position)
class PositionAdmin(Imports, JudgementAdmin):
    resource = POSITION
    list_display = (
        "commitment",
        "actor",
        "party",
        "view",
        "sufficient",
        "as_of",
        "begun",
        "stage",
    )
    list_display_links = ("commitment", "view")
    list_select_related = ("commitment", "actor", "party", "created_by")
    list_filter = (
        *STATE_FILTERS,
        OwnerFilter,
        ("view", MultipleChoicesDropdownFilter),
        ("sufficient", MultipleChoicesDropdownFilter),
        day_filter("as_of", "day", "day"),
        ("commitment", AutocompleteSelectFilter),
        ("actor", SameFilter),
        ("party", SameFilter),
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
