from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import HttpRequest
from unfold.contrib.filters.admin import AutocompleteSelectFilter, MultipleChoicesDropdownFilter
from unfold.decorators import display

from commitments.admin.base import STATE_FILTERS, ReviewedAdmin
from commitments.admin.inlines import Listed, RowsInline, opening
from commitments.domain.clock import day_of, instant
from commitments.domain.resources import COMMITMENT
from commitments.models import Commitment, Party, Position, Standing, StatusUpdate
from commitments.models.vocabulary import Status


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


class StatusUpdatesListed(Listed):
    model = StatusUpdate
    opened = opening("Finding", StatusUpdate.get_status_display)
    fields = ("opened", "party", "as_of", "summary", "confidence", "publication")
    verbose_name_plural = "Status updates"

    def get_queryset(self, request: HttpRequest) -> QuerySet[StatusUpdate]:
        return super().get_queryset(request).select_related("party")


class PositionsListed(Listed):
    model = Position
    opened = opening("View", Position.get_view_display)
    fields = ("opened", "actor", "party", "sufficient", "as_of", "summary", "publication")
    verbose_name_plural = "Positions"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Position]:
        return super().get_queryset(request).select_related("actor", "party")


@admin.register(Commitment)
class CommitmentAdmin(ReviewedAdmin):
    resource = COMMITMENT
    list_display = ("title", "kind", "who", "status_now", "original_due", "stage")
    list_filter = (
        *STATE_FILTERS,
        ("kind", MultipleChoicesDropdownFilter),
        ("bindingness", MultipleChoicesDropdownFilter),
        ("wording", MultipleChoicesDropdownFilter),
        ("specificity", MultipleChoicesDropdownFilter),
        ("parties__actor", AutocompleteSelectFilter),
        ("parties__role", MultipleChoicesDropdownFilter),
        ("forum", AutocompleteSelectFilter),
        ("topic_rows__topic", AutocompleteSelectFilter),
    )
    search_fields = ("title", "slug", "text", "criteria", "place", "parties__actor__name")
    prepopulated_fields = {"slug": ("title",)}
    sections = (
        (None, {"fields": ("title", "slug", "kind", "text")}),
        ("How firm it is", {"fields": (("bindingness", "wording"), "specificity", "criteria")}),
        ("When and where", {"fields": ("made_on", "original_due", ("forum", "place"))}),
        ("Keeping", {"fields": ("review_every", "references")}),
    )
    inlines = (PartyInline, TopicInline, RelationInline, StatusUpdatesListed, PositionsListed)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Commitment]:
        today = day_of(instant(None))
        standing = Standing.objects.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=today),
            Q(valid_to__isnull=True) | Q(valid_to__gt=today),
            commitment=OuterRef("pk"),
            known_to__isnull=True,
        )
        parties = Prefetch("parties", Party.objects.select_related("actor"))
        found: QuerySet[Commitment] = super().get_queryset(request)
        return found.annotate(status_code=Subquery(standing.values("status")[:1])).prefetch_related(
            parties
        )

    @admin.display(description="Parties")
    def who(self, row: Commitment) -> str:
        return ", ".join(party.actor.name for party in row.parties.all())

    @display(description="Status", ordering="status_code")
    def status_now(self, row: Any) -> str:
        return str(Status(row.status_code).label) if row.status_code else "–"
