"""Many drafts at once: read and checked one by one, stored together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.utils import DataError, IntegrityError

from commitments.domain import records
from commitments.domain.errors import Problem
from commitments.domain.importing.storing import store_rows
from commitments.domain.lists import unsaved_row
from commitments.domain.shapes import Resource
from commitments.domain.writing import refusal
from commitments.models import Evidence, User

Refuse = Callable[[int, Problem], None]


@dataclass
class Draft:
    """`data`: in the write shape, evidence nested in it. `record`: once it is stored."""

    line: int
    data: dict[str, Any]
    record: models.Model | None = None


@dataclass
class Unsaved:
    draft: Draft
    record: models.Model
    lists: dict[str, list[dict[str, Any]]]
    evidence: list[Evidence]


def make_drafts(
    resource: Resource,
    evidence: Resource,
    drafts: Sequence[Draft],
    *,
    by: User,
    at: dt.datetime,
    refuse: Refuse,
) -> None:
    """Stores what can be; the others are told to `refuse`, by their lines."""
    ready = []
    for draft in drafts:
        try:
            ready.append(unsaved(resource, evidence, draft, by=by, at=at))
        except Problem as problem:
            refuse(draft.line, problem)
    try:
        with transaction.atomic():
            store(resource, ready)
    except (IntegrityError, DataError):
        one_by_one(resource, ready, refuse)


def unsaved(
    resource: Resource, evidence: Resource, draft: Draft, *, by: User, at: dt.datetime
) -> Unsaved:
    own, nested = records.apart(resource, draft.data)
    record, lists = records.unsaved(resource, own, by=by, at=at)
    found: list[Evidence] = []
    for place, item in enumerate(nested if isinstance(nested, list) else []):
        piece, _ = records.unsaved(
            evidence, item, by=by, at=at, target=record, pointer=f"/evidence/{place}"
        )
        assert isinstance(piece, Evidence)
        found.append(piece)
    return Unsaved(draft, record, lists, found)


def store(resource: Resource, ready: Sequence[Unsaved]) -> None:
    store_rows([each.record for each in ready])
    for rows in resource.shape.rows:
        store_rows(
            [
                unsaved_row(rows, each.record, item, place)
                for each in ready
                for place, item in enumerate(each.lists.get(rows.name, []))
            ]
        )
    for each in ready:
        for piece in each.evidence:
            setattr(piece, resource.name, each.record)
    store_rows([piece for each in ready for piece in each.evidence])
    for each in ready:
        each.draft.record = each.record


def one_by_one(resource: Resource, ready: Sequence[Unsaved], refuse: Refuse) -> None:
    """The database refused some: to say which, each is stored by itself."""
    for each in ready:
        try:
            with transaction.atomic():
                store(resource, [each])
        except (IntegrityError, DataError) as error:
            refuse(each.draft.line, refusal(error))
