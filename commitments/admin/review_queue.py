"""What waits for a reviewer, in which order, and what comes before and after the one at hand?

The oldest first; of what was entered at one instant, commitments before what is said of them. What
somebody alone wrote is not in their own queue.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models import BigIntegerField, F, Value
from django.urls import reverse

from commitments.admin.filters import waiting
from commitments.models import (
    Claim,
    Commitment,
    Evidence,
    Position,
    Revision,
    Risk,
    Statistic,
    StatusUpdate,
)

KINDS: dict[str, type[models.Model]] = {
    "commitment": Commitment,
    "claim": Claim,
    "statistic": Statistic,
    "risk": Risk,
    "status_update": StatusUpdate,
    "position": Position,
    "evidence": Evidence,
    "revision": Revision,
}
RANKS = {model: rank for rank, model in enumerate(KINDS.values())}
# `here`: the place of the item at hand, whether it waits or not.
AROUND = """
SELECT count(*),
       count(*) FILTER (WHERE (created_at, rank, pk) <= {here}),
       coalesce(bool_or((rank, pk) = (%s, %s)), false),
       (array_agg(ARRAY[rank, pk] ORDER BY created_at, rank, pk)
          FILTER (WHERE (created_at, rank, pk) > {here}))[1:1],
       (array_agg(ARRAY[rank, pk] ORDER BY created_at DESC, rank DESC, pk DESC)
          FILTER (WHERE (created_at, rank, pk) < {here}))[1:1],
       (array_agg(ARRAY[rank, pk] ORDER BY created_at, rank, pk))[1:1]
FROM ({waiting}) AS waiting (rank, pk, created_at)
"""
HERE = "(%s::timestamptz, %s::bigint, %s::bigint)"


@dataclass(frozen=True, slots=True)
class Queue:
    """`place`: of the item at hand, from 1; 0 if it does not wait for this person. Pages are empty
    where there is none; after the last comes the first."""

    total: int
    place: int
    following: str
    previous: str


def queue_of(user: Any, here: models.Model | None = None) -> Queue:
    """`here`: the item at hand; None to begin."""
    rank = RANKS[type(here)] if here is not None else -1
    pk = here.pk if here is not None else 0
    begun = here.created_at if here is not None else None  # type: ignore[attr-defined]
    waits, params = all_waiting(user)
    place = [begun, rank, pk]
    with connection.cursor() as cursor:
        cursor.execute(
            AROUND.format(here=HERE, waiting=waits),
            [*place, rank, pk, *place, *place, *params],
        )
        total, before, present, after, earlier, first = cursor.fetchone()
    return Queue(
        total=total,
        place=before if present else 0,
        following=page_at(after or (first if not present or total > 1 else None)),
        previous=page_at(earlier),
    )


def all_waiting(user: Any) -> tuple[str, list[Any]]:
    """One statement, made by Django from the conditions that the lists filter by."""
    rows = [
        model._default_manager.filter(waiting("review", user, model))
        .order_by()
        .values_list(Value(rank, output_field=BigIntegerField()), "pk", F("created_at"))
        for model, rank in RANKS.items()
    ]
    union = rows[0].union(*rows[1:], all=True)
    text, params = union.query.sql_with_params()
    return text, list(params)


def kind_of(subject: models.Model) -> str:
    return next(name for name, model in KINDS.items() if isinstance(subject, model))


def review_page(subject: models.Model) -> str:
    return reverse("admin:review", args=[kind_of(subject), subject.pk])


def page_at(found: list[list[int]] | None) -> str:
    if not found:
        return ""
    rank, pk = found[0]
    return reverse("admin:review", args=[list(KINDS)[rank], pk])
