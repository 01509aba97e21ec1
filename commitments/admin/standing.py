"""Where commitments stand today, in lists: columns from the projection, filters from reading."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.admin.options import IncorrectLookupParameters
from django.db import connection, models
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from unfold.contrib.filters.admin import AutocompleteSelectFilter, DropdownFilter

from commitments.domain.clock import day_of, instant
from commitments.domain.timeliness import timeliness
from commitments.models import Actor, Commitment, Standing
from commitments.models.vocabulary import Contestation, Publication, Status, Timeliness
from commitments.reading.clocks import read_clocks
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.listing import base_params, conditions, rows_of

TIMELINESS_COLOURS = {
    Timeliness.OVERDUE.label: "danger",
    Timeliness.LAPSED.label: "danger",
    Timeliness.MET_LATE.label: "warning",
    Timeliness.DUE_SOON.label: "warning",
    Timeliness.IN_WINDOW.label: "info",
    Timeliness.MET_ON_TIME.label: "success",
}


def today() -> Any:
    return day_of(instant(None))


def current() -> QuerySet[Standing]:
    """What is known now to hold today."""
    return Standing.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=today()),
        Q(valid_to__isnull=True) | Q(valid_to__gt=today()),
        known_to__isnull=True,
    )


def with_standing(rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Adds `now`, a list of one standing or none, and what the list is ordered by."""
    own = current().filter(commitment=OuterRef("pk"))
    return rows.annotate(
        status_now=Subquery(own.values("status")[:1]),
        due_latest_now=Subquery(own.values("due_latest")[:1]),
    ).prefetch_related(Prefetch("standings", current(), to_attr="now"))


def timeliness_of(row: Any) -> str:
    """Empty where there is no deadline to keep."""
    code = timeliness(row.now[0], today()) if row.now else Timeliness.NO_DEADLINE
    return "" if code == Timeliness.NO_DEADLINE else str(Timeliness(code).label)


def slugs(asked: dict[str, Any]) -> list[str]:
    """The commitments, drafts too, of which this holds today, in the words of the API."""
    clocks = read_clocks(as_of=None, known_at=None, now=timezone.now())
    params = base_params(clocks)
    source = rows_of(COMMITMENTS, Publication.values, params)
    where = conditions(COMMITMENTS, asked, params, clocks)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT r.slug FROM ({source}) r WHERE {where}", params)  # noqa: S608
        return [slug for (slug,) in cursor.fetchall()]


class ByReading(DropdownFilter):
    """A filter on what is computed of a commitment."""

    codes: ClassVar[type[models.TextChoices]]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(self.codes.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in self.codes.values:
            return queryset
        return queryset.filter(slug__in=slugs({self.parameter_name: [self.value()]}))


class StatusFilter(ByReading):
    title = "status"
    parameter_name = "status"
    codes = Status


class TimelinessFilter(ByReading):
    title = "timeliness"
    parameter_name = "timeliness"
    codes = Timeliness


class ContestationFilter(ByReading):
    title = "contestation"
    parameter_name = "contestation"
    codes = Contestation


class StaleFilter(DropdownFilter):
    title = "staleness"
    parameter_name = "stale"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Stale"), ("no", "Looked at of late, or closed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in {"yes", "no"}:
            return queryset
        return queryset.filter(slug__in=slugs({"stale": self.value() == "yes"}))


class ActorFilter(AutocompleteSelectFilter):
    """A party, its agencies and people too."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = str(self.value() or "")
        if not chosen:
            return queryset
        if not chosen.isdecimal():
            raise IncorrectLookupParameters
        actor = Actor.objects.filter(pk=int(chosen)).first()
        return (
            queryset.filter(slug__in=slugs({"actor": [actor.slug]})) if actor else queryset.none()
        )
