from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import AutocompleteSelectFilter, MultipleChoicesDropdownFilter

from commitments.admin.base import STATE_FILTERS, ReviewedAdmin
from commitments.admin.date_preview import DatePreview
from commitments.admin.filters import OwnerFilter, vague_filter
from commitments.admin.importing import Imports
from commitments.admin.inlines import RowsInline
from commitments.admin.keeping import Keeps
from commitments.admin.overview import Overview
from commitments.admin.standing import (
    ActorFilter,
    ContestationFilter,
    DueFilter,
    EvidencedFilter,
    MineFilter,
    NewlyContestedFilter,
    StaleFilter,
    StatusFilter,
    TimelinessFilter,
    flags_of,
    sortable,
    status_of,
    with_standing,
)
from commitments.admin.widgets import shown
from commitments.domain.resources import COMMITMENT
from commitments.models import Commitment, Party

MOST_PARTIES = 4  # in a row of the list


class PartyInline(RowsInline):
    resource = COMMITMENT
    list_name = "parties"


class TopicInline(RowsInline):
    resource = COMMITMENT
    list_name = "topics"


class RelationInline(RowsInline):
    resource = COMMITMENT
    list_name = "relations"
    fk_name = "commitment"


@admin.register(Commitment)
class CommitmentAdmin(DatePreview, Keeps, Overview, Imports, ReviewedAdmin):
    resource = COMMITMENT
    bulk = (*ReviewedAdmin.bulk, "tag", "own")
    list_display = (
        "title",
        "kind",
        "who",
        "status",
        "window",
        "flags",
        "owner",
        "stage",
    )
    list_filter = (
        *STATE_FILTERS,
        MineFilter,
        OwnerFilter,
        ("kind", MultipleChoicesDropdownFilter),
        StatusFilter,
        TimelinessFilter,
        DueFilter,
        vague_filter("made", "day made", "made_on"),
        ContestationFilter,
        NewlyContestedFilter,
        StaleFilter,
        EvidencedFilter,
        ("parties__actor", ActorFilter),
        ("bindingness", MultipleChoicesDropdownFilter),
        ("wording", MultipleChoicesDropdownFilter),
        ("specificity", MultipleChoicesDropdownFilter),
        ("parties__role", MultipleChoicesDropdownFilter),
        ("forum", AutocompleteSelectFilter),
        ("topic_rows__topic", AutocompleteSelectFilter),
    )
    search_fields = ("title", "slug")
    prepopulated_fields = {"slug": ("title",)}
    sections = (
        (None, {"fields": ("title", "slug", "kind", "text")}),
        ("How firm it is", {"fields": (("bindingness", "wording"), "specificity", "criteria")}),
        ("When and where", {"fields": ("made_on", "original_due", "forum", "place")}),
        ("Keeping", {"fields": ("review_every", "references")}),
    )
    inlines = (PartyInline, TopicInline, RelationInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Commitment]:
        parties = Prefetch("parties", Party.objects.select_related("actor"))
        rows = with_standing(super().get_queryset(request)).prefetch_related(parties)
        return sortable(rows) if "o" in request.GET else rows

    @admin.display(description="Parties")
    def who(self, row: Commitment) -> str:
        names = list(dict.fromkeys(party.actor.name for party in row.parties.all()))
        more = len(names) - MOST_PARTIES
        return ", ".join(names[:MOST_PARTIES]) + (f" and {more} more" if more > 0 else "")

    @admin.display(description="Status", ordering="status_now")
    def status(self, row: Any) -> str:
        return status_of(row)

    @admin.display(description="Due", ordering="due_latest_now")
    def window(self, row: Any) -> str:
        """The window in force; a draft's own."""
        return shown(row.now[0].due if row.now else row.original_due)

    @admin.display(description="Flags")
    def flags(self, row: Any) -> SafeString:
        return flags_of(row)

    @admin.display(description="Owner", ordering="keeping__owner__username")
    def owner(self, row: Any) -> str:
        kept = getattr(row, "keeping", None)
        return str(kept.owner) if kept is not None and kept.owner is not None else ""
