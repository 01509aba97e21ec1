"""New rows, by a statement that is planned once a connection.

Django writes out each INSERT, and pghistory puts before it who writes, so that PostgreSQL reads and
plans it anew each time. Here the row comes as one parameter, and who writes as two others.
"""

from __future__ import annotations

import json
from functools import cache

from django.db import models
from pghistory import config, runtime

from commitments.reading.database import connection
from commitments.reading.own import Fresh
from commitments.reading.prepared import ask

# What the history's triggers read (pghistory/runtime.py); it is set before the row is there.
WHO = (
    "(SELECT set_config('pghistory.context_id', %(context)s, true),"
    " set_config('pghistory.context_metadata', %(metadata)s, true)) who"
)

AS_THEY_ARE = {models.CharField, models.TextField, models.ForeignKey, models.BooleanField}


def insert(row: models.Model, fresh: Fresh | None = None) -> None:
    """Stores a row that was made in memory, as its save() would, inside `writing`. `fresh`: what is
    read of it in the same statement."""
    context = runtime._tracker.value  # noqa: SLF001 nothing else tells it
    held = vars(row)
    values = {
        field.column: held[field.attname]
        if as_it_is
        else field.get_prep_value(field.pre_save(row, add=True))
        for field, as_it_is in stored(type(row))
    }
    params = {
        "row": json.dumps(values, default=str),
        "context": str(context.id),
        "metadata": json.dumps(context.metadata, cls=config.json_encoder()),
    }
    storing = statement(type(row))
    if fresh is None:
        row.pk = ask(f"{storing} RETURNING id", params)[0][0]
    else:
        row.pk = fresh.store(type(row), storing, params)
    row._state.adding, row._state.db = False, connection.alias


@cache
def statement(model: type[models.Model]) -> str:
    table = model._meta.db_table
    columns = [f'"{field.column}"' for field, _ in stored(model)]
    read = ", ".join(f"given.{column}" for column in columns)
    given = f"{WHO}, json_populate_record(NULL::{table}, %(row)s::json) given"
    own = ", ".join(columns)
    return f"INSERT INTO {table} ({own}) SELECT {read} FROM {given}"  # noqa: S608


@cache
def stored(model: type[models.Model]) -> list[tuple[models.Field[object, object], bool]]:
    """All columns but the number that the database gives, and whether what the row holds is stored
    as it is: nothing is made of it, and PostgreSQL reads what is written for it."""
    return [
        (field, type(field) in AS_THEY_ARE)
        for field in model._meta.local_concrete_fields
        if not field.primary_key
    ]
