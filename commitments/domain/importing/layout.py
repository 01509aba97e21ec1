"""Which column of a file is what? Names are those of the export; what it computes is ignored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from commitments.domain.importing.cells import Column, unsafe
from commitments.domain.importing.kinds import Kind
from commitments.domain.importing.problems import BadCell, BadFile
from commitments.domain.importing.rows import Row

# The API takes these for what they become; a file does where the other is not a column too.
ALIASES = {"due": "original_due"}
LEDGER_KEYS = ("id", "supersedes")


@dataclass(frozen=True)
class Line:
    """One row by column; `number`: where it begins in the file. `full`: columns whose cells hold as
    much as they can, and may have been cut."""

    number: int
    cells: dict[str, str]
    full: frozenset[str] = frozenset()

    def same(self, column: Column, was: str) -> bool:
        return column.alike(was, self.cells[column.name]) or self.is_cut(column.name, was)

    def is_cut(self, name: str, was: str) -> bool:
        """Whether it is what a cell could hold of a longer text."""
        return name in self.full and was.startswith(self.cells[name])


@dataclass(frozen=True)
class Layout:
    """`places`: of each column that is read. `headings`: as the file calls a column, where that is
    another name."""

    kind: Kind
    places: dict[str, int]
    headings: dict[str, str]
    longest_cell: int | None = None

    @property
    def own(self) -> list[Column]:
        """The columns of the record itself."""
        return [column for name, column in self.kind.columns.items() if name in self.places]

    @property
    def missing(self) -> list[str]:
        """Columns without which there is no new record."""
        columns = self.kind.columns.values()
        return [column.name for column in columns if column.required and column not in self.own]

    @property
    def evidence(self) -> list[Column]:
        return [column for name, column in self.kind.evidence.items() if name in self.places]

    @property
    def compared(self) -> list[str]:
        """The columns of a stored record that its row is held against."""
        names = [column.name for column in self.own]
        return names + [name for name in (*self.headings.values(), "evidence") if self.shows(name)]

    def shows(self, name: str) -> bool:
        return name in self.places or name in self.headings.values()

    def line(self, row: Row) -> Line:
        cells = {name: unsafe(row.cells[place]) for name, place in self.places.items()}
        if self.longest_cell is None:
            return Line(row.line, cells)
        full = (n for n, at in self.places.items() if len(row.cells[at]) >= self.longest_cell)
        return Line(row.line, cells, frozenset(full))

    def place_of(self, cell: BadCell) -> tuple[int, int]:
        """Where in the file it stands: line and column."""
        names = {self.heading(name): place for name, place in self.places.items()}
        return cell.line, names.get(cell.column, -1)

    def heading(self, name: str) -> str:
        return self.headings.get(name, name)


def layout_of(kind: Kind, header: Sequence[str], longest_cell: int | None = None) -> Layout:
    """Raises BadFile, which names every column that is unknown or comes twice."""
    read = {*kind.columns, *kind.evidence}
    if kind.resource.ledger:
        read |= {*LEDGER_KEYS}
    if "evidence" in kind.listing.columns:
        read |= {"evidence"}
    wrong = [
        BadCell(1, name, f"The column comes {count} times; leave one.")
        for name, count in Counter(header).items()
        if count > 1 and name
    ]
    places: dict[str, int] = {}
    headings: dict[str, str] = {}
    for place, name in enumerate(header):
        meant = ALIASES.get(name, name)
        if name in read:
            places[name] = place
        elif meant in kind.columns and meant not in header:
            places[meant] = place
            headings[meant] = name
        elif name not in kind.ignored:
            wrong.append(unknown(name, place, sorted(read)))
    if wrong:
        raise BadFile(wrong)
    return Layout(kind, places, headings, longest_cell)


def unknown(name: str, place: int, known: Sequence[str]) -> BadCell:
    if not name:
        return BadCell(1, "", f"Column {place + 1} has no name; name it, or take it out.")
    close = get_close_matches(name.lower().replace(" ", "_"), known, n=1)
    meant = f"did you mean {close[0]}? " if close else ""
    return BadCell(
        1,
        name,
        f"There is no such column; {meant}There are {', '.join(known)}. Rename it, or take it out.",
    )
