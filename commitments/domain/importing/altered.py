"""Rows that say something else than their records: drafts are edited, what is published revised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from commitments.domain import records
from commitments.domain.errors import Problem
from commitments.domain.importing import reading
from commitments.domain.importing.ground import Difference, Ground
from commitments.domain.importing.layout import Layout, Line
from commitments.domain.importing.names import Named
from commitments.domain.importing.problems import BadCell
from commitments.domain.importing.relating import RELATIONS, Relating
from commitments.models import Revision
from commitments.models.vocabulary import OPEN_STATES, Publication
from commitments.reading.cells import Stored


@dataclass(frozen=True)
class Changed:
    """`names`: of the columns whose cells say something else."""

    line: Line
    record: int
    stored: Stored
    names: Sequence[str]


def names_changed(layout: Layout, line: Line, stored: Stored) -> list[str]:
    return [
        column.name
        for column, was in zip(layout.own, stored.cells, strict=False)
        if column.name != "slug" and not column.alike(was, line.cells[column.name])
    ]


class Altered:
    def __init__(self, ground: Ground, relating: Relating) -> None:
        self.ground = ground
        self.relating = relating

    def write(self, rows: Sequence[Changed], found: dict[str, list[Named]]) -> list[Difference]:
        """Tells what became other; what a pending revision says already is left as it is."""
        present = self.ground.resource.model._default_manager.in_bulk([r.record for r in rows])
        pending = self.pending(rows)
        told = []
        for row in rows:
            record = present[row.record]
            if self.write_one(row, record, pending.get(row.record), found):
                told.append(self.difference(row, getattr(record, "slug", str(row.record))))
        return told

    def pending(self, rows: Sequence[Changed]) -> dict[int, Revision]:
        if self.ground.resource.ledger:
            return {}
        name = self.ground.resource.name
        published = [r.record for r in rows if r.stored.publication == Publication.PUBLISHED]
        found = Revision.objects.filter(
            **{f"{name}__in": published}, publication__in=OPEN_STATES
        ).select_related(None)
        return {getattr(revision, f"{name}_id"): revision for revision in found}

    def write_one(
        self,
        row: Changed,
        record: models.Model,
        pending: Revision | None,
        found: dict[str, list[Named]],
    ) -> bool:
        """Whether there was anything to write, or wrong."""
        ground, columns = self.ground, self.ground.layout.kind.columns
        later = [name for name in row.names if self.relating.waits(row.line, name, found)]
        now = [columns[name] for name in row.names if name not in later]
        bad: list[BadCell] = []
        data = reading.read_cells(now, ground.layout, row.line, found, bad)
        if bad:
            ground.bad += bad
            return True
        try:
            data = self.with_hidden(row, record, data)
            if pending is not None:
                data = self.not_pending(data, pending)
            if data:
                records.edit(
                    record=record, data=data, by=ground.by, reason=ground.reason, now=ground.now
                )
        except Problem as problem:
            ground.refuse(row.line.number, problem)
            return True
        if later:
            self.relating.note(row.line, row.record, new=False)
        if data or later:
            ground.written.append((row.line.number, ground.resource.name, row.record))
        return bool(data or later)

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
        stored = dict(zip((c.name for c in layout.own), row.stored.cells, strict=False))
        cells = tuple(
            (layout.heading(name), stored[name], row.line.cells[name]) for name in row.names
        )
        return Difference(row.line.number, key, row.stored.publication, cells)
