"""How would commitments stand if a draft were published, or what is published were taken back?

Worked out in memory by the functions that make the projection; nothing is written, and nobody is
kept waiting for the numbering lock.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from commitments.domain import actor_tree, effects, projection
from commitments.domain.clock import day_of, instant
from commitments.domain.dates import parse
from commitments.domain.errors import Problem
from commitments.domain.judgements import Finding, View
from commitments.domain.resources import COMMITMENT
from commitments.domain.standing import Party, PartyStanding, Standing, standing_on, standings
from commitments.domain.timeliness import timeliness
from commitments.models import Commitment, Evidence, Position, Revision, StatusUpdate
from commitments.models import Party as PartyRow
from commitments.models import Standing as StandingRow
from commitments.models.vague_date import VagueDate
from commitments.models.vocabulary import Publication


@dataclass(frozen=True, slots=True)
class Moment:
    """A commitment on one day. `timeliness` is what the standing makes of that day."""

    standing: Standing
    timeliness: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """None: the public has no such commitment then."""

    commitment: Commitment
    before: Moment | None
    after: Moment | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that a commitment's standing is made of."""

    parties: tuple[Party, ...]
    original_due: VagueDate | None
    findings: tuple[Finding, ...]
    views: tuple[View, ...]
    evidence_count: int

    def on(self, day: dt.date) -> Moment:
        made = standings(
            parties=self.parties,
            original_due=self.original_due,
            findings=self.findings,
            views=self.views,
            own_evidence_count=self.evidence_count,
        )
        standing = standing_on(made, day)
        return Moment(standing, timeliness(standing, day))


def if_published(subject: models.Model, *, now: dt.datetime | None = None) -> list[Outlook]:
    """Of a draft or a pending revision: the commitments whose standings it may change."""
    at = instant(now)
    record = subject.record if isinstance(subject, Revision) else subject
    found = []
    for commitment, ledger in ledgers(record):
        public = commitment.publication == Publication.PUBLISHED
        fresh = record.pk == commitment.pk and isinstance(record, Commitment)
        after = published_too(ledger, subject, at)
        found.append(
            Outlook(
                commitment,
                ledger.on(day_of(at)) if public else None,
                after.on(day_of(at)) if public or fresh else None,
            )
        )
    return found


def if_retracted(record: models.Model, *, now: dt.datetime | None = None) -> list[Outlook]:
    """Of what is published: the commitments whose standings its retraction may change."""
    day = day_of(instant(now))
    found = []
    for commitment, ledger in ledgers(record):
        if commitment.publication != Publication.PUBLISHED:
            continue
        after = None if record == commitment else taken_back(ledger, record).on(day)
        found.append(Outlook(commitment, ledger.on(day), after))
    return found


def ledgers(record: models.Model) -> list[tuple[Commitment, Ledger]]:
    ids = sorted(effects.commitments_of(record))
    if not ids:
        return []
    tree = actor_tree.load()
    evidence = projection.evidence_counts(ids)
    updates = list(projection.published(StatusUpdate, ids))
    positions = list(projection.published(Position, ids))
    parties = list(PartyRow.objects.filter(commitment_id__in=ids).order_by("place_in_list", "pk"))
    return [
        (
            commitment,
            Ledger(
                each_once(
                    Party(tree.slugs[row.actor_id], row.role)
                    for row in parties
                    if row.commitment_id == commitment.pk
                ),
                commitment.original_due,
                tuple(
                    projection.finding(row, tree, evidence)
                    for row in updates
                    if row.commitment_id == commitment.pk
                ),
                tuple(
                    projection.view(row, tree, evidence)
                    for row in positions
                    if row.commitment_id == commitment.pk
                ),
                evidence["commitment", commitment.pk],
            ),
        )
        for commitment in Commitment.objects.filter(pk__in=ids).order_by("pk")
    ]


