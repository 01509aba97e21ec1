"""What is asked of a record before its answer: its version, whether it is public yet and whether it
was taken back, beside the newest change; and of a new record while it is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import models
from django.utils import timezone

from commitments.models.vocabulary import Publication
from commitments.reading.asking import is_latest, of_newest
from commitments.reading.clocks import HEAD, Clocks, Head, head_of, read_clocks
from commitments.reading.listing import (
    Listing,
    base_params,
    one,
    read_one,
    select_row,
    states_of,
)
from commitments.reading.prepared import Rows, ask

LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Own:
    """`draft`: nobody outside has ever seen it. `retracted_at`, `retraction_reason`: None and empty
    where nothing was taken back, or nothing ever is."""

    pk: int
    row_version: int
    draft: bool
    retracted_at: dt.datetime | None
    retraction_reason: str


def read_own(
    model: type[models.Model], key: tuple[str, str | int], known_at: dt.datetime | None
) -> tuple[Own, Head] | None:
    """By the column and its value; None if there is no such row."""
    column, value = key
    found = rows(statement(model, column), {"by": known_at, "key": value})
    return (Own(*found[0][1:]), head_of(found[0][0])) if found else None


def read_with_row(
    model: type[models.Model],
    listing: Listing,
    key: str | int,
    *,
    as_of: dt.date | None = None,
    drafts: bool,
    retracted: bool = False,
    fields: Sequence[str] = (),
    include: Sequence[str] = (),
) -> tuple[Own, Clocks, str | None] | None:
    """The same and the record's JSON text as it is by the newest change, asked for together."""
    states = states_of(listing, drafts=drafts, retracted=retracted)
    row, more = one(listing, states, tuple(fields), tuple(include))
    now = timezone.now()
    today = timezone.localdate(now)
    merges, latest = MERGES.seen, as_of is None or as_of >= today
    told = statement(model, listing.key, of_newest(row, merges=merges, latest=latest))
    params = base_params(Clocks(as_of or today, now, 0, False)) | more
    found = rows(told, params | {"by": None, "key": key})
    if not found:
        return None
    head, *own, text = found[0]
    clocks = read_clocks(as_of=as_of, known_at=None, now=now, head=head_of(head))
    if clocks.merges != merges or (latest and not is_latest(clocks)):  # it was asked amiss
        MERGES.seen = clocks.merges
        text = read_one(
            listing, key, clocks, drafts=drafts, retracted=retracted, fields=fields, include=include
        )
    return Own(*own), clocks, text


class Fresh:
    """A draft that is read by the very statement that stores it; `found` is None where it took more
    than that. Under the table's name stands that row alone: nothing can name it yet."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self.found: tuple[Own, Clocks, str] | None = None

    def store(self, model: type[models.Model], storing: str, params: Mapping[str, Any]) -> int:
        now = timezone.now()
        at = base_params(Clocks(timezone.localdate(now), now, 0, False))
        given = {**at, "states": [Publication.DRAFT.value], "by": None, **params}
        head, *told, text = ask(stored_and_read(model, self.listing, storing), given)[0]
        own = Own(*told)
        clocks = read_clocks(as_of=None, known_at=None, now=now, head=head_of(head))
        self.found = own, clocks, text
        return own.pk


class Merges:
    """Whether this process has seen that records were merged; each answer says whether they are."""

    seen = False


MERGES = Merges()


def rows(asked: str, params: Mapping[str, Any]) -> Rows:
    if isinstance(params["key"], int) and params["key"] > LARGEST_ID:
        return []
    return ask(asked, params)


@lru_cache(maxsize=100)
def stored_and_read(model: type[models.Model], listing: Listing, storing: str) -> str:
    row = f"SELECT {select_row(listing, None)} FROM ({listing.drafts}) r"
    read = told(model, of_newest(row, merges=True, latest=False))
    return f"WITH {model._meta.db_table} AS ({storing} RETURNING *) {read}"


@lru_cache(maxsize=100)
def statement(model: type[models.Model], column: str, row: str = "") -> str:
    return f"{told(model, row)} WHERE {column} = %(key)s"


def told(model: type[models.Model], row: str) -> str:
    table = model._meta.db_table
    fields = {field.name for field in model._meta.concrete_fields}
    draft = "published_at IS NULL" if "published_at" in fields else "false"
    retracted = "retracted_at" in fields
    back = "retracted_at, retraction_reason" if retracted else "NULL::timestamptz, ''"
    beside = f", ({row})" if row else ""
    return f"SELECT {HEAD}, id, row_version, {draft}, {back}{beside} FROM {table}"
