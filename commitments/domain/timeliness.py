"""Was it done in time, is there time left, and has the desk looked of late?

What depends on judgements alone (the window in force, the verdict, whether anything was found
after the window) holds for as long as no judgement is added; the day asked for comes in last, in
`timeliness` and `stale`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final, Protocol

from commitments.domain.judgements import Finding
from commitments.models.vague_date import VagueDate
from commitments.models.vocabulary import CLOSED_STATUSES, Status, Timeliness

DONE: Final = frozenset({Status.IMPLEMENTED, Status.HELD})
SOON: Final = dt.timedelta(days=14)


class Timed(Protocol):
    """What timeliness is told of a commitment, as it stands on the day asked for."""

    @property
    def due(self) -> VagueDate | None: ...
    @property
    def verdict(self) -> str: ...
    @property
    def found_late(self) -> bool: ...


def window_in_force(
    findings: Sequence[Finding], original_due: VagueDate | None
) -> VagueDate | None:
    """The window set by the newest of the findings that sets one or takes it away, be it on the
    whole or on a party: a commitment has one window.

    Findings come oldest first. `postponed` without a window takes it away; any other finding
    without one (`rescheduled` too) leaves it as it was.
    """
    for finding in reversed(findings):
        if finding.due is not None or finding.status == Status.POSTPONED:
            return finding.due
    return original_due


def verdict(status: str, deciding: Sequence[Finding], due: VagueDate | None) -> str:
    """`ended`, `met_on_time`, `met_late`; '' while it is open or where nothing could be missed.

    `deciding` are the findings that the status comes from: the newest on the whole, or the newest
    of each committing party, in which case it is done when the last of them has done it.
    """
    if due is None or due.latest is None or status not in CLOSED_STATUSES:
        return ""
    if status not in DONE:
        return Timeliness.ENDED.value
    late = max(map(_done_on, deciding)) > due.latest
    return Timeliness.MET_LATE.value if late else Timeliness.MET_ON_TIME.value


def found_late(findings: Sequence[Finding], due: VagueDate | None) -> bool:
    """Has anything been found, one way or the other, since the window's last day?"""
    if due is None or due.latest is None:
        return False
    last_day = due.latest
    since = [each for each in findings if each.day > last_day]
    return any(each.status != Status.NO_PUBLIC_EVIDENCE for each in since)


def timeliness(standing: Timed, day: dt.date) -> str:
    """How the commitment stands to its window on `day`; the first that applies."""
    due = standing.due
    if due is None or due.latest is None:
        return Timeliness.NO_DEADLINE.value
    if standing.verdict:
        return standing.verdict
    if day > due.latest:
        return Timeliness.OVERDUE.value if standing.found_late else Timeliness.LAPSED.value
    if due.latest - day <= SOON:
        return Timeliness.DUE_SOON.value
    begun = due.earliest is None or due.earliest <= day
    return Timeliness.IN_WINDOW.value if begun else Timeliness.NOT_YET_DUE.value


def stale(*, closed: bool, last_published_on: dt.date, review_every: int, day: dt.date) -> bool:
    """Is it open, and have `review_every` days gone by since anything was published on it?"""
    return not closed and (day - last_published_on).days >= review_every


def _done_on(finding: Finding) -> dt.date:
    """The first day that it can have been done, so that only what is certainly late is late."""
    done = finding.occurred_on
    if done is None:
        return finding.day
    return done.earliest or done.latest or finding.day
