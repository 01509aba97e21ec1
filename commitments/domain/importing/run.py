"""Brings the rows of a file into the tracker: all of them or none, and through the domain alone.

New rows become drafts, changes to drafts are written into them, changes to what is published become
pending revisions. What says the same as before is left alone, whatever its state.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import IO, Protocol

from django.db import connection

from commitments.domain import captures
from commitments.domain.clock import instant
from commitments.domain.errors import invalid
from commitments.domain.importing import reading
from commitments.domain.importing.altered import Altered, names_changed
from commitments.domain.importing.evidencing import Evidencing
from commitments.domain.importing.files import open_table
from commitments.domain.importing.fresh import Fresh
from commitments.domain.importing.ground import Difference, Ground, Outcome, Tell
from commitments.domain.importing.keys import BAD, NEW, batches, read_keys
from commitments.domain.importing.kinds import kind_named
from commitments.domain.importing.layout import Line, layout_of
from commitments.domain.importing.likeness import Likeness
from commitments.domain.importing.problems import BadFile
from commitments.domain.importing.publication import put_out
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


@captures.quiet()
def import_file(
    *,
    file: IO[bytes],
    name: str,
    by: User,
    kind: str = "",
    encoding: str = "",
    reason: str = "",
    publish: bool = False,
    dry_run: bool = False,
    now: dt.datetime | None = None,
    progress: Progress = quietly,
    tell: Tell | None = None,
) -> Outcome:
    """`name`: the file's, for the reason of revisions that have no other. `publish`: at once and
    alone, which takes an editor and a reason. `tell`: is told each difference, in the file's order.
    Raises BadFile, which names every bad row."""
    require(by, Action.WRITE)
    if publish:
        require(by, Action.PUBLISH_ALONE)
        if not reason.strip():
            raise invalid("/reason", "Say why it is published without a second reader.")
    table = open_table(file, encoding=encoding)
    kind_of_rows = kind_named(kind, frozenset(table.header))
    layout = layout_of(kind_of_rows, table.header, table.longest_cell)
    try:
        why = reason.strip() or f"Imported from {name}."
        with writing(by, f"import {layout.kind.name}", why):
            prepare_transaction()
            keys = read_keys(layout, table.rows())
            ground = Ground(
                layout=layout,
                keys=keys,
                by=by,
                at=instant(now),
                now=now,
                reason=why,
                publish=publish,
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
        self.likeness = Likeness(ground)
        self.relating = Relating(ground)
        self.fresh = Fresh(ground, self.relating)
        self.altered = Altered(ground, self.relating)
        self.evidencing = Evidencing(ground)

    def take(self, rows: Iterable[Row]) -> None:
        """Raises BadFile."""
        ids = iter(self.ground.keys.ids)
        for batch in batches(rows, AT_ONCE):
            self.take_batch([(row, next(ids)) for row in batch])
        self.relating.finish()
        if self.ground.publish and not self.ground.bad:
            put_out(self.ground)
        if self.ground.bad:
            raise BadFile(sorted(self.ground.bad, key=self.ground.layout.place_of))

    def take_batch(self, batch: Sequence[tuple[Row, int]]) -> None:
        layout = self.ground.layout
        keyed = [(layout.line(row), pk) for row, pk in batch if pk != BAD]
        fresh = [line for line, pk in keyed if pk == NEW]
        found = reading.names_in(layout, fresh)
        self.ground.memory.look_up_commitments(found)
        same, doubled = self.likeness.recognised(fresh, found)
        known = [(line, pk or same[line.number]) for line, pk in keyed if pk or line.number in same]
        differences = self.fresh.make(
            [line for line in fresh if line.number not in same and line.number not in doubled],
            found,
        )
        self.outcome.new += len(differences)
        differences += self.compare(known)
        for difference in sorted(differences, key=lambda each: each.line):
            self.tell(difference)

    def compare(self, known: Sequence[tuple[Line, int]]) -> list[Difference]:
        """Writes what the rows change in records that are there."""
        layout = self.ground.layout
        stored = stored_cells(layout.kind.listing, [pk for _, pk in known], layout.compared)
        present = [(line, pk, stored[pk]) for line, pk in known if pk in stored]
        for line, pk in known:
            if pk not in stored:
                self.ground.note(line.number, "", "What it is of was retracted; leave it out.")
        changed = [(line, pk) for line, pk, was in present if names_changed(layout, line, was)]
        found = reading.names_in(layout, [line for line, _ in changed])
        self.ground.memory.look_up_commitments(found)
        differences = {each.line: each for each in self.altered.write(changed, found)}
        for number, words in self.evidencing.add(present).items():
            cells = ("evidence", "", words)
            if number in differences:
                before = differences[number]
                differences[number] = replace(before, cells=(*before.cells, cells))
            else:
                line, pk, was = next(each for each in present if each[0].number == number)
                key = line.cells.get("slug") or str(pk)
                differences[number] = Difference(number, key, was.publication, (cells,), pk)
        self.outcome.changed += len(differences)
        self.outcome.unchanged += len(present) - len(differences)
        return list(differences.values())
