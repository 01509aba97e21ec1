"""Raw SQL, as somebody with psql would write it, past all of the application's care."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from psycopg.errors import Diagnostic


def run(statement: str, *params: Any) -> Any:
    """The number of rows altered; of a SELECT, its rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement, params or None)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def refused(statement: str, *params: Any) -> Diagnostic:
    """What the database said to it. Deferred constraints are checked as a commit would."""
    try:
        with transaction.atomic():
            altered = run(statement, *params)
            run("SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError as error:
        return error.__cause__.diag
    pytest.fail(f"The database let it happen, to {altered} rows: {statement} {params}")


def update(row: models.Model, **values: Any) -> int:
    statement, params = update_of(row, values)
    return run(statement, *params)


def update_refused(row: models.Model, **values: Any) -> Diagnostic:
    statement, params = update_of(row, values)
    return refused(statement, *params)


def delete_refused(row: models.Model) -> Diagnostic:
    key = row._meta.pk.column
    return refused(f"DELETE FROM {row._meta.db_table} WHERE {key} = %s", row.pk)


def truncate_refused(model: type[models.Model], *, cascade: bool = True) -> Diagnostic:
    run("SET CONSTRAINTS ALL IMMEDIATE")  # what is pending would stand in the way
    return refused(f"TRUNCATE {model._meta.db_table}{' CASCADE' if cascade else ''}")


def update_of(row: models.Model, values: dict[str, Any]) -> tuple[str, list[Any]]:
    columns = ", ".join(f'"{name}" = %s' for name in values)
    key = row._meta.pk.column
    statement = f"UPDATE {row._meta.db_table} SET {columns} WHERE {key} = %s"
    return statement, [*values.values(), row.pk]


def copy_of(row: models.Model, **values: Any) -> tuple[str, list[Any]]:
    """An INSERT of the same row but for these values; a new id, and a slug of its own."""
    meta = row._meta
    own = {f.column: f for f in meta.concrete_fields if not f.generated}
    if "slug" in own and "slug" not in values:
        values["slug"] = f"{row.slug}-copy"
    columns = [name for name in own if name != "id"]
    cells = ["%s" if name in values else f'"{name}"' for name in columns]
    params = [values[name] for name in columns if name in values]
    listed = ", ".join(f'"{name}"' for name in columns)
    statement = (
        f"INSERT INTO {meta.db_table} ({listed}) "
        f"SELECT {', '.join(cells)} FROM {meta.db_table} WHERE {meta.pk.column} = %s"
    )
    return statement, [*params, row.pk]


def copy(row: models.Model, **values: Any) -> int:
    statement, params = copy_of(row, **values)
    return run(statement, *params)


def copy_refused(row: models.Model, **values: Any) -> Diagnostic:
    statement, params = copy_of(row, **values)
    return refused(statement, *params)
