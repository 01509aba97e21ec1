"""The rows of a list inside a record: written so that what stays keeps its row and its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models

from commitments.domain import merged
from commitments.domain.assigning import assign, columns_only
from commitments.domain.shapes import Rows


def write_rows(
    rows: Rows, record: models.Model, wanted: list[dict[str, Any]], *, is_new: bool = False
) -> None:
    """Makes the list so: rows that stay are kept, with their history. A new record has none yet."""
    present = [] if is_new else list(rows.model._default_manager.filter(**{rows.owner: record}))
    fresh, moved, gone = differing(rows, record, wanted, present)
    for row in moved:
        row.save(update_fields=["place_in_list"])
    for row in fresh:
        row.save()
    for row in gone:
        row.delete()


def differing(
    rows: Rows,
    record: models.Model,
    wanted: Sequence[Mapping[str, Any]],
    present: Sequence[models.Model],
) -> tuple[list[models.Model], list[models.Model], list[models.Model]]:
    """Rows to be added, those that stay in another place, and those to be taken out."""
    kept: list[models.Model] = []
    fresh: list[models.Model] = []
    moved: list[models.Model] = []
    for place, item in enumerate(wanted):
        row = next((r for r in present if r not in kept and same(rows, r, item)), None)
        if row is None:
            fresh.append(unsaved_row(rows, record, item, place))
            continue
        kept.append(row)
        if rows.ordered and getattr(row, "place_in_list") != place:  # noqa: B009
            row.place_in_list = place  # type: ignore[attr-defined]
            moved.append(row)
    return fresh, moved, [row for row in present if row not in kept]


def unsaved_row(
    rows: Rows, record: models.Model, item: Mapping[str, Any], place: int
) -> models.Model:
    row = rows.model(**{rows.owner: record}, **columns_only(item))
    assign(row, item)
    if rows.ordered:
        row.place_in_list = place  # type: ignore[attr-defined]
    return row


def same(rows: Rows, row: models.Model, item: Mapping[str, Any]) -> bool:
    """What was merged is the same as what stands for it."""
    return all(
        merged.standing_for(getattr(row, f.attribute)) == item[f.attribute] for f in rows.fields
    )
