"""What is asked of a record before its answer: its version, whether it is public yet and whether it
was taken back, beside the newest change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from django.db import models

from commitments.reading.clocks import HEAD, Head, head_of
from commitments.reading.prepared import ask

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
    if isinstance(value, int) and value > LARGEST_ID:
        return None
    found = ask(statement(model, column), [known_at, value])
    return (Own(*found[0][1:]), head_of(found[0][0])) if found else None


@cache
def statement(model: type[models.Model], column: str) -> str:
    table = model._meta.db_table
    fields = {field.name for field in model._meta.concrete_fields}
    draft = "published_at IS NULL" if "published_at" in fields else "false"
    retracted = "retracted_at" in fields
    told = "retracted_at, retraction_reason" if retracted else "NULL::timestamptz, ''"
    return f"SELECT {HEAD}, id, row_version, {draft}, {told} FROM {table} WHERE {column} = %s"
