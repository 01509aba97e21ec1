"""Under which record does what names a merged one count?

Merges are kept flat: `merged_into` always names a record that stands by itself, however many were
merged before. Rows that name the one that went stay as they are; whoever reads them asks here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


def standing_for(row: Row) -> Row:
    """The record itself, or the one that it was merged into."""
    into: Row | None = getattr(row, "merged_into", None)
    return row if into is None else into


def into_id(row: models.Model) -> int | None:
    """The id of the one that it was merged into; of what is never merged, None."""
    found: int | None = getattr(row, "merged_into_id", None)
    return found


def names(path: str, row: models.Model | None) -> models.Q:
    """The condition on rows whose reference `path` is to that record, or to one that counts as the
    same; None: to nothing."""
    if row is None:
        return models.Q(**{f"{path}__isnull": True})
    one = into_id(row) or row.pk
    return models.Q(**{path: one}) | models.Q(**{f"{path}__merged_into": one})


def family(model: type[models.Model], ids: Iterable[int]) -> set[int]:
    """All that counts as one with any of those records, themselves included."""
    rows = model._default_manager.order_by()
    named = set(ids)
    above = rows.filter(pk__in=named, merged_into__isnull=False)
    roots = named | set(above.values_list("merged_into_id", flat=True))
    return roots | set(rows.filter(merged_into__in=roots).values_list("pk", flat=True))
