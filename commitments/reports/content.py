"""What a report says, before it is rendered: plain data, the same for every format.

Texts are as stored; codes stay codes, next to the label that people read. Days are
`datetime.date`. Lists are the first of what there is; `total` says how many there are. `key` names
the record that is told of, as in `status_update:12` or `claim:main-source`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Generic, TypeVar

from commitments.reports.periods import Period

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Some(Generic[Item]):
    items: tuple[Item, ...] = ()
    total: int = 0

    @property
    def left_out(self) -> int:
        return self.total - len(self.items)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`grade`: the Admiralty code, reliability of the source and credibility of this, as in B2.
    `dead_since`: the address leads nowhere since then; `archive` has the document in its place, or,
    if empty, the desk has a copy of the day `copied_on`, if any."""

    key: str
    text: str
    translation: str
    language: str
    locator: str
    said_by: str
    source: str
    publisher: str
    address: str
    published: str
    grade: str
    grade_words: str
    verification: str
    archive: str
    dead_since: dt.date | None
    copied_on: dt.date | None


@dataclass(frozen=True, slots=True)
class About:
    """The commitment that an entry is about. `address`: of its record in the API."""

    key: str
    slug: str
    title: str
    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class Said:
    """An actor's own view, kept beside the finding."""

    actor: str
    view: str
    sufficient: str
    day: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A judgement of the desk. `before`: the label of the status before; `corrects`: that of the
    mistaken one whose place it takes."""

    key: str
    about: About
    party: str
    status: str
    status_code: str
    before: str
    corrects: str
    day: dt.date
    as_of: str
    occurred: str
    place: str
    due: str
    summary: str
    confidence: str
    otherwise: tuple[Said, ...]
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class View:
    """What an actor said of a commitment."""

    key: str
    about: About
    party: str
    actor: str
    speaker: str
    view: str
    view_code: str
    sufficient: str
    before: str
    corrects: str
    day: dt.date
    as_of: str
    summary: str
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class Retraction:
    key: str
    what: str
    title: str
    address: str
    at: dt.datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Changed:
    """`findings` changed a status, `steady` confirmed one; `views` are the actors' own words."""

    findings: Some[Finding] = Some()
    steady: Some[Finding] = Some()
    views: Some[View] = Some()
    retractions: Some[Retraction] = Some()


@dataclass(frozen=True, slots=True)
class Due:
    """A commitment and its window. `days`: late by at least, or left, by its last day; none where
    it has no last day."""

    about: About
    actors: tuple[str, ...]
    status: str
    timeliness: str
    window: str
    opens: dt.date | None
    closes: dt.date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A commitment whose actors differ, with each one's newest view."""

    about: About
    status: str
    contestation: str
    sides: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """Somebody who contradicts a claim, a commitment or a judgement on it."""

    key: str
    title: str
    address: str
    who: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class RiskMoved:
    key: str
    title: str
    address: str
    state: str
    before: str
    likelihood: str
    likelihood_before: str
    text: str


@dataclass(frozen=True, slots=True)
class Lost:
    """An excerpt that is not, or no more, where it was quoted from; `title` and `address` are of
    what it is evidence of."""

    title: str
    address: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A source whose address leads nowhere; `archive`: where a copy is, or empty."""

    key: str
    title: str
    address: str
    archive: str
    since: dt.date


@dataclass(frozen=True, slots=True)
class Hygiene:
    """What needs the desk: records that nothing was published on for long, excerpts that no copy
    has or that are gone from a newer one, links that are dead."""

    stale: Some[Due] = Some()
    not_found: Some[Lost] = Some()
    edited: Some[Lost] = Some()
    dead: Some[DeadLink] = Some()

    @property
    def empty(self) -> bool:
        return not (
            self.stale.total or self.not_found.total or self.edited.total or self.dead.total
        )


@dataclass(frozen=True, slots=True)
class Count:
    code: str
    label: str
    now: int
    before: int


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of commitment, or pledges and agenda items together, by status."""

    name: str
    counts: tuple[Count, ...]

    @property
    def total(self) -> int:
        return sum(count.now for count in self.counts)

    @property
    def total_before(self) -> int:
        return sum(count.before for count in self.counts)


@dataclass(frozen=True, slots=True)
class Point:
    """Counts by status code at the end of a day."""

    day: dt.date
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Glance:
    lines: tuple[Line, ...] = ()
    history: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """A whole report. `known_at`: the one instant of all that it tells; `wanted`: its sections;
    `changed`: the commitments whose status changed in the period, or was found out in it."""

    name: str
    period: Period
    known_at: dt.datetime
    filter: str
    wanted: tuple[str, ...]
    lead: str
    home: str
    subject: str = ""
    opening: tuple[str, ...] = ()
    glance: Glance = Glance()
    changed: int = 0
    happened: Changed = Changed()
    learnt: Changed = Changed()
    late: Some[Due] = Some()
    due_soon: Some[Due] = Some()
    meetings: Some[Due] = Some()
    contested: Some[Dispute] = Some()
    denials: Some[Denial] = Some()
    risks: Some[RiskMoved] = Some()
    hygiene: Hygiene = Hygiene()

    @property
    def empty(self) -> bool:
        """Nothing changed, nothing is late and nothing is due: there is nothing to say."""
        return not (
            any(
                some.total
                for changed in (self.happened, self.learnt)
                for some in (changed.findings, changed.views, changed.retractions)
            )
            or self.late.total
            or self.due_soon.total
            or self.meetings.total
            or self.denials.total
            or self.risks.total
            or not self.hygiene.empty
        )

    @property
    def carried(self) -> list[str]:
        """The keys of all records that it tells of, each once."""
        return sorted(set(keys_in(self)))


def shortened(told: Any, most: int) -> Any:
    """The same with lists of that length at most; how many there are stays told."""
    if isinstance(told, Some):
        return replace(told, items=tuple(shortened(item, most) for item in told.items[:most]))
    if not is_dataclass(told) or isinstance(told, type):
        return told
    members = {member.name: getattr(told, member.name) for member in fields(told)}
    return replace(told, **{name: shortened(value, most) for name, value in members.items()})


def keys_in(told: Any) -> Iterator[str]:
    if isinstance(told, tuple):
        for part in told:
            yield from keys_in(part)
    elif is_dataclass(told):
        for member in fields(told):
            value = getattr(told, member.name)
            if member.name == "key":
                yield value
            else:
                yield from keys_in(value)
