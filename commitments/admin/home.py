"""The first page: what needs somebody now, with one click to each list, and how things stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db.models import CharField, Count, Model, Q, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from commitments.admin import charts
from commitments.admin.excerpts import EDITED, counted
from commitments.admin.filters import waiting
from commitments.admin.links import add_page, list_of
from commitments.admin.report_home import reports_at
from commitments.domain.permissions import Action, may
from commitments.evidence.links import DAYS_OF_FAILURE, checked
from commitments.models import (
    Claim,
    Commitment,
    Evidence,
    Position,
    Revision,
    Risk,
    Source,
    Statistic,
    StatusUpdate,
)
from commitments.models.vocabulary import OPEN_STATES, Publication, Timeliness, Verification
from commitments.reading.clocks import Clocks, read_clocks
from commitments.reading.desk import Stands, read_by_day, read_stands

MINE, ALL = "mine", "all"
MONTHS = 12
NOT_COMPARED = "None was compared with an archived copy yet."
KEPT_FOR = 60  # seconds: what is new in two weeks moves on
REVIEWED: tuple[type[Model], ...] = (
    Commitment,
    StatusUpdate,
    Position,
    Claim,
    Risk,
    Statistic,
    Evidence,
    Revision,
)
# Name, title, the role it takes, and what to do where there is none.
WAITS: dict[str, tuple[tuple[str, str, Action, str], ...]] = {
    MINE: (
        ("review", "To review", Action.PUBLISH, "Nothing waits for your review."),
        ("returned", "Returned to me", Action.WRITE, "Nothing was returned to you."),
        (
            "drafts",
            "My drafts",
            Action.WRITE,
            "You have no drafts. Open a commitment to add a finding or a position.",
        ),
    ),
    ALL: (
        ("any_review", "In review", Action.READ_DRAFTS, "Nothing is in review."),
        ("any_returned", "Returned", Action.READ_DRAFTS, "Nothing was returned."),
        ("any_drafts", "Drafts", Action.READ_DRAFTS, "Nobody has a draft."),
    ),
}


@dataclass(frozen=True)
class Queue:
    """A number that is one click away from its list. `told`: what it means, or that there is
    none. `parts`: the same by kind of record. `action`: a link to what is to be done."""

    title: str
    count: int | None
    link: str = ""
    told: str = ""
    action: tuple[str, str] | None = None
    parts: list[dict[str, Any]] = field(default_factory=list)


def context(request: HttpRequest, given: dict[str, Any]) -> dict[str, Any]:
    given["title"] = "Home"
    if not may(request.user, Action.READ_DRAFTS):
        return given
    whose = whose_of(request)
    now = timezone.now()
    clocks = read_clocks(as_of=None, known_at=None, now=now)
    mine = request.user.pk if whose == MINE else None
    stands = kept("stands", clocks, mine, lambda: read_stands(clocks, now=now, mine=mine))
    return given | {
        "whose": whose,
        "may_write": may(request.user, Action.WRITE),
        "as_of": clocks.as_of,
        "waits": waits(request.user, whose),
        "needs": [*needs(stands, whose), *evidence_queues()],
        "total": stands.total,
        "bars": bars(stands, whose),
        "months": months(clocks, mine) if stands.total else None,
        "all_commitments": list_of(Commitment, **published(whose)),
        "add_commitment": add_page(Commitment) if may(request.user, Action.WRITE) else "",
        "reports": reports_at(now) if may(request.user, Action.KEEP_SCHEDULES) else None,
    }


def whose_of(request: HttpRequest) -> str:
    """Kept in the address; who writes sees their own first."""
    writes = may(request.user, Action.WRITE)
    asked = request.GET.get("whose")
    return asked if writes and asked in {MINE, ALL} else MINE if writes else ALL


def waits(user: Any, whose: str) -> list[Queue]:
    shown = [wait for wait in WAITS[whose] if may(user, wait[2])]
    counted = counts([name for name, *_ in shown], user)
    return [
        Queue(
            title=title,
            count=sum(found[name] for found in counted.values()),
            told=empty,
            action=("Review them one by one", reverse("admin:review_queue"))
            if name == "review"
            else None,
            parts=[
                {
                    "count": found[name],
                    "name": noun(model, found[name]),
                    "link": list_of(model, waits=name),
                }
                for model, found in counted.items()
                if found[name]
            ],
        )
        for name, title, _, empty in shown
    ]


def counts(names: list[str], user: Any) -> dict[type[Model], dict[str, int]]:
    """What waits, by kind of record: one statement over what is open of each."""
    asked = [
        model._default_manager.filter(publication__in=OPEN_STATES)
        .order_by()
        .annotate(of_kind=Value(model._meta.model_name, CharField()))
        .values("of_kind")
        .annotate(**{name: Count("pk", filter=waiting(name, user, model)) for name in names})
        for model in REVIEWED
    ]
    found = {row["of_kind"]: row for row in asked[0].union(*asked[1:], all=True)}
    none = dict.fromkeys(names, 0)
    return {model: found.get(model._meta.model_name, none) for model in REVIEWED}


def needs(stands: Stands, whose: str) -> list[Queue]:
    """What is public and wants a look."""

    def queue(title: str, count: int, means: str, none: str, **query: Any) -> Queue:
        link = list_of(Commitment, **published(whose), **query)
        return Queue(title, count, link, means if count else none)

    by_time = stands.timeliness
    return [
        queue(
            "Due within 14 days",
            by_time[Timeliness.DUE_SOON],
            "Their window is about to close.",
            "No window closes in the next 14 days.",
            timeliness=Timeliness.DUE_SOON.value,
        ),
        queue(
            "Overdue",
            by_time[Timeliness.OVERDUE],
            "Found undone after their window.",
            "Nothing was found undone after its window.",
            timeliness=Timeliness.OVERDUE.value,
        ),
        queue(
            "Lapsed",
            by_time[Timeliness.LAPSED],
            "Their window closed, and nothing was found since.",
            "No window has closed without a finding since.",
            timeliness=Timeliness.LAPSED.value,
        ),
        queue(
            "Stale",
            stands.stale,
            "Open, and nothing was published on them for long.",
            "Everything open was looked at of late.",
            stale="yes",
        ),
        queue(
            "Newly contested",
            stands.newly_contested,
            "Actors came to differ in the last 14 days.",
            "No dispute arose in the last 14 days.",
            newly_contested="yes",
        ),
    ]


def evidence_queues() -> list[Queue]:
    """What was never compared with an archived copy, or tried, has no number."""
    return [*excerpt_queues(), link_queue()]


def link_queue() -> Queue:
    found = checked().aggregate(
        tried=Count("pk", filter=Q(last_checked__isnull=False)),
        dead=Count("pk", filter=Q(failed_days__gte=DAYS_OF_FAILURE)),
    )
    if not found["tried"]:
        return Queue("Links dead", None, told="No link was tried yet.")
    return Queue(
        "Links dead",
        found["dead"],
        list_of(Source, link="dead"),
        f"They failed on {DAYS_OF_FAILURE} days or more, and on none between."
        if found["dead"]
        else f"None failed on {DAYS_OF_FAILURE} days.",
    )


def excerpt_queues() -> list[Queue]:
    found = counted()
    if not found.any_looked_for:
        return [Queue("Excerpts not found", None, told=NOT_COMPARED)]
    return [
        Queue(
            "Excerpts not found",
            found.lost,
            list_of(Evidence, found=Verification.NOT_FOUND.value),
            "They are in no archived copy of their sources."
            if found.lost
            else "Every excerpt that was looked for is in an archived copy.",
        ),
        Queue(
            "Edited at the source",
            found.edited,
            list_of(Evidence, found=EDITED),
            "A newer copy has the excerpt no more."
            if found.edited
            else "What is quoted still stands where it was taken from.",
        ),
    ]


def published(whose: str) -> dict[str, str]:
    """What a list of commitments is asked, to show those that are counted."""
    own = {"whose": MINE} if whose == MINE else {}
    return {"publication__exact": Publication.PUBLISHED.value} | own


def bars(stands: Stands, whose: str) -> list[tuple[charts.Bar, str]]:
    return [
        (bar, list_of(Commitment, **published(whose), status=bar.status))
        for bar in charts.bars(stands.statuses)
    ]


def months(clocks: Clocks, mine: int | None) -> charts.Columns:
    days: list[dt.date] = charts.month_ends(clocks.as_of, MONTHS)
    counts = kept("months", clocks, mine, lambda: read_by_day(clocks, days, mine=mine))
    return charts.columns(days, counts)


def kept(name: str, clocks: Clocks, mine: int | None, read: Callable[[], Any]) -> Any:
    """Everybody's figures stay the same until something is published, or the day ends; whose
    something is may change at any time."""
    if mine is not None:
        return read()
    key = f"desk-home:{name}:{clocks.known_at.isoformat()}:{clocks.as_of}"
    return cache.get_or_set(key, read, KEPT_FOR)


def noun(model: type[Model], count: int) -> str:
    meta = model._meta
    return capfirst(str(meta.verbose_name if count == 1 else meta.verbose_name_plural))
