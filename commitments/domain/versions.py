"""The published states of a record: immutable, each with the span in which it was what we knew."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models

from commitments.domain.resources import resource_of
from commitments.domain.shapes import Resource, plain, stored
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
    assert resource.version is not None
    bookkeeping = {f.name for f in Version._meta.get_fields()} | {"id", "record", "published_at"}
    values: dict[str, Any] = {}
    for column in resource.version._meta.concrete_fields:
        if column.name in bookkeeping or column.name in {r.name for r in resource.shape.rows}:
            continue
        values[column.attname] = getattr(record, column.attname)
    for rows in resource.shape.rows:
        found = rows.model._default_manager.filter(**{rows.owner: record})
        if rows.shorthand:
            values[rows.name] = [
                plain(getattr(row, rows.fields[0].attribute))
                for row in found.select_related(rows.fields[0].attribute)
            ]
        else:
            values[rows.name] = [
                {f.name: read_shape(getattr(row, f.attribute)) for f in rows.fields}
                for row in found
            ]
    return values


def read_shape(value: Any) -> Any:
    """As the API answers it, a vague date with its days; reads see to what was merged since."""
    return value.as_json() if hasattr(value, "as_json") else stored(value)
