"""Statements that are planned once a connection, not once a request."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor

Rows = list[tuple[Any, ...]]
bound: Any = ServerBindingCursor


def ask(statement: str, params: Any) -> Rows:
    """All rows of a statement that is likely to be asked again: it is planned once a connection."""
    connection.ensure_connection()
    server = connection.connection
    assert server is not None
    with connection._prepare_cursor(bound(server)) as cursor:  # type: ignore[attr-defined]  # noqa: SLF001
        server.prepare_threshold = 0  # for this statement alone: no other of Django's is prepared
        try:
            cursor.execute(statement, params)
        finally:
            server.prepare_threshold = None
        return list(cursor.fetchall())
