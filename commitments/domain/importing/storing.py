"""Many rows at once, by COPY. Checks, triggers and history are those of every insert and update."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import connection, models
from psycopg import sql

KEPT_BY_TRIGGERS = {"row_version"}
NEVER_CHANGED = {"id", "slug"}
MAKE = "CREATE TEMPORARY TABLE {waiting} ON COMMIT DROP AS SELECT {all} FROM {table} LIMIT 0"
UPDATE = "UPDATE {table} t SET {set} FROM {waiting} w WHERE t.id = w.id"
DROP = "DROP TABLE {waiting}"


def store_rows(rows: Sequence[models.Model]) -> None:
    """New rows of one model; each is given its id. Whoever writes is told by a statement before, in
    the same transaction: a COPY can't carry the history's context itself."""
    if not rows:
        return
    table = rows[0]._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table, len(rows)],
        )
        for row, (pk,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = pk
    copy_into(table, rows, list(rows[0]._meta.concrete_fields))
    for row in rows:
        row._state.adding = False
        row._state.db = connection.alias


def write_back(rows: Sequence[models.Model]) -> None:
    """Rows of one model, as they are in memory; they were read under a lock that is still held."""
    if not rows:
        return
    fields = [f for f in rows[0]._meta.concrete_fields if f.name not in KEPT_BY_TRIGGERS]
    written = [f for f in fields if f.name not in NEVER_CHANGED]
    table = rows[0]._meta.db_table
    waiting = f"{table}_written"
    parts = {
        "table": sql.Identifier(table),
        "waiting": sql.Identifier(waiting),
        "all": names(fields),
        "set": sql.SQL(", ").join(
            [sql.SQL("{0} = w.{0}").format(sql.Identifier(str(f.column))) for f in written]
        ),
    }
    execute(MAKE, parts)
    copy_into(waiting, rows, fields)
    execute(UPDATE, parts)
    execute(DROP, parts)


def execute(statement: str, parts: Mapping[str, sql.Composable]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(**parts).as_string(cursor.cursor))


def copy_into(
    table: str, rows: Sequence[models.Model], fields: Sequence[models.Field[object, object]]
) -> None:
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names(fields))
    attributes = [f.attname for f in fields]
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.cursor.copy(statement) as copy,
    ):
        for row in rows:
            copy.write_row([getattr(row, attribute) for attribute in attributes])


def names(fields: Sequence[models.Field[object, object]]) -> sql.Composed:
    return sql.SQL(", ").join([sql.Identifier(str(f.column)) for f in fields])