def each_once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Two actors that were merged are one."""
    return tuple(dict.fromkeys(parties))


def published_too(ledger: Ledger, subject: models.Model, at: dt.datetime) -> Ledger:
    if isinstance(subject, Revision):
        return revised(ledger, subject)
    if isinstance(subject, Evidence):
        return more_evidence(ledger, 0 if subject.supersedes_id else 1)
    if isinstance(subject, Commitment):
        return more_evidence(ledger, drafts_of(subject))
    if not isinstance(subject, StatusUpdate | Position):
        return ledger
    tree, counts = actor_tree.load(), projection.evidence_counts(())
    if isinstance(subject, StatusUpdate):
        found = projection.finding(subject, tree, counts)
        held = dataclasses.replace(found, published_at=at, evidence_count=drafts_of(subject))
        return dataclasses.replace(ledger, findings=(*ledger.findings, held))
    spoken = projection.view(subject, tree, counts)
    said = dataclasses.replace(spoken, published_at=at, evidence_count=drafts_of(subject))
    return dataclasses.replace(ledger, views=(*ledger.views, said))


def taken_back(ledger: Ledger, record: models.Model) -> Ledger:
    if isinstance(record, StatusUpdate):
        left = tuple(each for each in ledger.findings if each.id != record.pk)
        return dataclasses.replace(ledger, findings=left)
    if isinstance(record, Position):
        heard = tuple(each for each in ledger.views if each.id != record.pk)
        return dataclasses.replace(ledger, views=heard)
    if isinstance(record, Evidence):
        return more_evidence(ledger, 0 if record.supersedes_id else -1)
    return ledger


def revised(ledger: Ledger, pending: Revision) -> Ledger:
    """With the parties and the window of a commitment's pending revision."""
    if pending.commitment_id is None:
        return ledger
    given = {n: pending.changes[n] for n in ("parties", "original_due") if n in pending.changes}
    try:
        columns, lists = COMMITMENT.shape.read(given, partial=True)
    except Problem:  # it names what is gone by now, and can't be published so
        return ledger
    if "parties" in lists:
        slugs = actor_tree.load().slugs
        parties = each_once(Party(slugs[row["actor"].pk], row["role"]) for row in lists["parties"])
        ledger = dataclasses.replace(ledger, parties=parties)
    if "original_due" in columns:
        ledger = dataclasses.replace(ledger, original_due=columns["original_due"])
    return ledger


def more_evidence(ledger: Ledger, count: int) -> Ledger:
    return dataclasses.replace(ledger, evidence_count=ledger.evidence_count + count)


def drafts_of(record: models.Model) -> int:
    held: models.QuerySet[Evidence] = record.evidence.filter(published_at__isnull=True)  # type: ignore[attr-defined]
    return held.count()


def as_changed(at: dt.datetime, *, day: dt.date) -> list[Outlook]:
    """What the publication of that instant changed on that day, from the projection's own spans."""
    of_day = models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=day)
    of_day &= models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=day)
    closed = {row.commitment_id: row for row in StandingRow.objects.filter(of_day, known_to=at)}
    opened = {row.commitment_id: row for row in StandingRow.objects.filter(of_day, known_from=at)}
    return [
        Outlook(
            commitment,
            kept(closed.get(commitment.pk), day),
            kept(opened.get(commitment.pk), day),
        )
        for commitment in Commitment.objects.filter(pk__in={*closed, *opened}).order_by("pk")
    ]


def kept(row: StandingRow | None, day: dt.date) -> Moment | None:
    if row is None:
        return None
    parties = tuple(
        PartyStanding(each["actor"], each["role"], each["status"], from_json(each["status_as_of"]))
        for each in row.parties
    )
    standing = Standing(
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        status=row.status,
        status_as_of=from_json(row.status_as_of),
        confidence=row.confidence or None,
        due=row.due,
        parties=parties,
        positions=(),
        contestation=row.contestation,
        verdict=row.verdict,
        found_late=row.found_late,
        closed=row.closed,
        update_count=row.update_count,
        evidence_count=row.evidence_count,
    )
    return Moment(standing, timeliness(row, day))


def from_json(value: Any) -> VagueDate | None:
    return parse(value) if value else None
