"""The past of a record in words: who, when, why, and field by field what was and what became."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from commitments.admin.past import Group, Happened
from commitments.admin.telling import date_told, date_words, label_of
from commitments.admin.word_diff import GONE, NEW, SAME, Piece, difference
from commitments.domain.resources import RESOURCES
from commitments.models import User
from commitments.models.vague_date import VagueDate

WHY = {"reason", "review_note", "retraction_reason"}
WORDS = {"insert": "added", "update": "changed", "delete": "removed"}
NAMED_BY = ("title", "name", "excerpt", "locator", "summary")
LONGEST_NAME = 90
MOST_DEEDS = 4
LONGEST_SAME = 160  # of a text that stays, around what changes
LISTS = {rows.model for resource in RESOURCES.values() for rows in resource.shape.rows}
LABELS = {"publication": "State", "type": "Kind"}
NOTHING = "nothing"
Names = dict[type[models.Model], dict[int, str]]


@dataclass(frozen=True)
class Altered:
    label: str
    old: list[Piece]
    new: list[Piece]


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
        actions=deeds(told.get("actions", ())),
        how=way_in(str(told.get("url", ""))),
        why=reasons(group, told),
        items=items_of(group, names),
        version=versions[-1] if versions else None,
    )


def deeds(actions: Sequence[str]) -> str:
    """What was done at once; a seed or an import does a thousand things."""
    named = [action.replace("_", " ") for action in actions[:MOST_DEEDS]]
    more = len(actions) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


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


def items_of(group: Group, names: Names) -> list[Item]:
    """Rows of a list that came or went stand together, each in one line."""
    found: dict[Any, Item] = {}
    for place, happened in enumerate(group.happened):
        noun = happened.strand.noun or str(happened.strand.model._meta.verbose_name)
        what = f"{noun} {WORDS[happened.label]}"
        if happened.label != "update" and happened.strand.model in LISTS:
            item = found.setdefault(what, Item(what, "", []))
            item.altered.append(in_one_line(happened, names))
        else:
            found[place] = Item(what, name_of(happened.event), altered_by(happened, names))
    return list(found.values())


def in_one_line(happened: Happened, names: Names) -> Altered:
    gone = happened.label == "delete"
    values = [happened.was(c) if gone else happened.now(c) for c in happened.columns]
    line = ", ".join(
        told(column, value, names) for column, value in zip(happened.columns, values, strict=True)
    )
    return Altered("", [Piece(GONE, line)], []) if gone else Altered("", [], [Piece(NEW, line)])


def altered_by(happened: Happened, names: Names) -> list[Altered]:
    return [
        told
        for column in happened.columns
        if column.name not in WHY
        for told in altered_in(happened, column, names)
    ]


def altered_in(happened: Happened, column: Any, names: Names) -> list[Altered]:
    was, now = happened.was(column), happened.now(column)
    if isinstance(column, models.JSONField) and isinstance(was or now, dict):
        was, now = was or {}, now or {}
        keys = [key for key in {**was, **now} if was.get(key) != now.get(key)]
        return [
            Altered(label_of(key), *compared(json_told(was, key), json_told(now, key)))
            for key in keys
        ]
    name = column.name.removesuffix("_edtf")
    label = LABELS.get(name) or label_of(name)
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
            first, last = text[:half].rpartition(" "), text[-half:].partition(" ")
            text = f"{first[0] or first[2]} … {last[2] or last[0]}"
        found.append(Piece(piece.kind, text))
    return found


def name_of(event: Any) -> str:
    """What the row called itself then."""
    said = next((text for name in NAMED_BY if (text := getattr(event, name, ""))), "")
    return said if len(said) <= LONGEST_NAME else f"{said[: LONGEST_NAME - 1]}…"


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


def json_told(changes: dict[str, Any], name: str) -> str:
    """A member of what a revision changes; that it is emptied is said in words."""
    if name not in changes:
        return ""
    return written(changes[name]) or NOTHING


def written(value: Any) -> str:
    """A value of the write shape."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(written(one) for one in value)
    if isinstance(value, dict) and "edtf" in value:
        return date_told(value)
    if isinstance(value, dict):
        return ", ".join(written(part) for part in value.values() if part)
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
