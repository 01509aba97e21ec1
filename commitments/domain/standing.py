"""How does a commitment stand, on every day there is, by the judgements known at one instant?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from commitments.domain import timeliness
from commitments.domain.contestation import furthest_contestation
from commitments.domain.judgements import Finding, View, age, counting
from commitments.models.vague_date import VagueDate
from commitments.models.vocabulary import CLOSED_STATUSES, Confidence, PartyRole, Status


@dataclass(frozen=True, slots=True)
class Party:
    actor: str
    role: str


@dataclass(frozen=True, slots=True)
class PartyStanding:
    actor: str
    role: str
    status: str
    status_as_of: VagueDate | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds on every day of [valid_from, valid_to); None is without bound.

    `due` is the window in force, `positions` the newest view of each actor on the whole and on
    each party. `verdict` and `found_late` are what `timeliness` needs beside the day.
    """

    valid_from: dt.date | None
    valid_to: dt.date | None
    status: str
    status_as_of: VagueDate | None
    confidence: str | None
    due: VagueDate | None
    parties: tuple[PartyStanding, ...]
    positions: tuple[View, ...]
    contestation: str
    verdict: str
    found_late: bool
    closed: bool
    update_count: int
    evidence_count: int


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A status, the findings it comes from, and all those on the same subject; oldest first."""

    status: str
    deciding: Sequence[Finding]
    heard: Sequence[Finding]


def standings(
    *,
    parties: Iterable[Party],
    original_due: VagueDate | None,
    findings: Iterable[Finding],
    views: Iterable[View],
    own_evidence_count: int,
) -> tuple[Standing, ...]:
    """All days there are, cut at the days of the judgements that count; earliest first.

    No two neighbours are alike: each cut brings a judgement that shows in the positions or in the
    number of updates. Parties stay in the order given; the order of judgements is of no matter.
    """
    members = tuple(parties)
    all_findings, all_views = counting(findings), counting(views)
    cuts = sorted({each.day for each in all_findings} | {each.day for each in all_views})
    return tuple(
        _standing(
            span=(start, end),
            parties=members,
            original_due=original_due,
            findings=[each for each in all_findings if start and each.day <= start],
            views=[each for each in all_views if start and each.day <= start],
            own_evidence_count=own_evidence_count,
        )
        for start, end in zip([None, *cuts], [*cuts, None], strict=True)
    )


def standing_on(segments: Iterable[Standing], day: dt.date) -> Standing:
    """The one of the segments made by `standings` that holds on `day`."""
    return next(each for each in segments if each.valid_to is None or day < each.valid_to)


def _standing(
    *,
    span: tuple[dt.date | None, dt.date | None],
    parties: tuple[Party, ...],
    original_due: VagueDate | None,
    findings: Sequence[Finding],
    views: Sequence[View],
    own_evidence_count: int,
) -> Standing:
    on_the_whole = [each for each in findings if each.party is None]
    outcome = _outcome(parties, findings, on_the_whole)
    due = timeliness.window_in_force(findings, original_due)
    positions = _positions(views)
    return Standing(
        valid_from=span[0],
        valid_to=span[1],
        status=outcome.status,
        status_as_of=outcome.deciding[-1].as_of if outcome.deciding else None,
        confidence=_lowest_confidence(outcome.deciding),
        due=due,
        parties=_party_standings(parties, findings),
        positions=positions,
        contestation=furthest_contestation(positions),
        verdict=timeliness.verdict(outcome.status, outcome.deciding, due),
        found_late=timeliness.found_late(outcome.heard, due),
        closed=outcome.status in CLOSED_STATUSES,
        update_count=len(findings),
        evidence_count=own_evidence_count
        + sum(each.evidence_count for each in findings)
        + sum(each.evidence_count for each in views),
    )


def _outcome(
    parties: tuple[Party, ...], findings: Sequence[Finding], on_the_whole: Sequence[Finding]
) -> _Outcome:
    """The commitment's status: the whole's, else what all its committing parties share.

    A committing party without a finding of its own counts as not assessed, so that one who has
    delivered beside one whom nobody has looked at makes `mixed`. `mixed` comes from no finding.
    """
    if on_the_whole:
        return _Outcome(on_the_whole[-1].status, on_the_whole[-1:], on_the_whole)
    committing = {party.actor for party in parties if party.role == PartyRole.COMMITTING}
    heard = [each for each in findings if each.party in committing]
    newest = {each.party: each for each in heard}
    statuses = {
        newest[actor].status if actor in newest else Status.NOT_ASSESSED.value
        for actor in committing
    }
    if not heard:
        return _Outcome(Status.NOT_ASSESSED.value, (), ())
    if len(statuses) > 1:
        return _Outcome(Status.MIXED.value, (), heard)
    return _Outcome(statuses.pop(), sorted(newest.values(), key=age), heard)


def _party_standings(
    parties: tuple[Party, ...], findings: Sequence[Finding]
) -> tuple[PartyStanding, ...]:
    """Each party by its own newest finding, else by the newest on the whole."""
    newest = {each.party: each for each in findings}
    found = [(party, newest.get(party.actor, newest.get(None))) for party in parties]
    return tuple(
        PartyStanding(
            actor=party.actor,
            role=party.role,
            status=finding.status if finding else Status.NOT_ASSESSED.value,
            status_as_of=finding.as_of if finding else None,
        )
        for party, finding in found
    )


def _positions(views: Sequence[View]) -> tuple[View, ...]:
    newest = {(each.party or "", each.actor): each for each in views}
    return tuple(newest[key] for key in sorted(newest))


def _lowest_confidence(deciding: Sequence[Finding]) -> str | None:
    grades = [each.confidence for each in deciding]
    return min(grades, key=Confidence.values.index, default=None)
