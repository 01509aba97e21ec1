"""Brings the rows of a file into the tracker: all of them or none, and through the domain alone.

New rows become drafts, changes to drafts are written into them, changes to what is published become
pending revisions. What says the same as before is left alone, whatever its state.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import IO, Protocol

from django.db import connection

from commitments.domain.clock import instant
from commitments.domain.importing import reading
from commitments.domain.importing.altered import Altered, names_changed
from commitments.domain.importing.files import open_table
from commitments.domain.importing.fresh import Fresh
from commitments.domain.importing.ground import Ground, Outcome, Tell
from commitments.domain.importing.keys import BAD, NEW, batches, read_keys
from commitments.domain.importing.kinds import kind_named
from commitments.domain.importing.layout import Line, layout_of
from commitments.domain.importing.problems import BadFile
from commitments.domain.importing.relating import Relating
from commitments.domain.importing.rows import Row
from commitments.domain.permissions import Action, require
from commitments.domain.writing import writing
from commitments.models import User
from commitments.reading.cells import stored_cells

AT_ONCE = 500  # rows
IMPORT_LOCK = 0x74726B_02


class Progress(Protocol):
    """Shows how far it is; `total` rows are to come."""

    def __call__(self, rows: Iterable[Row], *, total: int) -> Iterable[Row]: ...


def quietly(rows: Iterable[Row], *, total: int) -> Iterable[Row]:
    return rows


class DryRun(Exception):
    """Undoes all that was tried."""


def import_file(
    *,
    file: IO[bytes],
    name: str,
    by: User,
    kind: str = "",
    encoding: str = "",
    reason: str = "",
    dry_run: bool = False,
    now: dt.datetime | None = None,
    progress: Progress = quietly,
    tell: Tell | None = None,
) -> Outcome:
    """`name`: the file's, for the history. `tell`: is told each difference, in the file's order.
    Raises BadFile, which names every bad row."""
    require(by, Action.WRITE)
    table = open_table(file, encoding=encoding)
    layout = layout_of(kind_named(kind, frozenset(table.header)), table.header)
    try:
        with writing(by, f"import {layout.kind.name}"):
            prepare_transaction()
            keys = read_keys(layout, table.rows())
            ground = Ground(
                layout=layout,
                keys=keys,
                by=by,
                at=instant(now),
                now=now,
                reason=reason.strip() or f"Imported from {name}.",
                bad=list(keys.bad),
            )
            run = Run(ground, tell or (lambda difference: None))
            run.take(progress(table.rows(), total=len(keys.ids)))
            undo_if(dry_run)
    except DryRun:
        pass
    return run.outcome


def undo_if(dry_run: bool) -> None:
    if dry_run:
        raise DryRun


def prepare_transaction() -> None:
    """Two imports that bring the same reference would each find it new: one waits. Foreign keys are
    checked as rows are written, so that a dry run finds what is wrong with them, and PostgreSQL
    need not remember all checks till the end, which slows every row down by those before it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Run:
    def __init__(self, ground: Ground, tell: Tell) -> None:
        self.ground = ground
        self.tell = tell
        self.outcome = Outcome(ground.resource.name)
        self.relating = Relating(ground)
        self.fresh = Fresh(ground, self.relating)
        self.altered = Altered(ground, self.relating)

    def take(self, rows: Iterable[Row]) -> None:
        """Raises BadFile."""
        ids = iter(self.ground.keys.ids)
        for batch in batches(rows, AT_ONCE):
            self.take_batch([(row, next(ids)) for row in batch])
        self.relating.finish()
        if self.ground.bad:
            raise BadFile(self.ground.bad)

    def take_batch(self, batch: Sequence[tuple[Row, int]]) -> None:
        layout = self.ground.layout
        lines = [(layout.line(row), pk) for row, pk in batch if pk != BAD]
        known = [pk for _, pk in lines if pk != NEW]
        stored = stored_cells(layout.kind.listing, known, [c.name for c in layout.own])
        fresh: list[Line] = []
        changed: list[tuple[Line, int]] = []
        for line, pk in lines:
            if pk == NEW:
                fresh.append(line)
            elif names_changed(layout, line, stored[pk]):
                changed.append((line, pk))
        found = reading.names_in(layout, [*fresh, *(line for line, _ in changed)])
        made = self.fresh.make(fresh, found)
        altered = self.altered.write(changed, found)
        for difference in sorted([*made, *altered], key=lambda each: each.line):
            self.tell(difference)
        self.outcome.new += len(made)
        self.outcome.changed += len(altered)
        self.outcome.unchanged += len(known) - len(altered)
