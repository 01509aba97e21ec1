"""How are the members of a record told to people, and what differs between two of its states?

Both states are in the write shape, so that a draft, what is published and a pending revision are
told alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from commitments.admin.word_diff import GONE, NEW, SAME, Piece, difference, of_lists
from commitments.domain import dates
from commitments.domain.date_prose import describe
from commitments.domain.shapes import Field, Resource, Rows
from commitments.models.vague_date import VagueDate

Names = dict[type[models.Model], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """One member: its label, and the pieces of what it was and is. `listed`: each piece is an
    entry of a list, not a part of a text."""

    name: str
    label: str
    old: list[Piece]
    new: list[Piece]
    listed: bool = False
    changed: bool = False


def compared(
    resource: Resource,
    old: Mapping[str, Any] | None,
    new: Mapping[str, Any],
    *,
    follows: bool = False,
) -> list[Told]:
    """The members that either state has anything to say of, in the order of the shape; without an
    old state nothing is marked. `follows`: the new does not take the old one's place but comes
    after it, so that nothing of the old is marked as gone."""
    names = names_in(resource, [old or {}, new])
    found = []
    for spec in (*resource.shape.fields, *resource.shape.rows):
        was = said(resource, spec, (old or {}).get(spec.name), names)
        now = said(resource, spec, new.get(spec.name), names)
        if not was and not now:
            continue
        left, right = ([], plainly(now)) if old is None else marked(was, now)
        changed = any(piece.kind != SAME for piece in (*left, *right))
        if follows:
            left = plainly(was)
            right = plainly(now) if is_prose(now) and len(right) == 1 else right
        listed = isinstance(was or now, list)
        found.append(Told(spec.name, label_of(spec.name), left, right, listed, changed))
    return found


def marked(was: str | list[str], now: str | list[str]) -> tuple[list[Piece], list[Piece]]:
    if isinstance(was, list) or isinstance(now, list):
        return of_lists(list(was), list(now))
    if is_prose(was) or is_prose(now):
        return difference(was, now)
    if was == now:
        return plainly(was), plainly(now)
    return [Piece(GONE, was)] if was else [], [Piece(NEW, now)] if now else []


def is_prose(text: str | list[str]) -> bool:
    """Is a change in it best told word by word? A code or a date is replaced as a whole."""
    return isinstance(text, Prose)


class Prose(str):
    """Text that somebody wrote, as against the label of a code, a name or a date."""

    __slots__ = ()


def plainly(told: str | list[str]) -> list[Piece]:
    lines = told if isinstance(told, list) else [told] if told else []
    return [Piece(SAME, line) for line in lines]


def label_of(name: str) -> str:
    return LABELS.get(name, name.replace("_", " ").capitalize())


LABELS = {
    "as_of": "As of",
    "url": "Address",
    "due": "New window",
    "original_due": "Window",
    "made_on": "Made on",
    "derived_from": "Re-reports",
    "review_every": "Reviewed every (days)",
    "of": "Of",
}


def said(resource: Resource, spec: Field | Rows, value: Any, names: Names) -> str | list[str]:
    """Empty for what is not there."""
    if value in (None, "", []):
        return ""
    if isinstance(spec, Rows):
        return [entry(spec, item, names) for item in value]
    if isinstance(value, list):
        return [str(item) for item in value]
    return one(resource.model, spec, value, names)


def entry(rows: Rows, item: Any, names: Names) -> str:
    """One row of a list, in one line."""
    if rows.shorthand and not isinstance(item, Mapping):
        item = {rows.shorthand: item}
    parts = [
        one(rows.model, field, item[field.name], names)
        for field in rows.fields
        if item.get(field.name) not in (None, "")
    ]
    return ", ".join(parts)


def one(model: type[models.Model], field: Field, value: Any, names: Names) -> str:
    column = column_of(model, field)
    if column is None:
        return date_told(value)
    if column.remote_field is not None:
        return names.get(column.remote_field.model, {}).get(str(value), str(value))
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(column, models.TextField) or (
        isinstance(column, models.CharField) and (column.max_length or 0) >= 300
    ):
        return Prose(value)
    return str(value)


def column_of(model: type[models.Model], field: Field) -> Any:
    """None for a vague date, which is kept in four columns."""
    try:
        return model._meta.get_field(field.attribute)
    except FieldDoesNotExist:
        return None


def date_told(value: Any) -> str:
    try:
        return date_words(dates.parse(value))
    except dates.DateError:
        return str(value)


def date_words(date: VagueDate | None) -> str:
    """The days, and the words used where there are some: “in summer”, summer 2024 (1 June …)."""
    if date is None:
        return ""
    prose = describe(date)
    return f"“{date.said}”, {prose}" if date.said and date.said != prose else prose


def names_in(resource: Resource, states: Iterable[Mapping[str, Any]]) -> Names:
    """What the slugs in the states are called: one query for each kind of record named."""
    return {model: named(model, found) for model, found in slugs_in(resource, states).items()}


def slugs_in(
    resource: Resource, states: Iterable[Mapping[str, Any]]
) -> dict[type[models.Model], set[str]]:
    """The records that the states name."""
    slugs: dict[type[models.Model], set[str]] = defaultdict(set)
    for state in states:
        for field in resource.shape.fields:
            note(slugs, resource.model, field, state.get(field.name))
        for rows in resource.shape.rows:
            for item in state.get(rows.name) or ():
                whole = item if isinstance(item, Mapping) else {rows.shorthand: item}
                for field in rows.fields:
                    note(slugs, rows.model, field, whole.get(field.name))
    return slugs


def note(
    slugs: dict[type[models.Model], set[str]], model: type[models.Model], field: Field, value: Any
) -> None:
    column = column_of(model, field)
    if column is not None and column.remote_field is not None and isinstance(value, str):
        slugs[column.remote_field.model].add(value)


def named(model: type[models.Model], slugs: set[str]) -> dict[str, str]:
    rows = model._default_manager.filter(slug__in=slugs)
    return {row.slug: str(row) for row in rows}  # type: ignore[attr-defined]
