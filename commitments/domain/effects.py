"""Which commitments does a publication bear on? Their standings and `updated_at` follow it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import models

from commitments.domain import merged, projection
from commitments.models import (
    Actor,
    Commitment,
    Evidence,
    Office,
    Party,
    Position,
    Relation,
    Source,
    Standing,
    StatusUpdate,
)
from commitments.models.vocabulary import Publication


def commitments_of(record: models.Model) -> set[int]:
    """Ids of the commitments whose standings may change with the record."""
    if isinstance(record, Commitment):
        return {record.pk}
    if isinstance(record, StatusUpdate | Position):
        return {record.commitment_id}
    if isinstance(record, Evidence):
        target = record.target
        return set() if isinstance(target, Evidence) else commitments_of(target)
    if isinstance(record, Actor):
        below = descendants(record)
        spoken = Position.objects.filter(actor_id__in=below, publication=Publication.PUBLISHED)
        return set(spoken.order_by().values_list("commitment_id", flat=True))
    return set()


def re_reporting(source: Source) -> set[int]:
    """The source, and all that re-reports it, at first hand or at second."""
    found = fresh = merged.family(Source, [source.pk])
    while fresh:
        below = Source.objects.filter(derived_from_id__in=fresh).order_by()
        fresh = merged.family(Source, set(below.values_list("pk", flat=True)) - found) - found
        found = found | fresh
    return found


def descendants(actor: Actor) -> set[int]:
    """The actor, and all that is below it, agencies and people in office, with all that was merged
    into any of them."""
    found = fresh = merged.family(Actor, [actor.pk])
    while fresh:
        below = set(
            Actor.objects.filter(parent_id__in=fresh).order_by().values_list("pk", flat=True)
        ) | set(
            Office.objects.filter(of_id__in=fresh).order_by().values_list("person_id", flat=True)
        )
        fresh = merged.family(Actor, below - found) - found
        found = found | fresh
    return found


def commitments_naming(actors: Iterable[int]) -> set[int]:
    """The commitments whose answers name one of the actors: as a party, as who takes a position or
    speaks for it, as who is quoted in its evidence."""
    ids = set(actors)
    named = set(Party.objects.filter(actor_id__in=ids).values_list("commitment_id", flat=True))
    for model in (StatusUpdate, Position):
        roles = ("party",) if model is StatusUpdate else ("party", "actor", "speaker")
        for role in roles:
            rows = model.objects.filter(**{f"{role}_id__in": ids})
            named |= set(public(rows).values_list("commitment_id", flat=True))
    return published_among(
        named | commitments_with(Evidence.objects.filter(attributed_to_id__in=ids))
    )


def commitments_with(evidence: models.QuerySet[Evidence]) -> set[int]:
    """Those on which such evidence is published, or on a judgement of which it is."""
    found: set[int] = set()
    for path in ("commitment_id", "status_update__commitment_id", "position__commitment_id"):
        rows = public(evidence).exclude(**{path: None})
        found |= set(rows.order_by().values_list(path, flat=True))
    return published_among(found)


def public(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    return rows.filter(publication=Publication.PUBLISHED).order_by()


def published_among(ids: Iterable[int]) -> set[int]:
    """Of those commitments the published ones."""
    rows = public(Commitment.objects.filter(pk__in=set(ids)))
    return set(rows.values_list("pk", flat=True))


def project(ids: Iterable[int], at: dt.datetime) -> set[int]:
    """Brings the standings up to date; the ids of the commitments whose standings changed."""
    projection.project(ids, at)
    altered = Standing.objects.filter(commitment_id__in=ids).filter(
        models.Q(known_from=at) | models.Q(known_to=at)
    )
    return set(altered.order_by().values_list("commitment_id", flat=True))


def ends(record: models.Model) -> set[int]:
    """The commitments on the other ends of its relations, either way; none for other records."""
    if not isinstance(record, Commitment):
        return set()
    pairs = Relation.objects.filter(models.Q(commitment=record) | models.Q(other=record))
    ids = {pk for pair in pairs.values_list("commitment_id", "other_id") for pk in pair}
    return ids - {record.pk}


def published_ends(record: models.Model, before: Iterable[int] = ()) -> set[int]:
    """Those of them that are public, and of the ends that it had before."""
    ids = ends(record).union(before)
    return published_among(ids)
