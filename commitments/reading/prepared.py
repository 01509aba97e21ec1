"""Statements that are planned once a connection, not once a request."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
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
    """For one statement alone: no other of Django's is prepared. It is kept with its connection,
    since it knows how to write and read the statement's types once it was asked."""

    def execute(self, query: Any, params: Any = None, **how: Any) -> Any:
        self.connection.prepare_threshold = 0
        try:
            return super().execute(query, params, **how)
        finally:
            self.connection.prepare_threshold = None

    def __exit__(self, *error: object) -> None:
        """It lets go of the rows, and can be asked again."""
        self._reset(reset_query=False)


def ask(statement: str, params: Any, *, planned_once: bool = True) -> Rows:
    """All rows of a statement that is likely to be asked again: it is planned once a
    connection, unless its best plan depends on what is asked for. Nothing is put before it, inside
    a write either: one that writes tells the history by itself who does (domain/storing.py)."""
    database: Any = in_use()
    database.ensure_connection()
    database.validate_no_broken_transaction()
    numbered, names = as_numbered(statement)
    values = [params[name] for name in names]
    asking: Any = (
        prepared(database.connection)(numbered)
        if planned_once and settings.PREPARED_STATEMENTS
        else Unprepared(database.connection)
    )
    with database.wrap_database_errors, asking, timed(numbered), logged(database, numbered, values):
        asking.execute(numbered, values)
        return list(asking.fetchall())


def prepared(connection: Any) -> Callable[[str], Prepared]:
    """The connection's own, by their statements: as many as psycopg keeps prepared."""
    kept = vars(connection)
    if "prepared" not in kept:
        kept["prepared"] = lru_cache(maxsize=100)(lambda statement: Prepared(connection))
    found: Callable[[str], Prepared] = kept["prepared"]
    return found


def logged(database: Any, statement: str, values: list[Any]) -> AbstractContextManager[Any]:
    """Among the connection's queries, where those are kept."""
    if not database.queries_logged:
        return nullcontext()
    return database.make_debug_cursor(None).debug_sql(statement, values)  # type: ignore[no-any-return]


@lru_cache(maxsize=100)
def as_numbered(statement: str) -> tuple[str, list[Any]]:
    """With $1 for %(name)s or %s, and the names or the places of what belongs there."""
    places: dict[Any, int] = {}

    def number(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        return f"${places.setdefault(found[1] or len(places), len(places) + 1)}"

    return PLACE.sub(number, statement), list(places)
