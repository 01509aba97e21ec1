"""The shapes of records for many rows: what a row refers to is looked up once."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import Any

from django.db import models

from commitments.domain.parsing import Reader
from commitments.domain.resources import Resource
from commitments.domain.shapes import Field

KEPT = 2_000  # rows of one kind


def remembering(resource: Resource) -> Resource:
    """The resource, with readers of references that remember their newest answers."""
    shape = resource.shape
    return replace(
        resource,
        shape=replace(
            shape,
            fields=tuple(remembered(f, resource.model) for f in shape.fields),
            rows=tuple(
                replace(r, fields=tuple(remembered(f, r.model) for f in r.fields))
                for r in shape.rows
            ),
        ),
    )


def remembered(field: Field, model: type[models.Model]) -> Field:
    columns = {column.name: column for column in model._meta.concrete_fields}
    column = columns.get(field.attribute)
    if column is None or not column.is_relation:
        return field
    return replace(field, read=Reader(Memory(field.read), field.read.schema))


class Memory:
    """Answers of a reader, the newest of them kept. Refusals are not: the row may be made yet."""

    def __init__(self, read: Reader) -> None:
        self.read = read
        self.kept: OrderedDict[str, Any] = OrderedDict()

    def __call__(self, value: object) -> Any:
        if not isinstance(value, str) or value not in self.kept:
            answer = self.read(value)
            if not isinstance(value, str):
                return answer
            self.kept[value] = answer
            if len(self.kept) > KEPT:
                self.kept.popitem(last=False)
        return self.kept[value]
