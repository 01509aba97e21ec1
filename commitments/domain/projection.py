"""Keeps `Standing` equal to what the ledgers say, in the transaction that changes them."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from commitments.domain import actor_tree
from commitments.domain.judgements import Finding, View
from commitments.domain.standing import Party, Standing, standings
from commitments.models import Commitment, Evidence, Position, StatusUpdate
from commitments.models import Party as PartyRow
from commitments.models import Standing as StandingRow
from commitments.models.vague_date import VagueDate
from commitments.models.vocabulary import Publication

COLUMNS = [
    f.attname for f in StandingRow._meta.concrete_fields if f.attname != "id" and not f.generated
]
COMPARED = [c for c in COLUMNS if c not in {"known_from", "known_to"}]


def project(commitment_ids: Iterable[int], at: dt.datetime) -> None:
    """Closes at `at` the standings that no longer hold, and opens those that now do."""
    ids = sorted(set(commitment_ids))
    if not ids:
        return
    wanted = compute(ids)
    open_rows: dict[int, dict[str, int]] = defaultdict(dict)
    for row in StandingRow.objects.filter(commitment_id__in=ids, known_to__isnull=True):
        open_rows[row.commitment_id][compared(row)] = row.pk
    ended: list[int] = []
    opened: list[StandingRow] = []
    for pk in ids:
        present = open_rows[pk]
        fresh = {compared(row): row for row in wanted[pk]}
        ended += [row_id for key, row_id in present.items() if key not in fresh]
        for key, row in fresh.items():
            if key not in present:
                row.known_from = at
                opened.append(row)
    StandingRow.objects.filter(pk__in=ended).update(known_to=at)
    StandingRow.objects.bulk_create(opened)


def compared(row: StandingRow) -> str:
    return json.dumps([getattr(row, column) for column in COMPARED], default=str, sort_keys=True)


def compute(ids: Sequence[int]) -> dict[int, list[StandingRow]]:
    """The standings of published commitments, from what is published on them; none for others."""
    tree = actor_tree.load()
    evidence = evidence_counts(ids)
    findings: dict[int, list[Finding]] = defaultdict(list)
    views: dict[int, list[View]] = defaultdict(list)
    parties: dict[int, list[Party]] = defaultdict(list)
    for update in published(StatusUpdate, ids):
        findings[update.commitment_id].append(finding(update, tree, evidence))
    for position in published(Position, ids):
        views[position.commitment_id].append(view(position, tree, evidence))
    for row in PartyRow.objects.filter(commitment_id__in=ids).order_by("place_in_list", "pk"):
        party = Party(tree.slugs[row.actor_id], row.role)
        if party not in parties[row.commitment_id]:  # two that were merged are one
            parties[row.commitment_id].append(party)
    computed: dict[int, list[StandingRow]] = {pk: [] for pk in ids}
    for commitment in Commitment.objects.filter(pk__in=ids, publication=Publication.PUBLISHED):
        segments = standings(
            parties=tuple(parties[commitment.pk]),
            original_due=commitment.original_due,
            findings=findings[commitment.pk],
            views=views[commitment.pk],
            own_evidence_count=evidence["commitment", commitment.pk],
        )
        computed[commitment.pk] = [standing_row(commitment.pk, each) for each in segments]
    return computed


def published(model: type[Any], ids: Sequence[int]) -> models.QuerySet[Any]:
    rows: models.QuerySet[Any] = model.objects.filter(
        commitment_id__in=ids, publication=Publication.PUBLISHED
    ).order_by("pk")
    return rows


def evidence_counts(ids: Sequence[int]) -> dict[tuple[str, int], int]:
    """Published evidence that no published evidence corrects, by target."""
    rows = Evidence.objects.filter(publication=Publication.PUBLISHED).exclude(
        corrections__publication=Publication.PUBLISHED
    )
    counts: dict[tuple[str, int], int] = defaultdict(int)
    for target, path in (
        ("commitment", "commitment_id"),
        ("status_update", "status_update__commitment_id"),
        ("position", "position__commitment_id"),
    ):
        counted = (
            rows.filter(**{f"{path}__in": ids})
            .order_by()
            .values_list(f"{target}_id")
            .annotate(count=models.Count("pk"))
        )
        counts.update({(target, pk): count for pk, count in counted})
    return counts


def finding(
    row: StatusUpdate, tree: actor_tree.Tree, evidence: dict[tuple[str, int], int]
) -> Finding:
    return Finding(
        id=row.pk,
        party=tree.slugs[row.party_id] if row.party_id else None,
        status=row.status,
        day=row.day,
        published_at=row.published_at or row.recorded_at,
        as_of=row.as_of or VagueDate("", None, None),
        occurred_on=row.occurred_on,
        due=row.due,
        confidence=row.confidence,
        supersedes=row.supersedes_id,
        evidence_count=evidence["status_update", row.pk],
    )


def view(row: Position, tree: actor_tree.Tree, evidence: dict[tuple[str, int], int]) -> View:
    return View(
        id=row.pk,
        party=tree.slugs[row.party_id] if row.party_id else None,
        actor=tree.slugs[row.actor_id],
        top=tree.top(row.actor_id, row.day),
        view=row.view,
        sufficient=row.sufficient,
        day=row.day,
        published_at=row.published_at or row.recorded_at,
        as_of=row.as_of or VagueDate("", None, None),
        supersedes=row.supersedes_id,
        evidence_count=evidence["position", row.pk],
    )


def standing_row(commitment_id: int, standing: Standing) -> StandingRow:
    row = StandingRow(
        commitment_id=commitment_id,
        valid_from=standing.valid_from,
        valid_to=standing.valid_to,
        status=str(standing.status),
        status_as_of=as_json(standing.status_as_of),
        confidence=standing.confidence or "",
        contestation=str(standing.contestation),
        verdict=standing.verdict,
        found_late=standing.found_late,
        closed=standing.closed,
        parties=[
            {
                "actor": party.actor,
                "role": party.role,
                "status": str(party.status),
                "status_as_of": as_json(party.status_as_of),
            }
            for party in standing.parties
        ],
        positions=[
            {
                "id": held.id,
                "actor": held.actor,
                "party": held.party,
                "view": held.view,
                "sufficient": held.sufficient,
                "as_of": as_json(held.as_of),
            }
            for held in standing.positions
        ],
        keys=sorted({key for party in standing.parties for key in party_keys(party)}),
        update_count=standing.update_count,
        evidence_count=standing.evidence_count,
    )
    row.due = standing.due
    return row


def party_keys(party: Any) -> list[str]:
    """What the filters on actor, role and party status look for, all of the same party."""
    return [
        party.actor,
        f"{party.role}:{party.actor}",
        f"={party.status}:{party.actor}",
        f"={party.status}:{party.role}:{party.actor}",
        f"{party.role}:",
        f"={party.status}:",
        f"={party.status}:{party.role}:",
    ]


def as_json(date: VagueDate | None) -> dict[str, str | None] | None:
    return date.as_json() if date else None
