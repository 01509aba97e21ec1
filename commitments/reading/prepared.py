"""Statements that are planned once a connection, not once a request."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import psycopg
from django.conf import settings

from commitments.reading.database import in_use
from commitments.reading.slow import timed

Rows = list[tuple[Any, ...]]
PLACE = re.compile(r"%(?:\((\w+)\)s|s|%)")


class Unprepared(psycopg.RawCursor[Any]):
    """Takes statements as PostgreSQL has them, which need not be read again each time."""


class Prepared(Unprepared):
    """For this statement alone: no other of Django's is prepared."""

    def execute(self, query: Any, params: Any = None, **how: Any) -> Any:
        self.connection.prepare_threshold = 0
        try:
            return super().execute(query, params, **how)
        finally:
            self.connection.prepare_threshold = None


def ask(statement: str, params: Any, *, planned_once: bool = True) -> Rows:
    """All rows of a statement that is likely to be asked again: it is planned once a
    connection, unless its best plan depends on what is asked for. It writes nothing: what tells the
    history who writes is not put before it, inside a write either."""
    database: Any = in_use()
    database.ensure_connection()
    database.validate_no_broken_transaction()
    planned_once = planned_once and settings.PREPARED_STATEMENTS
    asking: Any = (Prepared if planned_once else Unprepared)(database.connection)
    if database.queries_logged:
        asking = database.make_debug_cursor(asking)
    numbered, names = as_numbered(statement)
    with database.wrap_database_errors, asking, timed(numbered):
        asking.execute(numbered, [params[name] for name in names])
        return list(asking.fetchall())


@lru_cache(maxsize=100)
def as_numbered(statement: str) -> tuple[str, list[Any]]:
    """With $1 for %(name)s or %s, and the names or the places of what belongs there."""
    places: dict[Any, int] = {}

    def number(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        return f"${places.setdefault(found[1] or len(places), len(places) + 1)}"

    return PLACE.sub(number, statement), list(places)
