"""Rows that say something else than their records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from commitments.domain.errors import Conflict, Problem
from commitments.domain.importing import reading
from commitments.domain.importing.changing import Edit, edit_all, edit_one
from commitments.domain.importing.ground import Difference, Ground
from commitments.domain.importing.layout import Layout, Line
from commitments.domain.importing.names import Named
from commitments.domain.importing.problems import BadCell
from commitments.domain.importing.relating import RELATIONS, Relating
from commitments.models import Revision
from commitments.models.vocabulary import OPEN_STATES, Publication
from commitments.reading.cells import Stored, stored_cells


@dataclass(frozen=True)
class Changed:
    """`names`: of the columns whose cells say something else."""

    line: Line
    record: int
    stored: Stored
    names: Sequence[str]


def names_changed(layout: Layout, line: Line, stored: Stored) -> list[str]:
    """`due` alone among the columns is the window in force as much as the one first set."""
    changed = []
    for column in layout.own:
        if column.name == "slug" or line.same(column, stored.cells[column.name]):
            continue
        heading = layout.heading(column.name)
        if heading == column.name or not line.same(column, stored.cells[heading]):
            changed.append(column.name)
    return changed


def in_order(entries: Sequence[Any]) -> list[str]:
    return sorted(map(str, entries))


class Altered:
    def __init__(self, ground: Ground, relating: Relating) -> None:
        self.ground = ground
        self.relating = relating

    def write(
        self, rows: Sequence[tuple[Line, int]], found: dict[str, list[Named]]
    ) -> list[Difference]:
        """Tells what became other. What a pending revision says already is left as it is."""
        held, changed = self.hold(rows)
        pending = self.pending(changed)
        told, edits = [], []
        for row in changed:
            edit = self.edit(row, held[row.record], pending.get(row.record), found)
            if edit is None:
                continue
            told.append(self.difference(row, getattr(edit.record, "slug", str(row.record))))
            if row.record in pending:
                edit_one(self.ground, edit)
            elif edit.data:
                edits.append(edit)
            self.ground.written.append((row.line.number, self.ground.resource.name, row.record))
        edit_all(self.ground, edits)
        return told

    def hold(
        self, rows: Sequence[tuple[Line, int]]
    ) -> tuple[dict[int, models.Model], list[Changed]]:
        """The records, locked until the end, and what the rows change in them as they are now."""
        layout = self.ground.layout
        manager = self.ground.resource.model._default_manager
        ids = [pk for _, pk in rows]
        locked = manager.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
        held = {row.pk: row for row in locked}
        stored = stored_cells(layout.kind.listing, ids, layout.compared)
        changed = [
            Changed(line, pk, stored[pk], names)
            for line, pk in rows
            if (names := names_changed(layout, line, stored[pk]))
        ]
        return held, changed

    def pending(self, rows: Sequence[Changed]) -> dict[int, Revision]:
        if self.ground.resource.ledger:
            return {}
        name = self.ground.resource.name
        published = [r.record for r in rows if r.stored.publication == Publication.PUBLISHED]
        found = Revision.objects.filter(**{f"{name}__in": published}, publication__in=OPEN_STATES)
        return {getattr(revision, f"{name}_id"): revision for revision in found}

    def edit(
        self,
        row: Changed,
        record: models.Model,
        pending: Revision | None,
        found: dict[str, list[Named]],
    ) -> Edit | None:
        """None where there is nothing to write; without data where a cell is bad, or waits."""
        ground, columns = self.ground, self.ground.layout.kind.columns
        later = [name for name in row.names if self.relating.waits(row.line, name, found)]
        now = [columns[name] for name in row.names if name not in later]
        bad: list[BadCell] = []
        data = reading.read_cells(now, ground.layout, row.line, found, bad)
        if bad:
            ground.bad += bad
            return Edit(row.line.number, record, {})
        try:
            data = {n: value for n, value in data.items() if not self.named_alike(n, value, row)}
            if not data and not later:
                return None
            self.refuse_published(row)
            data = self.with_hidden(row, record, data)
            if pending is not None:
                data = self.not_pending(data, pending)
                if data or later:
                    self.refuse_others_work(pending)
        except Problem as problem:
            ground.refuse(row.line.number, problem)
            return Edit(row.line.number, record, {})
        if later:
            self.relating.note(row.line, row.record, new=False)
        return Edit(row.line.number, record, data) if data or later else None

    def named_alike(self, name: str, value: Any, row: Changed) -> bool:
        """Commitments named by reference are those that the record names by slug."""
        if name not in reading.NAMING:
            return False
        column = self.ground.layout.kind.columns[name]
        was = column.value(row.stored.cells[name])
        return value == was if column.name == "commitment" else in_order(value) == in_order(was)

    def refuse_published(self, row: Changed) -> None:
        if self.ground.resource.ledger and row.stored.publication == Publication.PUBLISHED:
            raise Conflict(
                "It is published and never edited. To correct it leave the id empty, and write "
                f"{row.record} in a column named supersedes."
            )

    def refuse_others_work(self, pending: Revision) -> None:
        """What somebody else began is not published along with an import."""
        if self.ground.publish and set(pending.authors) != {self.ground.by.pk}:
            raise Conflict(
                "A revision of it by somebody else is open; have that published or returned first."
            )

    def with_hidden(
        self, row: Changed, record: models.Model, data: dict[str, Any]
    ) -> dict[str, Any]:
        """An export shows no ends that are not public: those stay, where a list is written."""
        if row.stored.publication != Publication.PUBLISHED:
            return data
        for name, attribute in ((RELATIONS, "other"), ("commitments", "commitment")):
            if name not in data:
                continue
            spec = next(rows for rows in self.ground.resource.shape.rows if rows.name == name)
            hidden = spec.model._default_manager.filter(**{spec.owner: record}).exclude(
                **{f"{attribute}__publication": Publication.PUBLISHED}
            )
            written = [spec.write(each) for each in hidden]
            data[name] = [*data[name], *(each for each in written if each not in data[name])]
        return data

    def not_pending(self, data: dict[str, Any], pending: Revision) -> dict[str, Any]:
        """Without the members of which the open revision says the same."""
        shape = self.ground.resource.shape
        return {
            name: value
            for name, value in data.items()
            if name not in pending.changes
            or shape.read({name: value}, partial=True)
            != shape.read({name: pending.changes[name]}, partial=True)
        }

    def difference(self, row: Changed, key: str) -> Difference:
        layout = self.ground.layout
        cells = tuple(
            (layout.heading(name), row.stored.cells[name], row.line.cells[name])
            for name in row.names
        )
        return Difference(row.line.number, key, row.stored.publication, cells, row.record)
