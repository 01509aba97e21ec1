"""Where commitments stand today, in lists: columns from the projection, filters from reading."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.contrib.admin.options import IncorrectLookupParameters
from django.db import models
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    DropdownFilter,
    MultipleDropdownFilter,
)

from commitments.admin.filters import DaysFilter
from commitments.admin.subqueries import positional
from commitments.domain.clock import day_of, instant
from commitments.domain.timeliness import stale, timeliness
from commitments.models import Actor, Change, Commitment, Standing
from commitments.models.vocabulary import Contestation, Publication, Status, Timeliness
from commitments.reading.claims import CLAIMS
from commitments.reading.clocks import read_clocks
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.desk import MINE, NEWLY_CONTESTED, since
from commitments.reading.listing import Listing, base_params, conditions, rows_of

TIMELINESS_COLOURS = {
    Timeliness.OVERDUE.label: "danger",
    Timeliness.LAPSED.label: "danger",
    Timeliness.MET_LATE.label: "warning",
    Timeliness.DUE_SOON.label: "warning",
    Timeliness.IN_WINDOW.label: "info",
    Timeliness.MET_ON_TIME.label: "success",
}
CONTESTATION_COLOURS = {
    Contestation.CONTESTED.label: "danger",
    Contestation.DIVIDED.label: "warning",
    Contestation.UNCONTESTED.label: "success",
}
REVIEW_EVERY = 90  # days, unless the commitment or its forum says otherwise


def today() -> dt.date:
    return day_of(instant(None))


def current() -> QuerySet[Standing]:
    """What is known now to hold today."""
    return Standing.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=today()),
        Q(valid_to__isnull=True) | Q(valid_to__gt=today()),
        known_to__isnull=True,
    )


def with_standing(rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Adds `now`, a list of one standing or none, and `last`, of one change or none, to the rows
    that are shown, and to no other."""
    newest = Change.objects.order_by("commitment_id", "-number").distinct("commitment_id")
    return rows.select_related("forum", "keeping__owner").prefetch_related(
        Prefetch("standings", current(), to_attr="now"), Prefetch("changes", newest, to_attr="last")
    )


def sortable(rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Adds what a list can be sorted by, to all rows; so only where it is."""
    own = current().filter(commitment=OuterRef("pk"))
    return rows.annotate(
        status_now=Subquery(own.values("status")[:1]),
        due_latest_now=Subquery(own.values("due_latest")[:1]),
    )


def status_of(row: Any) -> str:
    return str(Status(row.now[0].status).label) if row.now else ""


def timeliness_of(row: Any) -> str:
    """Empty where there is no deadline to keep."""
    code = timeliness(row.now[0], today()) if row.now else Timeliness.NO_DEADLINE
    return "" if code == Timeliness.NO_DEADLINE else str(Timeliness(code).label)


def contestation_of(row: Any) -> str:
    """Empty where nobody has said anything."""
    code = row.now[0].contestation if row.now else Contestation.SILENT
    return "" if code == Contestation.SILENT else str(Contestation(code).label)


def is_stale(row: Any) -> bool:
    if not row.now or not row.last or row.publication != Publication.PUBLISHED:
        return False
    every = row.review_every or (row.forum and row.forum.review_every) or REVIEW_EVERY
    return stale(
        closed=row.now[0].closed,
        last_published_on=day_of(row.last[0].at),
        review_every=every,
        day=today(),
    )


def flags_of(row: Any) -> SafeString:
    """What is to be seen at a glance: late, disputed, overlooked."""
    flags = [
        (timeliness_of(row), TIMELINESS_COLOURS),
        (contestation_of(row), CONTESTATION_COLOURS),
        ("Stale" if is_stale(row) else "", {"Stale": "warning"}),
    ]
    shown = [
        {"text": text, "type": colours.get(text, "default")} for text, colours in flags if text
    ]
    return render_to_string("admin/commitments/flags.html", {"flags": shown})


def chosen(
    asked: dict[str, Any], also: str = "", listing: Listing = COMMITMENTS, **params: Any
) -> RawSQL:
    """Ids of the records, drafts too, of which this holds today, in the words of the API. `also`: a
    condition of SQL on row `r`, with its `params`."""
    clocks = read_clocks(as_of=None, known_at=None, now=timezone.now())
    named = base_params(clocks) | params
    source = rows_of(listing, Publication.values, named)
    where = conditions(listing, asked, named, clocks)
    statement = f"SELECT r.id FROM ({source}) r WHERE {where}"  # noqa: S608
    return positional(f"{statement} AND ({also})" if also else statement, named)


class ByReading(MultipleDropdownFilter):
    """A filter on what is computed of a commitment: any of the codes chosen."""

    codes: ClassVar[type[models.TextChoices]]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(self.codes.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        codes = [code for code in self.value() or () if code in self.codes.values]
        if not codes:
            return queryset
        return queryset.filter(pk__in=chosen({self.parameter_name: codes}))


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


class NewlyContestedFilter(DropdownFilter):
    title = "newly contested"
    parameter_name = "newly_contested"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "In the last 14 days")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "yes":
            return queryset
        return queryset.filter(pk__in=chosen({}, NEWLY_CONTESTED, **since(timezone.now())))


class StaleFilter(DropdownFilter):
    title = "staleness"
    parameter_name = "stale"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Stale"), ("no", "Looked at of late, or closed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in {"yes", "no"}:
            return queryset
        return queryset.filter(pk__in=chosen({"stale": self.value() == "yes"}))


class DisputedFilter(DropdownFilter):
    """Claims on both sides of which stand actors of different states."""

    title = "dispute"
    parameter_name = "disputed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Disputed"), ("no", "Not disputed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in {"yes", "no"}:
            return queryset
        asked = {"disputed": self.value() == "yes"}
        return queryset.filter(pk__in=chosen(asked, listing=CLAIMS))


class EvidencedFilter(DropdownFilter):
    title = "evidence"
    parameter_name = "has_evidence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "With evidence"), ("no", "Without evidence")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in {"yes", "no"}:
            return queryset
        return queryset.filter(pk__in=chosen({"has_evidence": self.value() == "yes"}))


class DueFilter(DaysFilter):
    """By the window in force; of a draft, its own."""

    title = "window"
    name = "due"

    def between(self, queryset: QuerySet[Any], days: dict[str, dt.date]) -> QuerySet[Any]:
        return queryset.filter(pk__in=chosen(days))


class MineFilter(DropdownFilter):
    """What I own or had a hand in; the home page's “mine”."""

    title = "hand in it"
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("mine", "Owned or written by me")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "mine":
            return queryset
        return queryset.filter(pk__in=positional(MINE, {"user": request.user.pk}))


class ActorFilter(AutocompleteSelectFilter):
    """A party, its agencies and people too."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen_id = str(self.value() or "")
        if not chosen_id:
            return queryset
        if not chosen_id.isdecimal():
            raise IncorrectLookupParameters
        actor = Actor.objects.filter(pk=int(chosen_id)).first()
        return queryset.filter(pk__in=chosen({"actor": [actor.slug]})) if actor else queryset.none()
