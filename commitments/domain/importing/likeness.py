"""Rows without a key: does a record say the same already, or another row of the file?

So a file of judgements without ids can be brought twice, and the second time changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.db import models

from commitments.domain.importing.cells import SPACES, Column
from commitments.domain.importing.ground import Ground
from commitments.domain.importing.keys import KEYS
from commitments.domain.importing.layout import Line
from commitments.domain.importing.names import Named
from commitments.domain.importing.reading import by_slug
from commitments.domain.parsing import Malformed
from commitments.reading.cells import stored_cells


class Likeness:
    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.columns = [column for column in ground.layout.own if column.name not in KEYS]
        self.seen: dict[bytes, int] = {}

    def recognised(
        self, lines: Sequence[Line], found: dict[str, list[Named]]
    ) -> tuple[dict[int, int], set[int]]:
        """By line the ids of the records that say the same, and the lines that are refused since
        another says the same."""
        bare = [line for line in lines if not has_key(line)]
        if not bare:
            return {}, set()
        says = {line.number: self.said(line, found) for line in bare}
        doubled = {line.number for line in bare if self.doubled(line, says[line.number])}
        candidates = self.candidates(bare, found)
        stored = stored_cells(
            self.ground.layout.kind.listing,
            list(candidates.order_by().values_list("pk", flat=True)),
            [column.name for column in self.columns],
        )
        present = {digest(self.columns, [*each.cells.values()]): pk for pk, each in stored.items()}
        same = {
            number: present[said]
            for number, said in says.items()
            if said in present and number not in doubled
        }
        for number, pk in list(same.items()):
            if self.ground.keys.lines.setdefault(pk, number) != number:
                self.refuse(number, self.ground.keys.lines[pk])
                doubled.add(number)
                del same[number]
        return same, doubled

    def said(self, line: Line, found: dict[str, list[Named]]) -> bytes:
        return digest(
            self.columns, [self.as_stored(line.cells[c.name], c, found) for c in self.columns]
        )

    def as_stored(self, cell: str, column: Column, found: dict[str, list[Named]]) -> str:
        """A commitment by its slug, as exports name it, where a row has its reference."""
        if column.name != "commitment":
            return cell
        try:
            return str(by_slug(column.name, cell.strip(SPACES), found))
        except Malformed:
            return cell

    def doubled(self, line: Line, said: bytes) -> bool:
        first = self.seen.setdefault(said, line.number)
        if first != line.number:
            self.refuse(line.number, first)
        return first != line.number

    def refuse(self, line: int, first: int) -> None:
        self.ground.note(line, "", f"It says the same as line {first}; keep one of the two.")

    def candidates(
        self, lines: Sequence[Line], found: dict[str, list[Named]]
    ) -> models.QuerySet[models.Model]:
        rows = self.ground.resource.model._default_manager.all()
        if not self.ground.resource.ledger:
            return rows.filter(title__in={line.cells.get("title", "") for line in lines})
        ids = {each.id for named in found.values() for each in named}
        days = {line.cells.get("as_of", "").partition(" (")[0].strip(SPACES) for line in lines}
        return rows.filter(commitment__in=ids, as_of_edtf__in=days)


def has_key(line: Line) -> bool:
    return any(line.cells.get(name, "").strip(SPACES) for name in KEYS)


def digest(columns: Sequence[Column], cells: Sequence[str]) -> bytes:
    """Of what the cells say; equal for cells that say the same in other signs."""
    said = hashlib.blake2b(digest_size=16)
    for column, cell in zip(columns, cells, strict=True):
        try:
            meant = repr(column.same_as(cell))
        except (Malformed, ValueError, ArithmeticError):
            meant = repr(cell)
        said.update(f"{meant}\n".encode("utf-8", "backslashreplace"))
    return said.digest()
