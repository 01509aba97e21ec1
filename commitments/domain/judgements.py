"""Which of the published judgements on a commitment count, and which of them is the newest?

The judgements handed in are those known at the instant asked. A correction that is not among
them (not yet published then, or retracted by then) corrects nothing, and the earlier judgement
counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from commitments.models.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class Finding:
    """A status update. `party` is the actor it speaks of, None for the whole commitment."""

    id: int
    party: str | None
    status: str
    day: dt.date
    published_at: dt.datetime
    as_of: VagueDate
    occurred_on: VagueDate | None
    due: VagueDate | None
    confidence: str
    supersedes: int | None = None
    evidence_count: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """A position. `top` is the state or organisation that its actor rolls up to."""

    id: int
    party: str | None
    actor: str
    top: str
    view: str
    sufficient: str
    day: dt.date
    published_at: dt.datetime
    as_of: VagueDate
    supersedes: int | None = None
    evidence_count: int = 0


Judgement = TypeVar("Judgement", Finding, View)


def judgement_day(as_of: VagueDate, recorded_on: dt.date) -> dt.date:
    """From which day does a judgement hold? The last of its `as_of`, never after its recording."""
    return recorded_on if as_of.latest is None else min(as_of.latest, recorded_on)


def age(judgement: Finding | View) -> tuple[dt.date, dt.datetime, int]:
    """The key that puts judgements in order, the newest last."""
    return judgement.day, judgement.published_at, judgement.id


def counting(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that no other of them corrects, the newest last.

    What a correction replaces counts for no day, the days before the correction's own included.
    In a chain of corrections the last alone counts.
    """
    known = list(judgements)
    corrected = {judgement.supersedes for judgement in known}
    return sorted((each for each in known if each.id not in corrected), key=age)
