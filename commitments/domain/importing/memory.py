"""The shapes of records for many rows: what they refer to is looked up once."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import models

from commitments.domain.importing.names import Named
from commitments.domain.parsing import Reader
from commitments.domain.shapes import Field, Resource
from commitments.models import Commitment
from commitments.models.vocabulary import Publication

KEPT = 2_000  # rows of one kind


class Memory:
    """Rows by their slugs, of each kind the newest. Refusals are not kept: what is missing may be
    made yet."""

    def __init__(self) -> None:
        self.kept: dict[type[models.Model], OrderedDict[str, Any]] = defaultdict(OrderedDict)

    def resource(self, resource: Resource) -> Resource:
        """The same, with readers of references that look here first."""
        shape = resource.shape
        return replace(
            resource,
            shape=replace(
                shape,
                fields=tuple(self.field(f, resource.model) for f in shape.fields),
                rows=tuple(
                    replace(r, fields=tuple(self.field(f, r.model) for f in r.fields))
                    for r in shape.rows
                ),
            ),
        )

    def field(self, field: Field, model: type[models.Model]) -> Field:
        columns = {column.name: column for column in model._meta.concrete_fields}
        column = columns.get(field.attribute)
        named: Any = column.related_model if column is not None else None
        if named is None:
            return field

        def read(value: object) -> Any:
            if isinstance(value, str) and value in self.kept[named]:
                return self.kept[named][value]
            answer = field.read(value)
            if isinstance(value, str):
                self.keep(named, value, answer)
            return answer

        return replace(field, read=Reader(read, field.read.schema))

    def keep(self, model: type[models.Model], slug: str, row: Any) -> None:
        kept = self.kept[model]
        kept[slug] = row
        if len(kept) > KEPT:
            kept.popitem(last=False)

    def look_up_commitments(self, found: Mapping[str, Sequence[Named]]) -> None:
        """Those that the rows to come name, without their texts."""
        ids = {each.id for named in found.values() for each in named}
        rows = Commitment.objects.filter(pk__in=ids).exclude(publication=Publication.RETRACTED)
        for row in rows.only("slug", "kind", "publication"):
            self.keep(Commitment, row.slug, row)
