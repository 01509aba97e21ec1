"""Rows in bulk, past triggers and indexes, and the same in the end as if each had been written.

The caller's session has its triggers off; what they would have written is written here: history,
search vectors. The tests have the integrity check look over it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from pghistory.models import Event
from psycopg import sql


def run(statement: str, params: Any = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def rows(statement: str, params: Any = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return list(cursor.fetchall())


def fill(model: type[models.Model], values: Mapping[str, str], source: str) -> None:
    """Inserts what the SQL `source` gives; `values`: SQL by column. Columns that are not named get
    what the model gives them."""
    table = model._meta.db_table
    given = {**defaults(model), **values}
    if vector := search_vector(table, given):
        given["search"] = vector
    names = ", ".join(f'"{name}"' for name in given)
    run(f'INSERT INTO "{table}" ({names}) SELECT {", ".join(given.values())} FROM {source}')


def defaults(model: type[models.Model]) -> dict[str, str]:
    return {
        str(field.column): default(field)
        for field in model._meta.concrete_fields
        if not field.primary_key and not field.generated
    }


def default(field: Any) -> str:
    value = field.get_default()
    if value is None:
        return "NULL"
    if isinstance(field, ArrayField):
        return "'{}'"
    if isinstance(field, models.JSONField):
        return f"{literal(json.dumps(value))}::jsonb"
    return literal(value)


def literal(value: str | float | bool | dt.datetime | dt.date) -> str:
    return sql.Literal(value).as_string(None)


def search_vector(table: str, values: Mapping[str, str]) -> str:
    """What the trigger on the table would have filled in, of those texts; '' if it has none."""
    found = rows(
        "SELECT encode(tgargs, 'escape') FROM pg_trigger"
        " WHERE tgname = 'aa_fill_search' AND tgrelid = %s::regclass",
        [table],
    )
    if not found:
        return ""
    parts = []
    for argument in found[0][0].split("\\000"):
        weight, _, column = argument.partition(":")
        said = values.get(column, "''")
        if said not in {"''", "'{}'"}:
            text = f"to_jsonb({said}) #>> '{{}}'"
            parts.append(f"setweight(tracker_search(coalesce({text}, '')), '{weight}')")
    return " || ".join(part for part in parts if part) or "''::tsvector"


def history(
    model: type[models.Model], steps: list[Mapping[str, str]], *, context: str, at: str
) -> None:
    """The events of rows `t`: one for each step, in which the columns named differ from what the
    row says now. `context`, `at`: SQL of the write's context and instant."""
    event = event_of(model)
    own = {str(f.column) for f in model._meta.concrete_fields}
    for step, altered in enumerate(steps):
        values = {
            name: altered.get(name, f't."{name}"')
            for name in (str(f.column) for f in event._meta.concrete_fields)
            if name in own
        }
        values |= {
            "pgh_created_at": f"{at} - interval '1 minute' * {len(steps) - 1 - step}",
            "pgh_label": "'insert'" if step == 0 else "'update'",
            "pgh_obj_id": "t.id",
            "pgh_context_id": context,
        }
        names = ", ".join(f'"{name}"' for name in values)
        run(
            f'INSERT INTO "{event._meta.db_table}" ({names})'
            f' SELECT {", ".join(values.values())} FROM "{model._meta.db_table}" t'
        )


def event_of(model: type[models.Model]) -> type[models.Model]:
    siblings = model._meta.apps.get_app_config(model._meta.app_label).get_models()
    return next(
        each
        for each in siblings
        if issubclass(each, Event) and getattr(each, "pgh_tracked_model", None) is model
    )


@contextmanager
def without_indexes(tables: list[str]) -> Iterator[None]:
    """Those that are neither primary keys nor unique are built at the end, which is faster."""
    constraints = rows(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'x' AND conrelid = ANY(%s::regclass[]) ORDER BY 1, 2",
        [tables],
    )
    for table, name, _ in constraints:
        run(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    indexes = rows(
        "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i"
        " WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisunique"
        " AND NOT i.indisprimary ORDER BY 1",
        [tables],
    )
    for name, _ in indexes:
        run(f"DROP INDEX {name}")
    yield
    for _, statement in indexes:
        run(statement)
    for table, name, statement in constraints:
        run(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {statement}')


def continue_numbering(model: type[models.Model]) -> None:
    """Ids given by hand are told to the sequence that gives the next."""
    if model._meta.pk.column != "id":
        return
    table = model._meta.db_table
    run(
        f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), coalesce(max(id), 1))"
        f' FROM "{table}"'
    )
