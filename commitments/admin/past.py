"""What happened to a record, told from the audit trail: an entry for each transaction, with all
that it altered, field by field.

The trail is written by triggers; so what came by the API, an import or raw SQL stands here too.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from django.db import models

from commitments.admin.telling import date_told, date_words, label_of
from commitments.admin.word_diff import GONE, NEW, SAME, Piece, difference
from commitments.domain.resources import Resource
from commitments.models import Commitment, Evidence, Keeping, Relation, Revision, User
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
WHY = {"reason", "review_note", "retraction_reason"}
DERIVED = ("_earliest", "_latest", "_said")
WORDS = {"insert": "added", "update": "changed", "delete": "removed"}
NAMED_BY = ("title", "name", "excerpt", "locator", "summary")
LONGEST_NAME = 90
LONGEST_SAME = 160  # of a text that stays, around what changes
Names = dict[type[models.Model], dict[int, str]]


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
class Altered:
    label: str
    old: list[Piece]
    new: list[Piece]


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


@dataclass(frozen=True)
class Item:
    """What befell one row."""

    what: str
    name: str
    altered: list[Altered]


@dataclass(frozen=True)
class Entry:
    """`version`: the event that a restoration names, where the record's own row was written."""

    at: dt.datetime
    who: str
    actions: str
    how: str
    why: list[str]
    items: list[Item]
    version: int | None


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


def entries_of(groups: Sequence[Group]) -> list[Entry]:
    names = names_in([happened for group in groups for happened in group.happened])
    users = {str(pk): name for pk, name in User.objects.values_list("pk", "username")}
    return [entry(group, names, users) for group in groups]


def entry(group: Group, names: Names, users: dict[str, str]) -> Entry:
    told = group.context.metadata if group.context is not None else {}
    versions = [h.event.pgh_id for h in group.happened if h.strand.own]
    return Entry(
        at=group.at,
        who=told.get("username") or users.get(str(told.get("user")), "somebody unnamed"),
        actions=", ".join(told.get("actions", ())),
        how=way_in(str(told.get("url", ""))),
        why=reasons(group, told),
        items=[item(happened, names) for happened in group.happened],
        version=versions[-1] if versions else None,
    )


def way_in(url: str) -> str:
    if url.startswith("/api/"):
        return "over the API"
    return "at the desk" if url.startswith("/admin/") else ""


def reasons(group: Group, told: dict[str, Any]) -> list[str]:
    given = [str(reason) for reason in told.get("reasons", ())]
    given += [
        str(h.now(column))
        for h in group.happened
        for column in h.columns
        if column.name in WHY and h.now(column)
    ]
    return list(dict.fromkeys(given))


def item(happened: Happened, names: Names) -> Item:
    event = happened.event
    noun = happened.strand.noun or str(event.pgh_tracked_model._meta.verbose_name)
    altered = [
        told
        for column in happened.columns
        if column.name not in WHY
        for told in altered_in(happened, column, names)
    ]
    return Item(f"{noun} {WORDS[happened.label]}", name_of(event), altered)


def altered_in(happened: Happened, column: Any, names: Names) -> list[Altered]:
    was, now = happened.was(column), happened.now(column)
    if isinstance(column, models.JSONField) and isinstance(was or now, dict):
        was, now = was or {}, now or {}
        keys = [key for key in {**was, **now} if was.get(key) != now.get(key)]
        return [
            Altered(label_of(key), *compared(json_told(was.get(key)), json_told(now.get(key))))
            for key in keys
        ]
    label = label_of(column.name.removesuffix("_edtf"))
    old, new = told(column, was, names), told(column, now, names)
    return [Altered(label, *compared(old, new, prose=isinstance(column, models.TextField)))]


def compared(old: str, new: str, *, prose: bool = False) -> tuple[list[Piece], list[Piece]]:
    if old and new and (prose or " " in old):
        left, right = difference(old, new)
        return abridged(left), abridged(right)
    return [Piece(GONE, old)] if old else [], [Piece(NEW, new)] if new else []


def abridged(pieces: list[Piece]) -> list[Piece]:
    """What stayed is told as far as it leads to what did not."""
    found = []
    for piece in pieces:
        text = piece.text
        if piece.kind == SAME and len(text) > LONGEST_SAME:
            half = LONGEST_SAME // 2
            text = f"{text[:half]} … {text[-half:]}"
        found.append(Piece(piece.kind, text))
    return found


def name_of(event: Any) -> str:
    """What the row called itself then."""
    said = next((text for name in NAMED_BY if (text := getattr(event, name, ""))), "")
    return said if len(said) <= LONGEST_NAME else f"{said[: LONGEST_NAME - 1]}…"


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


def told(column: Any, value: Any, names: Names) -> str:
    if value is None:
        return ""
    if column.remote_field is not None:
        return names.get(column.remote_field.model, {}).get(value, f"no. {value}")
    if isinstance(value, VagueDate):
        return date_words(value)
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return str(dict(column.flatchoices or ()).get(value, value))


def json_told(value: Any) -> str:
    """A member in the write shape."""
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        return "; ".join(json_told(one) for one in value)
    if isinstance(value, dict) and "edtf" in value:
        return date_told(value)
    if isinstance(value, dict):
        return ", ".join(json_told(part) for part in value.values() if part)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def names_in(happened: Iterable[Happened]) -> Names:
    """What the rows that events point to are called: one query for each kind of row."""
    ids: dict[type[models.Model], set[int]] = defaultdict(set)
    for each in happened:
        for column in each.columns:
            if column.remote_field is not None:
                ids[column.remote_field.model] |= {each.was(column), each.now(column)} - {None}
    return {
        model: {row.pk: str(row) for row in model._default_manager.filter(pk__in=pks)}
        for model, pks in ids.items()
    }
