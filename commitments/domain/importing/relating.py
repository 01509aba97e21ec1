"""Relations to commitments that stand further down in the same file: written when all are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import DataError, IntegrityError, models, transaction

from commitments.domain import records
from commitments.domain.errors import Problem
from commitments.domain.importing.ground import Ground
from commitments.domain.importing.layout import Line
from commitments.domain.importing.names import Named, commitments_named
from commitments.domain.importing.problems import BadCell
from commitments.domain.importing.reading import by_slug, named
from commitments.domain.importing.storing import store_rows
from commitments.domain.lists import unsaved_row
from commitments.domain.parsing import Malformed
from commitments.domain.shapes import Rows, read_rows
from commitments.domain.writing import refusal

RELATIONS = "relations"
AT_ONCE = 500  # commitments


@dataclass(frozen=True, slots=True)
class Waiting:
    """`new`: the record is a draft of this import, without any relations yet."""

    line: int
    record: int
    cell: str
    new: bool


@dataclass
class Relating:
    ground: Ground
    waiting: list[Waiting] = field(default_factory=list)

    def waits(self, line: Line, column: str, found: dict[str, list[Named]]) -> bool:
        """Whether the cell names a commitment that only this file brings."""
        if column != RELATIONS:
            return False
        keys = self.ground.keys
        missing = [name for name in named(RELATIONS, line.cells[RELATIONS]) if name not in found]
        return any(name in keys.slugs or name in keys.references for name in missing)

    def note(self, line: Line, record: int, *, new: bool) -> None:
        self.waiting.append(Waiting(line.number, record, line.cells[RELATIONS], new))

    def finish(self) -> None:
        for start in range(0, len(self.waiting), AT_ONCE):
            batch = self.waiting[start : start + AT_ONCE]
            found = commitments_named({n for each in batch for n in named(RELATIONS, each.cell)})
            self.ground.memory.look_up_commitments(found)
            self.relate([(each, value) for each, value in self.read(batch, found)])

    def read(
        self, batch: Sequence[Waiting], found: dict[str, list[Named]]
    ) -> Iterator[tuple[Waiting, Any]]:
        column = self.ground.layout.kind.columns[RELATIONS]
        for each in batch:
            if any(self.was_refused(name, found) for name in named(RELATIONS, each.cell)):
                continue
            try:
                yield each, by_slug(RELATIONS, column.value(each.cell), found)
            except Malformed as problem:
                self.ground.bad += [
                    BadCell(each.line, RELATIONS, error.detail) for error in problem.errors
                ]

    def was_refused(self, name: str, found: dict[str, list[Named]]) -> bool:
        """The file names it, and its own row is among the bad ones: that is said there."""
        keys = self.ground.keys
        return name not in found and (name in keys.slugs or name in keys.references)

    def relate(self, batch: Sequence[tuple[Waiting, Any]]) -> None:
        spec = next(rows for rows in self.ground.resource.shape.rows if rows.name == RELATIONS)
        fresh = [self.rows(spec, each, value) for each, value in batch if each.new]
        try:
            with transaction.atomic():
                store_rows([row for _, rows in fresh for row in rows])
        except (IntegrityError, DataError):
            self.one_by_one(fresh)
        for each, value in batch:
            if not each.new:
                self.edit(each, value)

    def rows(self, spec: Rows, each: Waiting, value: Any) -> tuple[Waiting, list[models.Model]]:
        record = self.ground.resource.model(pk=each.record)
        try:
            read = read_rows(spec, value)
        except Malformed as problem:
            self.ground.bad += [
                BadCell(each.line, RELATIONS, error.detail) for error in problem.errors
            ]
            read = []
        made = [unsaved_row(spec, record, item, place) for place, item in enumerate(read)]
        return each, made

    def one_by_one(self, fresh: Sequence[tuple[Waiting, list[models.Model]]]) -> None:
        for each, rows in fresh:
            try:
                with transaction.atomic():
                    store_rows(rows)
            except (IntegrityError, DataError) as error:
                self.ground.refuse(each.line, refusal(error))

    def edit(self, each: Waiting, value: Any) -> None:
        ground = self.ground
        record = ground.resource.model._default_manager.get(pk=each.record)
        try:
            records.edit(
                record=record,
                data={RELATIONS: value},
                by=ground.by,
                reason=ground.reason,
                now=ground.now,
            )
        except Problem as problem:
            ground.refuse(each.line, problem)
