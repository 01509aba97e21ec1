"""Rows of records that are not there yet: they become drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from commitments.domain import corrections
from commitments.domain.errors import Invalid, Problem
from commitments.domain.importing import reading
from commitments.domain.importing.cells import SPACES
from commitments.domain.importing.drafting import Draft, make_drafts
from commitments.domain.importing.ground import Difference, Ground
from commitments.domain.importing.keys import is_id
from commitments.domain.importing.layout import Line
from commitments.domain.importing.names import Named
from commitments.domain.importing.problems import BadCell
from commitments.domain.importing.relating import RELATIONS, Relating
from commitments.domain.importing.slugs import Maker
from commitments.domain.parsing import shown


class Fresh:
    def __init__(self, ground: Ground, relating: Relating) -> None:
        self.ground = ground
        self.relating = relating
        self.slugs = Maker(ground.resource, ground.keys.slugs)

    def make(self, lines: Sequence[Line], found: dict[str, list[Named]]) -> list[Difference]:
        """Stores the drafts, and tells what they are."""
        read = [(line, self.data_of(line, found)) for line in lines]
        ready = [(line, data) for line, data in read if data is not None]
        if "slug" in self.ground.layout.kind.columns:
            self.slugs.fill([data for _, data in ready])
        told = [self.difference(line, data) for line, data in ready]
        if "supersedes" in self.ground.layout.places:
            ready = [(line, data) for line, data in ready if not self.corrects(line, data)]
        drafts = [Draft(line.number, data) for line, data in ready]
        make_drafts(
            self.ground.resource,
            self.ground.evidence,
            drafts,
            by=self.ground.by,
            at=self.ground.at,
            refuse=self.ground.refuse,
        )
        for (line, data), draft in zip(ready, drafts, strict=True):
            if draft.record is None:
                continue
            pk = draft.record.pk
            self.ground.written.append((line.number, self.ground.resource.name, pk))
            if RELATIONS in self.ground.layout.places and RELATIONS not in data:
                self.relating.note(line, pk, new=True)
        return told

    def corrects(self, line: Line, data: dict[str, Any]) -> bool:
        """Whether the row is a correction of a published judgement; if so, its draft is made."""
        given = line.cells["supersedes"].strip(SPACES)
        if not given:
            return False
        model = self.ground.resource.model
        corrected = model._default_manager.filter(pk=given).first() if is_id(given) else None
        if corrected is None:
            detail = f"There is no {self.ground.resource.noun} {shown(given)}."
            self.ground.note(line.number, "supersedes", detail)
            return True
        try:
            made = corrections.supersede(
                record=corrected, data=data, by=self.ground.by, now=self.ground.now
            )
            self.ground.written.append((line.number, self.ground.resource.name, made.pk))
        except Problem as problem:
            self.ground.refuse(line.number, problem)
        return True

    def data_of(self, line: Line, found: dict[str, list[Named]]) -> dict[str, Any] | None:
        ground, layout = self.ground, self.ground.layout
        bad = [
            BadCell(line.number, name, "It is required, and the file has no such column: add it.")
            for name in layout.missing
        ]
        columns = [c for c in layout.own if not self.relating.waits(line, c.name, found)]
        data = reading.read_cells(columns, layout, line, found, bad)
        if evidence := reading.read_evidence(layout, line, bad):
            data["evidence"] = [reading.own_members(entry) for entry in evidence]
        if not bad:
            return data
        ground.bad += bad
        self.find_more(line, data, {cell.column for cell in bad})
        return None

    def find_more(self, line: Line, data: dict[str, Any], known: set[str]) -> None:
        """What else is wrong with a row that can't be taken anyhow."""
        own = {name: value for name, value in data.items() if name != "evidence"}
        try:
            self.ground.resource.shape.read(own, partial=True)
        except Problem as problem:
            errors = [e for e in problem.errors if e.pointer.split("/")[1] not in known]
            if errors:
                self.ground.refuse(line.number, Invalid(errors=errors))

    def difference(self, line: Line, data: dict[str, Any]) -> Difference:
        layout = self.ground.layout
        shown = [*layout.own, *layout.evidence]
        cells = tuple(
            (layout.heading(column.name), "", line.cells[column.name])
            for column in shown
            if column.name != "slug" and line.cells[column.name]
        )
        return Difference(line.number, str(data.get("slug", "")), "", cells)
