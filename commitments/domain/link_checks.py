"""What a source's address answered: how is it noted, and when is a link dead?

A link is dead that failed on three days and was not there in between. That the link of a public
source died, or is there again, is a publication with a number and an instant, since the source's
answer tells it; the other checks alter no answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from commitments.domain import changes, verifications
from commitments.domain.clock import day_of
from commitments.domain.writing import locked, writing
from commitments.models import LinkCheck, Source
from commitments.models.capture import Outcome
from commitments.models.vocabulary import ChangeType, Publication

THERE = (Outcome.ALIVE, Outcome.MOVED)
DAYS_OF_FAILURE = 3


def note(
    *,
    source: Source,
    outcome: Outcome,
    told: str = "",
    status: int | None = None,
    moved_to: str = "",
    capturing: bool = False,
    now: dt.datetime | None = None,
) -> LinkCheck:
    """What the source's address answered just now."""
    with writing(None, "check link"):
        row = locked(source, merged_too=True)
        checks = LinkCheck.objects.filter(source=row, address=source.url)
        newest = checks.order_by("-checked_at", "-pk").first()
        at = now or verifications.read_clock()
        was = newest.dead_since if newest else None
        dead_since = died(failures(row, source.url), outcome, at)
        is_told = row.publication == Publication.PUBLISHED and row.url == source.url
        turned = is_told and (was is None) != (dead_since is None)
        mark = changes.stamp(at) if turned else None
        if mark is not None:
            changes.record(
                mark,
                change_type=ChangeType.CHECKED,
                about=row,
                object_type="source",
                by=None,
                before={"link_dead_since": told_of(was)},
                after={"link_dead_since": told_of(dead_since)},
            )
        return LinkCheck.objects.create(
            source=row,
            checked_at=mark.at if mark else at,
            address=source.url,
            capturing=capturing,
            outcome=outcome,
            status=status,
            moved_to=moved_to,
            told=told,
            dead_since=dead_since,
            change_id=mark.number if mark else None,
        )


def failures(source: Source, address: str) -> list[dt.datetime]:
    """The instants at which the address failed since it was last there, in order."""
    checks = LinkCheck.objects.filter(source=source, address=address)
    there = checks.filter(outcome__in=THERE).order_by("-checked_at").first()
    failed = checks.filter(outcome=Outcome.FAILED)
    if there is not None:
        failed = failed.filter(checked_at__gt=there.checked_at)
    return list(failed.order_by("checked_at").values_list("checked_at", flat=True))


def failed_on(instants: Collection[dt.datetime]) -> int:
    """On how many days."""
    return len({day_of(at) for at in instants})


def died(failed: Collection[dt.datetime], outcome: Outcome, at: dt.datetime) -> dt.datetime | None:
    """The first failure of a link that is dead by this outcome and those failures before it."""
    if outcome in THERE:
        return None
    failed = [*failed, at] if outcome == Outcome.FAILED else [*failed]
    return min(failed) if failed_on(failed) >= DAYS_OF_FAILURE else None


def told_of(at: dt.datetime | None) -> str | None:
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds") if at else None
