"""Many new rows at once, by COPY. Checks, triggers and history are those of every insert."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection, models
from psycopg import sql


def store_rows(rows: Sequence[models.Model]) -> None:
    """Rows of one model; each is given its id. Whoever writes is told by a statement before, in the
    same transaction: a COPY can't carry the history's context itself."""
    if not rows:
        return
    table = rows[0]._meta.db_table
    columns = [(str(f.column), f.attname) for f in rows[0]._meta.concrete_fields]
    names = sql.SQL(", ").join([sql.Identifier(name) for name, _ in columns])
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table, len(rows)],
        )
        for row, (pk,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = pk
        with connection.wrap_database_errors, cursor.cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([getattr(row, attribute) for _, attribute in columns])
    for row in rows:
        row._state.adding = False
        row._state.db = connection.alias
