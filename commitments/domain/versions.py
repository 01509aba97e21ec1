"""The published states of a record: immutable, each with the span in which it was what we knew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import models

from commitments.domain.resources import resource_of
from commitments.domain.shapes import Resource, Rows, plain, stored
from commitments.models.record import Version


def open_version(record: models.Model, at: dt.datetime) -> models.Model:
    """Closes the version that held until now, and opens one of what the record says now."""
    resource = resource_of(record)
    assert resource.version is not None
    newest = close_version(record, at)
    values = own_values(resource, record)
    if any(f.name == "published_at" for f in resource.version._meta.concrete_fields):
        values["published_at"] = getattr(record, "published_at")  # noqa: B009
    version: models.Model = resource.version._default_manager.create(
        record=record,
        number=newest + 1,
        known_from=at,
        created_at=getattr(record, "created_at"),  # noqa: B009
        **values,
    )
    return version


def close_version(record: models.Model, at: dt.datetime) -> int:
    """Ends the open version, if there is one; the number of the newest, 0 for none."""
    resource = resource_of(record)
    assert resource.version is not None
    versions = resource.version._default_manager.filter(record=record)
    versions.filter(known_to__isnull=True).update(known_to=at)
    newest: int = versions.aggregate(models.Max("number"))["number__max"] or 0
    return newest


def own_values(resource: Resource, record: models.Model) -> dict[str, Any]:
    """The columns that record and version share, and the record's lists as they are read."""
    return own_values_of_all(resource, [record])[record.pk]


def own_values_of_all(
    resource: Resource, records: Sequence[models.Model]
) -> dict[int, dict[str, Any]]:
    """The same of several, by their keys, in one query for each kind of list."""
    assert resource.version is not None
    bookkeeping = {f.name for f in Version._meta.get_fields()} | {"id", "record", "published_at"}
    lists = {rows.name for rows in resource.shape.rows}
    columns = [
        column.attname
        for column in resource.version._meta.concrete_fields
        if column.name not in bookkeeping | lists
    ]
    values: dict[int, dict[str, Any]] = {
        record.pk: {name: getattr(record, name) for name in columns} | {name: [] for name in lists}
        for record in records
    }
    for rows in resource.shape.rows:
        owner = f"{rows.owner}_id"
        found = rows.model._default_manager.filter(**{f"{rows.owner}__in": records})
        for row in found.select_related(*rows.references):
            values[getattr(row, owner)][rows.name].append(entry(rows, row))
    return values


def entry(rows: Rows, row: models.Model) -> Any:
    if rows.shorthand:
        return plain(getattr(row, rows.fields[0].attribute))
    return {f.name: read_shape(getattr(row, f.attribute)) for f in rows.fields}


def read_shape(value: Any) -> Any:
    """As the API answers it, a vague date with its days; reads see to what was merged since."""
    return value.as_json() if hasattr(value, "as_json") else stored(value)
