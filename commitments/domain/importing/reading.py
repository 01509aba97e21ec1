"""What does a row say, in the API's write shape?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from commitments.domain.importing.cells import SPACES, Column, items
from commitments.domain.importing.layout import Layout, Line
from commitments.domain.importing.names import Named, commitments_named, the_one
from commitments.domain.importing.problems import BadCell
from commitments.domain.ledgers import EVIDENCE
from commitments.domain.parsing import Malformed, malformed, shown

# The columns that name commitments, and where in their values the names stand.
NAMING = ("commitment", "commitments", "relations")
# A table or a data set speaks for itself.
MODE_OF_A_LOCATOR = "direct"


def names_in(layout: Layout, lines: Iterable[Line]) -> dict[str, list[Named]]:
    """The commitments that these rows name, looked up at once."""
    wanted: set[str] = set()
    for name in NAMING:
        if name in layout.places:
            for line in lines:
                wanted |= set(named(name, line.cells[name]))
    return commitments_named(wanted)


def named(column: str, cell: str) -> list[str]:
    if column == "commitment":
        return [cell.strip(SPACES)]
    entries = items(cell)
    if column == "commitments":
        return entries
    return [entry.partition(":")[2].strip(SPACES) for entry in entries]


def read_cells(
    columns: Sequence[Column],
    layout: Layout,
    line: Line,
    found: dict[str, list[Named]],
    bad: list[BadCell],
) -> dict[str, Any]:
    """The members that the columns say; what can't be read goes to `bad`."""
    data: dict[str, Any] = {}
    for column in columns:
        try:
            refuse_cut(column, line)
            value = column.value(line.cells[column.name])
            data[column.name] = by_slug(column.name, value, found) if value else value
        except Malformed as problem:
            heading = layout.heading(column.name)
            bad += [BadCell(line.number, heading, error.detail) for error in problem.errors]
    return data


def refuse_cut(column: Column, line: Line) -> None:
    if column.name in line.full:
        length = len(line.cells[column.name])
        raise malformed(
            f"It fills its cell to the last of {length} characters, as a text does that was cut "
            "there; bring it as CSV."
        )


def by_slug(column: str, value: Any, found: dict[str, list[Named]]) -> Any:
    """The value with the slugs of the commitments that it names."""
    if column == "commitment":
        return the_one(value, found.get(value)).slug
    if column == "commitments":
        return [the_one(name, found.get(name)).slug for name in value]
    if column == "relations":
        return [
            {**each, "commitment": the_one(each["commitment"], found.get(each["commitment"])).slug}
            for each in value
        ]
    return value


def read_evidence(layout: Layout, line: Line, bad: list[BadCell]) -> list[dict[str, Any]]:
    """One piece from the columns of its own, or those of an exported list."""
    given = {c.name: line.cells[c.name] for c in layout.evidence if line.cells[c.name].strip()}
    found = exported(line.cells.get("evidence", ""), line, bad)
    if not given:
        return found
    if "excerpt" not in given and "locator" in given:
        given.setdefault("mode", MODE_OF_A_LOCATOR)
    piece = {}
    for name, cell in given.items():
        column = layout.kind.evidence[name]
        piece[name] = column.value(cell)
    return [*found, piece]


def exported(cell: str, line: Line, bad: list[BadCell]) -> list[dict[str, Any]]:
    if not cell.strip():
        return []
    try:
        entries = json.loads(cell)
    except (ValueError, RecursionError):
        entries = None
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        detail = f"{shown(cell)} is no list of evidence as the export writes it (JSON)."
        bad.append(BadCell(line.number, "evidence", detail))
        return []
    return entries


def own_members(entry: dict[str, Any]) -> dict[str, Any]:
    """A piece of evidence as it may be written back."""
    told = {"target", *EVIDENCE.shape.computed}
    return {name: value for name, value in entry.items() if name not in told}
