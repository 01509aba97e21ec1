"""What the steps of one import share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from commitments.domain.errors import FieldError, Problem
from commitments.domain.importing.keys import Keys
from commitments.domain.importing.layout import Layout
from commitments.domain.importing.memory import Memory
from commitments.domain.importing.problems import BadCell
from commitments.domain.ledgers import EVIDENCE
from commitments.domain.shapes import Resource
from commitments.models import User


@dataclass(frozen=True, slots=True)
class Difference:
    """What a row makes of its record. `state`: of its publication, empty for a new one; `cells`:
    column, cell as it was, cell as it will be; `record`: its id, 0 for a new one."""

    line: int
    key: str
    state: str
    cells: tuple[tuple[str, str, str], ...]
    record: int = 0


Tell = Callable[[Difference], None]


@dataclass
class Outcome:
    kind: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def __str__(self) -> str:
        return f"{self.new} new, {self.changed} changed, {self.unchanged} unchanged"


@dataclass
class Ground:
    """`resource`, `evidence`: as they are written, with a memory for what rows refer to. `written`:
    line, kind and id of what came new or changed, in the order of writing."""

    layout: Layout
    keys: Keys
    by: User
    at: dt.datetime
    now: dt.datetime | None
    reason: str
    publish: bool = False
    bad: list[BadCell] = field(default_factory=list)
    written: list[tuple[int, str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.memory = Memory()
        self.resource: Resource = self.memory.resource(self.layout.kind.resource)
        self.evidence: Resource = self.memory.resource(EVIDENCE)

    def refuse(self, line: int, problem: Problem) -> None:
        """At the columns that the domain points to, as the file calls them."""
        for error in problem.errors or (FieldError("", problem.detail),):
            column, _, inside = error.pointer.strip("/").partition("/")
            if column == "evidence" and "evidence" not in self.layout.places:
                column = inside.partition("/")[2]
            self.note(line, column, error.detail)

    def note(self, line: int, column: str, detail: str) -> None:
        self.bad.append(BadCell(line, self.layout.heading(column), detail))
