"""What is asked of a record before its answer: its version, whether it is public yet and whether it
was taken back, beside the newest change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import models
from django.utils import timezone

from commitments.reading.asking import is_latest, of_newest
from commitments.reading.clocks import HEAD, Clocks, Head, head_of, read_clocks
from commitments.reading.listing import Listing, base_params, one, read_one, states_of
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


class Merges:
    """Whether this process has seen that records were merged; each answer says whether they are."""

    seen = False


MERGES = Merges()


def rows(asked: str, params: Mapping[str, Any]) -> Rows:
    if isinstance(params["key"], int) and params["key"] > LARGEST_ID:
        return []
    return ask(asked, params)


@lru_cache(maxsize=100)
def statement(model: type[models.Model], column: str, row: str = "") -> str:
    table = model._meta.db_table
    fields = {field.name for field in model._meta.concrete_fields}
    draft = "published_at IS NULL" if "published_at" in fields else "false"
    retracted = "retracted_at" in fields
    told = "retracted_at, retraction_reason" if retracted else "NULL::timestamptz, ''"
    beside = f", ({row})" if row else ""
    return (
        f"SELECT {HEAD}, id, row_version, {draft}, {told}{beside} FROM {table}"
        f" WHERE {column} = %(key)s"
    )
