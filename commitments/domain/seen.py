"""What lay before a reviewer's eyes? A decision is about that, and about nothing that came later.

A screen keeps the versions of all that would be published by one press of a button: the draft, its
evidence, their sources. When the button is pressed they are compared with what is there by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import models

from commitments.domain.errors import PreconditionFailed

Seen = dict[tuple[str, int], int]
_ENTRY = re.compile(r"([a-z]+)\.([0-9]{1,18})\.([0-9]{1,9})")


def versions_of(rows: Iterable[models.Model]) -> Seen:
    """By model name and id."""
    return {(row._meta.model_name or "", row.pk): row.row_version for row in rows}  # type: ignore[attr-defined]


def written(seen: Seen) -> str:
    return " ".join(f"{name}.{pk}.{version}" for (name, pk), version in sorted(seen.items()))


def read(text: str) -> Seen | None:
    """None for what `written` did not write."""
    found = [_ENTRY.fullmatch(entry) for entry in text.split()]
    if not found or not all(found):
        return None
    return {(m[1], int(m[2])): int(m[3]) for m in found if m}


def refuse_unseen(seen: Seen | None, rows: Iterable[models.Model]) -> None:
    """The rows are locked, so that what is compared here still holds at the commit."""
    if seen is not None and seen != versions_of(rows):
        raise PreconditionFailed(
            "Somebody was faster: what would be published is no longer what you read. Look at what "
            "changed, then decide."
        )
