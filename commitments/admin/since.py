"""Somebody was faster: who did what, and when, since a reviewer read it?

Told from the audit trail, from the versions that the reviewer's screen was made of.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps

from commitments.admin.past import Entry, Happened, Strand, entries_of, grouped
from commitments.domain.resources import BY_MODEL
from commitments.domain.seen import Seen, versions_of


def happened_since(read: Seen, now: list[Any]) -> list[Entry]:
    """The newest first. `now`: the rows of which the screen would be made today."""
    told = versions_of(now)
    events = []
    for name, pk in {**read, **told}:
        events += events_of(name, pk, read.get((name, pk), 0))
    return entries_of(
        grouped(
            Happened.of(event, earlier, Strand(event.pgh_tracked_model, owners_of(event)))
            for event, earlier in events
        )
    )


def events_of(name: str, pk: int, version: int) -> list[tuple[Any, Any]]:
    """Each event after that version of a row with the one before it, and those of the rows in its
    lists since; of a row that was not on the screen, how it was added."""
    model = apps.get_model("commitments", name)
    trail = model.pgh_event_model.objects.select_related("pgh_context").order_by("pgh_id")
    own = list(trail.filter(pgh_obj_id=pk, row_version__gte=version))
    base = next((event for event in own if event.row_version == version), None)
    found = [(event, own[place - 1] if place else None) for place, event in enumerate(own)]
    if base is None:
        return found[:1]
    for rows in BY_MODEL[model].shape.rows if model in BY_MODEL else ():
        later = rows.model.pgh_event_model.objects.select_related("pgh_context").filter(
            **{f"{rows.owner}_id": pk}, pgh_created_at__gt=base.pgh_created_at
        )
        found += [(event, None) for event in later.order_by("pgh_id")]
    return [pair for pair in found if pair[0] is not base]


def owners_of(event: Any) -> dict[str, int]:
    """The columns that tie a row of a list to its record."""
    return {
        f"{rows.owner}_id": getattr(event, f"{rows.owner}_id")
        for resource in BY_MODEL.values()
        for rows in resource.shape.rows
        if rows.model is event.pgh_tracked_model
    }
