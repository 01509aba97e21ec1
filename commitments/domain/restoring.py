"""What did a record say before, and how does it come to say it again?

The history that triggers write tells it: of the record's own row, and of the rows of its lists. To
say it again is a change like any other: of a draft at once, of what is published by a pending
revision, with a reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models

from commitments.domain import records
from commitments.domain.errors import Conflict, FieldError, Invalid, NotFound
from commitments.domain.permissions import Action, require
from commitments.domain.resources import resource_of
from commitments.domain.shapes import Field, Resource, Rows, plain
from commitments.domain.writing import locked, writing
from commitments.models import Revision, User
from commitments.models.vocabulary import OPEN_STATES


def restore(
    *,
    record: models.Model,
    version: int,
    by: User,
    reason: str = "",
    expected: int | None = None,
    now: dt.datetime | None = None,
) -> models.Model | Revision:
    """The record, or the pending revision of a published one, with the members that it had after
    that event of its history (`version`: the event's id), lists included; evidence is not touched.
    """
    require(by, Action.WRITE)
    resource = resource_of(record)
    with writing(by, f"restore {resource.name}"):
        row = locked(record, expected=expected)
        data = differing(row, version)
        if not data:
            raise Conflict("It says this already.")
        return records.edit(record=row, data=data, by=by, reason=reason, now=now)


def differing(record: models.Model, version: int) -> dict[str, Any]:
    """The members that were other than now, or than the pending revision will have them."""
    then, now = state_after(record, version), state_now(record)
    return {name: value for name, value in then.items() if value != now[name]}


def state_now(record: models.Model) -> dict[str, Any]:
    """What it says, with what its pending revision changes, in the write shape."""
    said = resource_of(record).shape.write(record)
    if hasattr(record, "revisions"):
        for pending in record.revisions.filter(publication__in=OPEN_STATES):
            said |= pending.changes
    return said


def state_after(record: models.Model, version: int) -> dict[str, Any]:
    """What it said after that event, in the write shape. Refused if it named what is no more."""
    resource = resource_of(record)
    own = list(events_of(resource.model, pgh_obj_id=record.pk))
    places = [place for place, event in enumerate(own) if event.pgh_id == version]
    if not places:
        raise NotFound("There is no such moment in its history.")
    done = transactions_until(own, places[0])
    last = [event for event in own if moment(event) in done][-1]
    errors: list[FieldError] = []
    row = as_row(resource.model, last)
    said = {f.name: member(row, f, f"/{f.name}", errors) for f in resource.shape.fields}
    said.pop("slug", None)
    for rows in resource.shape.rows:
        said[rows.name] = listed(rows, record, done, own, errors)
    if errors:
        raise Invalid("What it said then can't be said any more.", errors=errors)
    return said


def listed(
    rows: Rows, record: models.Model, done: set[Any], own: Sequence[Any], errors: list[FieldError]
) -> list[Any]:
    """A list as it was after those transactions."""
    present: dict[int, Any] = {}
    told_apart = {moment(event) for event in own}
    latest = max(at for at, _ in done)
    for event in events_of(rows.model, **{f"{rows.owner}_id": record.pk}):
        by_itself = moment(event) not in told_apart and event.pgh_created_at <= latest
        if moment(event) in done or by_itself:
            present[event.pgh_obj_id] = event
    left = [as_row(rows.model, e) for e in present.values() if e.pgh_label != "delete"]
    left.sort(key=lambda row: (getattr(row, "place_in_list", 0), row.pk))
    found = []
    for place, row in enumerate(left):
        entry = {
            f.name: member(row, f, f"/{rows.name}/{place}/{f.name}", errors) for f in rows.fields
        }
        found.append(entry[rows.shorthand] if rows.shorthand else entry)
    return found


def transactions_until(own: Sequence[Any], place: int) -> set[Any]:
    """The transactions up to that event's, in the order in which they got hold of the row: who
    waited for another began before it, and came after."""
    final = moment(own[place])
    until = max(n for n, event in enumerate(own) if moment(event) == final)
    return {moment(event) for event in own[: until + 1]}


def moment(event: Any) -> tuple[dt.datetime, Any]:
    """What events of one transaction share."""
    return event.pgh_created_at, event.pgh_context_id


def events_of(model: Any, **condition: Any) -> Any:
    return model.pgh_event_model.objects.filter(**condition).order_by("pgh_id")


def as_row(model: type[models.Model], event: Any) -> models.Model:
    """The row as the event tells it, not to be saved."""
    kept = [f.attname for f in model._meta.concrete_fields if hasattr(event, f.attname)]
    return model(**{name: getattr(event, name) for name in kept})


def member(row: models.Model, spec: Field, pointer: str, errors: list[FieldError]) -> Any:
    try:
        return plain(getattr(row, spec.attribute))
    except ObjectDoesNotExist:
        errors.append(FieldError(pointer, "It named what is there no more."))
        return None


def restorable(resource: Resource, record: models.Model) -> bool:
    """Has it a state that could come back? What is published of a ledger never changed."""
    return not (resource.ledger and getattr(record, "published_at") is not None)  # noqa: B009
