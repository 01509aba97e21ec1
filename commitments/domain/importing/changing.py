"""Many changes at once, each by the rules of one: drafts are edited, what is published revised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DataError, IntegrityError, models, transaction

from commitments.domain import records
from commitments.domain.errors import Problem
from commitments.domain.importing.ground import Ground
from commitments.domain.importing.storing import store_rows, write_back
from commitments.domain.lists import differing
from commitments.domain.pending import revising, unsaved_revision
from commitments.domain.shapes import Rows
from commitments.models import Revision


@dataclass
class Edit:
    """`record`: read under a lock that is still held. `lists`, `revision`: what it comes to."""

    line: int
    record: models.Model
    data: dict[str, Any]
    lists: dict[str, list[dict[str, Any]]] | None = None
    revision: Revision | None = None


def edit_all(ground: Ground, edits: Sequence[Edit]) -> None:
    """What is refused is told to the ground, by its line."""
    ready = []
    for edit in edits:
        try:
            prepare(ground, edit)
            ready.append(edit)
        except Problem as problem:
            ground.refuse(edit.line, problem)
    try:
        with transaction.atomic():
            store(ground, ready)
    except (IntegrityError, DataError):
        for edit in ready:
            edit_one(ground, edit)


def prepare(ground: Ground, edit: Edit) -> None:
    resource = ground.resource
    if records.is_draft(resource, edit.record, ground.by):
        edit.lists = records.put_into(resource, edit.record, edit.data, by=ground.by)
        return
    resource.shape.read(edit.data, partial=True)
    given = revising(resource, edit.record, edit.data, reason=ground.reason)
    edit.revision = unsaved_revision(
        resource, edit.record, given, by=ground.by, reason=ground.reason, at=ground.at
    )


def store(ground: Ground, edits: Sequence[Edit]) -> None:
    manager = ground.resource.model._default_manager
    write_back([edit.record for edit in edits if edit.lists is not None])
    for rows in ground.resource.shape.rows:
        write_lists(rows, [edit for edit in edits if rows.name in (edit.lists or {})])
    told = [edit.record.pk for edit in edits if edit.lists or edit.revision is not None]
    manager.filter(pk__in=told).update(row_version=models.F("row_version") + 1)
    Revision.objects.bulk_create([edit.revision for edit in edits if edit.revision is not None])


def write_lists(rows: Rows, edits: Sequence[Edit]) -> None:
    present: dict[int, list[models.Model]] = defaultdict(list)
    found = rows.model._default_manager.filter(
        **{f"{rows.owner}__in": [edit.record.pk for edit in edits]}
    ).select_related(*(f.attribute for f in rows.fields if is_reference(rows, f.attribute)))
    for row in found:
        present[getattr(row, f"{rows.owner}_id")].append(row)
    fresh: list[models.Model] = []
    gone: list[int] = []
    for edit in edits:
        assert edit.lists is not None
        wanted = edit.lists[rows.name]
        added, moved, dropped = differing(rows, edit.record, wanted, present[edit.record.pk])
        for row in moved:
            row.save(update_fields=["place_in_list"])
        fresh += added
        gone += [row.pk for row in dropped]
    store_rows(fresh)
    rows.model._default_manager.filter(pk__in=gone).delete()


def is_reference(rows: Rows, attribute: str) -> bool:
    return bool(rows.model._meta.get_field(attribute).is_relation)


def edit_one(ground: Ground, edit: Edit) -> None:
    """As anybody else's edit: of many, the database refused some, and says here which."""
    attempt(
        ground,
        edit.line,
        lambda: records.edit(
            record=edit.record,
            data=edit.data,
            by=ground.by,
            reason=ground.reason,
            now=ground.now,
        ),
    )


def attempt(ground: Ground, line: int, write: Callable[[], object]) -> None:
    try:
        write()
    except Problem as problem:
        ground.refuse(line, problem)
