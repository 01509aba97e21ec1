"""How reads ask PostgreSQL: with prepared statements, and of the present in its own words.

A statement under both clocks compares instants in every row. Asked of the newest change it says the
same more simply: what is known now is what has not ended, and for that there are indexes. That
holds only if nothing was published between the reading of the clocks and the statement's own
snapshot; so it reads the newest number too, and where that is another, the statement is asked again
under the clocks as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils import timezone

from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.prepared import Rows, ask

# The newest number beside the rows, in one snapshot; there is a row even where none is found.
AT_ONCE = """
SELECT newest.number, asked.* FROM
  (SELECT coalesce(max(number), 0) AS number FROM commitments_change) newest
LEFT JOIN LATERAL (SELECT TRUE AS there, x.* FROM ({}) x) asked ON TRUE
"""


def ask_at(
    statement: str, params: Mapping[str, Any], clocks: Clocks, *, planned_once: bool = False
) -> Rows:
    """The rows under the clocks. The plan of a list depends on how many rows its filters and its
    cursor leave; that of one record does not."""
    named = told_of_merges(statement, merges=clocks.merges)
    if is_present(params, clocks):
        found = ask(
            AT_ONCE.format(of_now(named, latest=is_latest(clocks))),
            params,
            planned_once=planned_once,
        )
        if found[0][0] == clocks.number:
            return [row[2:] for row in found if row[1]]
    return ask(of_then(named), params, planned_once=planned_once)


@lru_cache(maxsize=100)
def of_newest(statement: str, *, merges: bool, latest: bool) -> str:
    """The same of the newest change in its own snapshot."""
    return of_now(told_of_merges(statement, merges=merges), latest=latest)


@lru_cache(maxsize=100)
def told_of_merges(statement: str, *, merges: bool) -> str:
    return statement.replace("%(merges)s", "TRUE" if merges else "FALSE")


def is_present(params: Mapping[str, Any], clocks: Clocks) -> bool:
    """Whether public rows of the newest change are asked for, and no live ones beside them."""
    return not clocks.past and "states" not in params


def is_now(params: Mapping[str, Any], clocks: Clocks) -> bool:
    """Whether all is asked for as it stands, of the newest change and past all days."""
    return is_present(params, clocks) and is_latest(clocks)


def is_latest(clocks: Clocks) -> bool:
    """Whether every judgement's day has come: none lies after the day on which it was entered."""
    zone = timezone.get_default_timezone()
    return clocks.as_of >= timezone.localdate(clocks.known_at, zone)


def pattern(piece: str) -> re.Pattern[str]:
    """What finds a piece of SQL for any alias; the piece is written for the alias `any`."""
    first, *rest = re.escape(piece).split("any\\.")
    return re.compile(first + r"\b(\w+)\." + r"\1\.".join(rest))


# What a statement says of the present alone, and under the clocks.
EITHER = re.compile("<<now>>(.*?)<<or>>(.*?)<<end>>", re.DOTALL)


def either(now: str, then: str) -> str:
    """A piece of SQL that is another one of the newest change on a day at which the last standing
    holds; for statements that `ask_at` asks."""
    return f"<<now>>{now}<<or>>{then}<<end>>"


KNOWN = pattern(sql.known("any"))
PUBLIC = pattern(sql.public("any"))
VALID = pattern(sql.valid("any"))


@lru_cache(maxsize=100)
def of_now(statement: str, *, latest: bool) -> str:
    """The same of the newest change; `latest`: on a day at which the last standing holds."""
    told = EITHER.sub(lambda found: found[1] if latest else found[2], statement)
    told = KNOWN.sub(r"\1.known_to IS NULL", told)
    told = PUBLIC.sub(r"(\1.published_at IS NOT NULL AND \1.retracted_at IS NULL)", told)
    if latest:
        told = VALID.sub(r"\1.valid_to IS NULL", told)
    return told.replace("%(known_at)s", "'infinity'::timestamptz")


@lru_cache(maxsize=100)
def of_then(statement: str) -> str:
    """The same under the clocks."""
    return EITHER.sub(lambda found: found[2], statement)
