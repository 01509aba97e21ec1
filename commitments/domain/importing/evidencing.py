"""Evidence beside records that are there already: what is new is added, the rest compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models

from commitments.domain import records
from commitments.domain.errors import Conflict, Problem
from commitments.domain.importing import reading
from commitments.domain.importing.ground import Ground
from commitments.domain.importing.layout import Line
from commitments.models import Evidence
from commitments.models.vocabulary import Publication
from commitments.reading.cells import Stored

COLUMN = "evidence"


class Evidencing:
    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.asked = bool(ground.layout.evidence) or COLUMN in ground.layout.places

    def add(self, rows: Sequence[tuple[Line, int, Stored]]) -> dict[int, str]:
        """What came new or changed, in words, by line."""
        if not self.asked:
            return {}
        told: dict[int, str] = {}
        brought = [(line, pk, pieces) for line, pk, s in rows if (pieces := self.pieces(line, s))]
        present = self.present([pk for _, pk, _ in brought])
        for line, pk, pieces in brought:
            for piece in pieces:
                try:
                    if words := self.take(line, pk, piece, present[pk]):
                        told[line.number] = words
                except Problem as problem:
                    self.ground.refuse(line.number, problem)
        return told

    def pieces(self, line: Line, stored: Stored) -> list[dict[str, Any]]:
        """None of an exported list that is as it was."""
        cells = line.cells
        if cells.get(COLUMN):
            was = stored.cells[COLUMN]
            if cells[COLUMN] == was or line.is_cut(COLUMN, was):
                cells = {**cells, COLUMN: ""}
        return reading.read_evidence(self.ground.layout, Line(line.number, cells), self.ground.bad)

    def present(self, ids: Sequence[int]) -> dict[int, list[Evidence]]:
        name = self.ground.resource.name
        found: dict[int, list[Evidence]] = defaultdict(list)
        rows = Evidence.objects.filter(**{f"{name}__in": ids}).exclude(
            publication=Publication.RETRACTED
        )
        for row in rows.select_related("source", "attributed_to"):
            found[getattr(row, f"{name}_id")].append(row)
        return found

    def take(self, line: Line, pk: int, piece: dict[str, Any], present: Sequence[Evidence]) -> str:
        """Empty where it is there already."""
        own = reading.own_members(piece)
        said, _ = self.ground.evidence.shape.read(own, partial=True)
        if piece.get("id"):
            return self.compare(line, piece["id"], own, said, present)
        if any(differing(said, row) == [] for row in present):
            return ""
        target = self.ground.resource.model._default_manager.get(pk=pk)
        row = records.create(
            kind=COLUMN, data=own, by=self.ground.by, now=self.ground.now, target=target
        )
        self.ground.written.append((line.number, COLUMN, row.pk))
        return words_of(own)

    def compare(
        self,
        line: Line,
        pk: object,
        own: Mapping[str, Any],
        said: Mapping[str, Any],
        present: Sequence[Evidence],
    ) -> str:
        row = next((each for each in present if each.pk == pk), None)
        if row is None:
            raise Conflict(f"There is no evidence {pk} on it; leave the id of a new piece out.")
        if not (altered := differing(said, row)):
            return ""
        if row.publication == Publication.PUBLISHED:
            raise Conflict(
                f"Evidence {pk} is published and never edited; correct it by superseding it."
            )
        data = {name: own[name] for name in altered}
        records.edit(record=row, data=data, by=self.ground.by, now=self.ground.now)
        return words_of(own)


def differing(said: Mapping[str, Any], row: models.Model) -> list[str]:
    return [name for name, value in said.items() if getattr(row, name) != value]


def words_of(piece: Mapping[str, Any]) -> str:
    parts = (piece.get(name) for name in ("source", "locator", "excerpt"))
    return ", ".join(str(part) for part in parts if part)
