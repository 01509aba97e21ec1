"""Statements that are planned once a connection, not once a request."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor

Rows = list[tuple[Any, ...]]
bound: Any = ServerBindingCursor


def ask(statement: str, params: Any, *, planned_once: bool = True) -> Rows:
    """All rows of a statement that is likely to be asked again: it is planned once a
    connection, unless its best plan depends on what is asked for."""
    if connection.execute_wrappers:  # what is put before a statement can't be bound with it
        with connection.cursor() as cursor:
            cursor.execute(statement, params)
            return list(cursor.fetchall())
    connection.ensure_connection()
    server = connection.connection
    assert server is not None
    with connection._prepare_cursor(bound(server)) as cursor:  # type: ignore[attr-defined]  # noqa: SLF001
        # For this statement alone: no other of Django's is prepared.
        server.prepare_threshold = 0 if planned_once else None
        try:
            cursor.execute(statement, params)
        finally:
            server.prepare_threshold = None
        return list(cursor.fetchall())
