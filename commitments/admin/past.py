"""What happened to a record, told from the audit trail: an entry for each transaction, with all
that it altered, field by field.

The trail is written by triggers; so what came by the API, an import or raw SQL stands here too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from django.db import models

from commitments.domain.shapes import Resource
from commitments.models import Commitment, Evidence, Keeping, Relation, Revision
from commitments.models.evidence import TARGETS
from commitments.models.revision import REVISED
from commitments.models.vague_date import VagueDate

BOOKKEEPING = {
    "id",
    "row_version",
    "created_at",
    "created_by",
    "authors",
    "place_in_list",
    "published_at",
    "published_by",
    "retracted_at",
    "retracted_by",
    "recorded_at",
    "last_login",
}
DERIVED = ("_earliest", "_latest", "_said")


class Strand(NamedTuple):
    """Whose events belong to the history: a tracked model and the condition on its events; `noun`
    where the model's own says too little."""

    model: Any
    condition: dict[str, Any]
    noun: str = ""

    @property
    def hidden(self) -> set[str]:
        """The column that ties it to the record whose history this is."""
        return {name.removesuffix("_id") for name in self.condition}

    @property
    def own(self) -> bool:
        return "pgh_obj_id" in self.condition


@dataclass(frozen=True)
class Happened:
    """One event, and the one before it of the same row. `label`: `insert`, `update`, `delete`."""

    event: Any
    earlier: Any
    strand: Strand
    label: str

    @classmethod
    def of(cls, event: Any, earlier: Any, strand: Strand) -> Happened:
        return cls(event, earlier, strand, event.pgh_label)

    def then(self, later: Happened) -> Happened:
        """The two as one: a transaction may write a row more than once."""
        label = "insert" if (self.label, later.label) == ("insert", "update") else later.label
        return replace(later, earlier=self.earlier, label=label)

    @cached_property
    def columns(self) -> list[Any]:
        """Those that differ and say something; of a row that is gone, those that said something."""
        hidden = BOOKKEEPING | self.strand.hidden
        return [
            column
            for column in columns_of(self.event)
            if column.name not in hidden
            and not column.name.endswith(DERIVED)
            and self.was(column) != self.now(column)
        ]

    def was(self, column: Any) -> Any:
        source = self.event if self.label == "delete" else self.earlier
        return value_of(source, column)

    def now(self, column: Any) -> Any:
        return None if self.label == "delete" else value_of(self.event, column)

    @property
    def worth_telling(self) -> bool:
        return self.label != "update" or bool(self.columns)


@dataclass
class Group:
    """What one transaction did."""

    at: dt.datetime
    context: Any
    happened: list[Happened] = field(default_factory=list)


def strands_of(resource: Resource, record: models.Model) -> list[Strand]:
    """A record's own events, those of the rows in its lists, of its evidence, of its pending
    revisions, and of what the desk keeps on it."""
    found = [Strand(resource.model, {"pgh_obj_id": record.pk})]
    found += [Strand(rows.model, {f"{rows.owner}_id": record.pk}) for rows in resource.shape.rows]
    if resource.name in TARGETS:
        found.append(Strand(Evidence, {f"{resource.name}_id": record.pk}))
    if resource.name in REVISED:
        found.append(Strand(Revision, {f"{resource.name}_id": record.pk}, "pending revision"))
    if isinstance(record, Commitment):
        found.append(Strand(Relation, {"other_id": record.pk}, "relation from another"))
        found.append(Strand(Keeping, {"commitment_id": record.pk}, "owner and notes"))
    return found


def groups_of(strands: Iterable[tuple[Any, ...]]) -> list[Group]:
    """All that happened to those rows, the newest first."""
    found = []
    for strand in (Strand(*each) for each in strands):
        before: dict[int, Any] = {}
        events = strand.model.pgh_event_model.objects.filter(**strand.condition)
        for event in events.select_related("pgh_context").order_by("pgh_id"):
            found.append(Happened.of(event, before.get(event.pgh_obj_id), strand))
            before[event.pgh_obj_id] = event
    return grouped(found)


def grouped(happened: Iterable[Happened]) -> list[Group]:
    """By transaction, the newest first; what says nothing to a reader is left out."""
    rows: dict[Any, Happened] = {}
    for each in happened:
        event = each.event
        key = (event.pgh_created_at, event.pgh_context_id, type(event), event.pgh_obj_id)
        rows[key] = rows[key].then(each) if key in rows else each
    groups: dict[Any, Group] = {}
    for (at, context_id, *_), each in rows.items():
        if each.worth_telling:
            group = groups.setdefault((at, context_id), Group(at, each.event.pgh_context))
            group.happened.append(each)
    return sorted(groups.values(), key=lambda group: (group.at, newest_of(group)), reverse=True)


def newest_of(group: Group) -> int:
    return max(happened.event.pgh_id for happened in group.happened)


def columns_of(event: Any) -> list[Any]:
    """Those that the trail keeps; it keeps no passwords."""
    kept = {f.attname for f in event._meta.concrete_fields}
    return [c for c in event.pgh_tracked_model._meta.concrete_fields if c.attname in kept]


def value_of(event: Any, column: Any) -> Any:
    """None for what is empty; a vague date with the words used."""
    if event is None:
        return None
    value = getattr(event, column.attname)
    if value in ("", [], {}):
        return None
    if column.name.endswith("_edtf") and value is not None:
        parts = (
            f"{column.name.removesuffix('_edtf')}_{part}" for part in ("earliest", "latest", "said")
        )
        return VagueDate(value, *(getattr(event, part) for part in parts))
    return value
