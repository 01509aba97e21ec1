"""How is each kind of record written down? One shape for API bodies, fixtures, imports and pending
revisions: JSON-able, with slugs for references and EDTF for dates.

`Shape.read` checks and turns it into column values; `Shape.write` gives it back from a row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db import models

from commitments.domain import merged
from commitments.domain.errors import FieldError, Invalid
from commitments.domain.parsing import Malformed, Reader, malformed, members, pointer
from commitments.models.vague_date import VagueDate


@dataclass(frozen=True)
class Field:
    """One member of a shape.

    `column`: the row's attribute, where it has another name. `empty`: what is stored for null or
    for nothing; a field without one is required.
    """

    name: str
    read: Reader
    column: str = ""
    required: bool = False
    nullable: bool = False
    empty: Any = ""
    help: str = ""

    @property
    def attribute(self) -> str:
        return self.column or self.name


@dataclass(frozen=True)
class Rows:
    """A list inside a record, kept as rows of their own.

    `shorthand`: the member that a bare string stands for. `computed`: members that are read beside
    the others; written back they are checked, and not kept.
    """

    name: str
    model: type[models.Model]
    owner: str
    fields: tuple[Field, ...]
    shorthand: str = ""
    ordered: bool = False
    computed: tuple[Field, ...] = ()

    @cached_property
    def references(self) -> list[str]:
        """The members that name other records."""
        columns = {column.name for column in self.model._meta.concrete_fields if column.is_relation}
        return [f.attribute for f in self.fields if f.attribute in columns]

    def read(self, value: object) -> dict[str, Any]:
        if self.shorthand and isinstance(value, str):
            value = {self.shorthand: value}
        columns = read_members((*self.fields, *self.computed), value, partial=False)
        return {f.attribute: columns[f.attribute] for f in self.fields}

    def write(self, row: models.Model, cell: Callable[[Any], Any] | None = None) -> Any:
        written = {f.name: (cell or plain)(getattr(row, f.attribute)) for f in self.fields}
        return written[self.shorthand] if self.shorthand else written


@dataclass(frozen=True)
class Shape:
    """All that may be written of one kind of record."""

    fields: tuple[Field, ...]
    rows: tuple[Rows, ...] = ()
    computed: frozenset[str] = frozenset()
    aliases: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        return [f.name for f in self.fields] + [r.name for r in self.rows]

    def read(
        self, value: object, *, partial: bool, pointer_prefix: str = ""
    ) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
        """Column values, and rows by list name. `partial`: what is absent stays as it is."""
        errors: list[FieldError] = []
        columns: dict[str, Any] = {}
        lists: dict[str, list[dict[str, Any]]] = {}
        try:
            given = members(value)
        except Malformed as problem:
            raise refused(problem.errors, pointer_prefix) from None
        rows = {r.name: r for r in self.rows}
        other_names = {full: alias for alias, full in self.aliases.items() if alias in given}
        errors += [
            FieldError(pointer(alias), f"It is the same as {full}; give one of them.")
            for full, alias in other_names.items()
            if given.get(full, given[alias]) != given[alias]
        ]
        given = {self.aliases.get(name, name): item for name, item in given.items()}
        try:
            columns = read_members(
                self.fields,
                {name: item for name, item in given.items() if name not in rows},
                partial=partial,
                computed=self.computed,
                lists=list(rows),
            )
        except Malformed as problem:
            errors += problem.errors
        for name, spec in rows.items():
            if name not in given:
                continue
            try:
                lists[name] = read_rows(spec, given[name])
            except Malformed as problem:
                errors += [FieldError(pointer(name) + e.pointer, e.detail) for e in problem.errors]
        if errors:
            raise refused([as_given(error, other_names) for error in errors], pointer_prefix)
        return columns, lists

    def write(self, row: models.Model, cell: Callable[[Any], Any] | None = None) -> dict[str, Any]:
        """The record in the shape in which it may be written; `cell`: `plain`, or `stored`."""
        written = {f.name: (cell or plain)(getattr(row, f.attribute)) for f in self.fields}
        for spec in self.rows:
            written[spec.name] = write_rows(spec, row, cell)
        return written


@dataclass(frozen=True)
class Resource:
    """One kind of record. `version`: where its published states are kept; a ledger has none."""

    name: str
    model: type[models.Model]
    shape: Shape
    version: type[models.Model] | None = None
    reviewed: bool = True
    judgement: bool = False

    @property
    def noun(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def ledger(self) -> bool:
        return self.version is None


def as_given(error: FieldError, other_names: Mapping[str, str]) -> FieldError:
    """The error at the name that the writer used."""
    head, _, rest = error.pointer[1:].partition("/")
    if head not in other_names:
        return error
    return FieldError(pointer(other_names[head]) + (f"/{rest}" if rest else ""), error.detail)


def refused(errors: list[FieldError] | tuple[FieldError, ...], prefix: str) -> Invalid:
    return Invalid(
        "The input can't be taken as it is.",
        errors=[FieldError(prefix + e.pointer, e.detail) for e in errors],
    )


def read_members(
    fields: tuple[Field, ...],
    value: object,
    *,
    partial: bool,
    computed: frozenset[str] = frozenset(),
    lists: Sequence[str] = (),
) -> dict[str, Any]:
    """`lists`: what else there is, read elsewhere."""
    given = members(value)
    errors = unknown_members([*(f.name for f in fields), *lists], given, computed)
    columns = {}
    for spec in fields:
        if spec.name not in given:
            if spec.required and not partial:
                errors.append(FieldError(pointer(spec.name), "It is required."))
            elif not partial:
                columns[spec.attribute] = fresh(spec.empty)
            continue
        item = given[spec.name]
        if item is None and (spec.nullable or not spec.required):
            columns[spec.attribute] = fresh(spec.empty)
            continue
        try:
            columns[spec.attribute] = spec.read(item)
        except Malformed as problem:
            errors += [FieldError(pointer(spec.name) + e.pointer, e.detail) for e in problem.errors]
    if errors:
        raise Malformed(*errors)
    return columns


def unknown_members(
    known: Sequence[str], given: Mapping[str, object], computed: frozenset[str]
) -> list[FieldError]:
    errors = []
    for name in given:
        if name in computed:
            errors.append(FieldError(pointer(name), "It is computed here; leave it out."))
        elif name not in known:
            detail = f"There is no such field; there are {', '.join(known)}."
            errors.append(FieldError(pointer(name), detail))
    return errors


def read_rows(spec: Rows, value: object) -> list[dict[str, Any]]:
    if not isinstance(value, list | tuple):
        raise malformed("It is not a list.")
    if len(value) > 1000:
        raise malformed(f"It has {len(value)} entries; 1000 is the most.")
    read, errors = [], []
    seen: dict[Any, int] = {}
    for place, item in enumerate(value):
        try:
            row = spec.read(item)
        except Malformed as problem:
            errors += [FieldError(f"/{place}{e.pointer}", e.detail) for e in problem.errors]
            continue
        same = tuple(
            plain(cell) if not isinstance(cell, list) else str(cell) for cell in row.values()
        )
        key = str(same)
        if key in seen:
            errors.append(FieldError(f"/{place}", f"It is the same as entry {seen[key]}."))
        seen.setdefault(key, place)
        read.append(row)
    if errors:
        raise Malformed(*errors)
    return read


def write_rows(
    spec: Rows, record: models.Model, cell: Callable[[Any], Any] | None = None
) -> list[Any]:
    if record.pk is None:
        return []
    rows = spec.model._default_manager.filter(**{spec.owner: record})
    return [spec.write(row, cell) for row in rows.select_related(*spec.references)]


def fresh(empty: Any) -> Any:
    return empty() if callable(empty) else empty


def stored(value: Any) -> Any:
    """The same by the names that the row itself holds, those of merged records too."""
    return getattr(value, "slug", value.pk) if isinstance(value, models.Model) else plain(value)


def plain(value: Any) -> Any:
    """A column's value as JSON has it; what was merged goes by the name of the one that stays."""
    if isinstance(value, VagueDate):
        return {"edtf": value.edtf, "said": value.said} if value.said else value.edtf
    if isinstance(value, Decimal):
        text = format(value.normalize(), "f")
        return int(text) if "." not in text else float(text)
    if isinstance(value, models.Model):
        return stored(merged.standing_for(value))
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
