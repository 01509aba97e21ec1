"""What is wrong with a file: each bad cell by line, column, value and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from commitments.domain.errors import FieldError, Invalid


@dataclass(frozen=True, slots=True)
class BadCell:
    """`line`: where the row begins in the file, the header being line 1. `column`: empty where it
    is the row itself that can't be taken."""

    line: int
    column: str
    detail: str

    def __str__(self) -> str:
        place = f"line {self.line}, {self.column}" if self.column else f"line {self.line}"
        return f"{place}: {self.detail}"


class BadFile(Invalid):
    """Nothing was imported."""

    def __init__(self, cells: Sequence[BadCell]) -> None:
        self.cells = sorted(cells, key=lambda cell: cell.line)
        super().__init__(
            "Nothing was imported.",
            errors=[FieldError(f"/{c.line}/{c.column}", c.detail) for c in self.cells],
        )


def bad_file(line: int, column: str, detail: str) -> BadFile:
    return BadFile([BadCell(line, column, detail)])
