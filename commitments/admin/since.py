"""Somebody was faster: who did what, and when, since a reviewer read it?

Told from the audit trail, from the versions that the reviewer's screen was made of.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps

from commitments.admin.entries import Entry, entries_of
from commitments.admin.past import Happened, Strand, grouped
from commitments.domain.resources import BY_MODEL
from commitments.domain.seen import Seen, versions_of


def happened_since(read: Seen, now: list[Any]) -> list[Entry]:
    """The newest first. `now`: the rows of which the screen would be made today."""
    keys = {**read, **versions_of(now)}
    found = [each for name, pk in keys for each in after(name, pk, read.get((name, pk)))]
    return entries_of(grouped(found))


def after(name: str, pk: int, version: int | None) -> list[Happened]:
    """What happened to a row after that version, and to the rows in its lists; of a row that was
    not on the screen, all of it."""
    model = apps.get_model("commitments", name)
    strand = Strand(model, {"pgh_obj_id": pk})
    own = in_order(model).filter(**strand.condition, row_version__gte=version or 0)
    events = list(own)
    found = [
        Happened.of(event, events[place - 1] if place else None, strand)
        for place, event in enumerate(events)
    ]
    base = events[0] if version is not None and events else None
    if base is None:
        return found
    for rows in BY_MODEL[model].shape.rows if model in BY_MODEL else ():
        listed = Strand(rows.model, {f"{rows.owner}_id": pk})
        later = in_order(rows.model).filter(
            **listed.condition, pgh_created_at__gt=base.pgh_created_at
        )
        found += [Happened.of(event, None, listed) for event in later]
    return found[1:]


def in_order(model: Any) -> Any:
    return model.pgh_event_model.objects.select_related("pgh_context").order_by("pgh_id")
