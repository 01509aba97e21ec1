"""Do sources' links still lead anywhere?

Each is looked at once a week. A turn comes every hour and takes the share of an hour, those first
that were not looked at for the longest; what failed is looked at again a day later, until it has
failed on three days.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from commitments.domain import link_checks
from commitments.domain.clock import instant
from commitments.domain.link_checks import DAYS_OF_FAILURE, THERE
from commitments.evidence.addresses import NotFetched
from commitments.evidence.fetching import Busy, Fetcher
from commitments.models import Capture, LinkCheck, Source
from commitments.models.capture import Outcome
from commitments.models.vocabulary import Publication

WEEK, DAY = dt.timedelta(days=7), dt.timedelta(days=1)
HOURS = 160  # of a week's 168: some are left to make good what was missed
HELD_NONE = ~Exists(Capture.objects.filter(source=OuterRef("pk")))


@dataclass(frozen=True, slots=True)
class LinkState:
    """What its checks come to. `dead`: it failed on three days, and was not there in between."""

    checked: LinkCheck | None
    failed_days: int = 0
    last_there: dt.datetime | None = None

    @property
    def dead(self) -> bool:
        return self.failed_days >= DAYS_OF_FAILURE

    @property
    def moved_to(self) -> str:
        return self.checked.moved_to if self.checked else ""

    def __str__(self) -> str:
        if self.checked is None:
            return "Not checked yet"
        if self.dead:
            return f"Dead: not there on {self.failed_days} days"
        if self.checked.outcome == Outcome.FAILED:
            return f"Not there on {self.failed_days} day{'s' if self.failed_days > 1 else ''}"
        return str(self.checked.get_outcome_display())


def state_of(source: Source) -> LinkState:
    """By the checks of the address that it has now."""
    checks = LinkCheck.objects.filter(source=source, address=source.url)
    newest = checks.order_by("-checked_at", "-pk").first()
    there = checks.filter(outcome__in=THERE).order_by("-checked_at").first()
    days = link_checks.failed_on(link_checks.failures(source, source.url))
    return LinkState(newest, days, there.checked_at if there else None)


def check(
    source: Source, *, fetcher: Fetcher | None = None, now: dt.datetime | None = None
) -> LinkCheck:
    """Looks whether it is there, and notes what was found."""
    try:
        found = (fetcher or Fetcher()).look(source.url)
    except Busy:
        raise
    except NotFetched as problem:
        return link_checks.note(
            source=source,
            outcome=problem.outcome,
            told=problem.detail,
            status=problem.status,
            now=now,
        )
    moved_to = found.moved_to
    return link_checks.note(
        source=source,
        outcome=Outcome.MOVED if moved_to else Outcome.ALIVE,
        status=found.last.status,
        moved_to=moved_to,
        now=now,
    )


def checked() -> QuerySet[Source]:
    """The sources whose links are looked after, with what their checks come to."""
    rows = Source.objects.exclude(url="").exclude(publication=Publication.RETRACTED)
    return with_state(rows.filter(merged_into__isnull=True))


def with_state(rows: QuerySet[Source]) -> QuerySet[Source]:
    """Sources with `last_checked`, `last_outcome` and `failed_days`, as `state_of` has them."""
    checks = LinkCheck.objects.filter(source=OuterRef("pk"), address=OuterRef("url"))
    newest = checks.order_by("-checked_at", "-pk")
    there_since = LinkCheck.objects.filter(
        source=OuterRef("source"),
        address=OuterRef("address"),
        outcome__in=THERE,
        checked_at__gte=OuterRef("checked_at"),
    )
    day = TruncDate("checked_at", tzinfo=timezone.get_default_timezone())
    failed = checks.filter(~Exists(there_since), outcome=Outcome.FAILED).order_by()
    days = failed.values("source").annotate(days=Count(day, distinct=True)).values("days")
    return rows.annotate(
        last_checked=Subquery(newest.values("checked_at")[:1]),
        last_outcome=Subquery(newest.values("outcome")[:1]),
        failed_days=Coalesce(Subquery(days), 0),
    )


def due(now: dt.datetime) -> list[Source]:
    """Whose turn it is: this hour's share of a week, and what failed a day ago."""
    rows = checked()
    share = math.ceil(rows.count() / HOURS)
    weekly = rows.filter(Q(last_checked=None) | Q(last_checked__lte=now - WEEK))
    turns = weekly.order_by(F("last_checked").asc(nulls_first=True), "pk")[:share]
    again = rows.filter(
        last_outcome=Outcome.FAILED,
        failed_days__lt=DAYS_OF_FAILURE,
        last_checked__lte=now - DAY,
        last_checked__gt=now - WEEK,
    )
    return [*turns, *again.order_by("last_checked", "pk")]


def take_turn(*, now: dt.datetime | None = None) -> dict[str, int]:
    """One hour's share; how many had which outcome."""
    if not settings.FETCH:
        return {}
    counted: dict[str, int] = {}
    for made in check_all(due(instant(now)), now=now):
        counted[made.outcome] = counted.get(made.outcome, 0) + 1
    return counted


def check_all(sources: Iterable[Source], *, now: dt.datetime | None = None) -> Iterator[LinkCheck]:
    """One after the other; a host at which somebody else is busy waits for the next turn."""
    fetcher = Fetcher()
    for source in sources:
        try:
            yield check(source, fetcher=fetcher, now=now)
        except Busy:
            continue


def without_copy() -> QuerySet[Source]:
    """Sources with an address of which no copy is held."""
    return checked().filter(HELD_NONE).order_by("pk")
