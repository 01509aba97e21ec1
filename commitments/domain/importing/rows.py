from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`line`: that on which it begins, in a text file; the number of the row in a workbook.
    `problem`: why its cells can't be read."""

    line: int
    cells: Sequence[str]
    problem: str = ""
