"""A text that the law forbids is replaced by a notice, under every clock and in all history.

It is the one exception to what is never overwritten. The database demands the row in `Redaction`
first, and lets pass nothing but the notice, in that field of that record.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models

from commitments.domain import audit, changes, effects
from commitments.domain.clock import instant
from commitments.domain.errors import Conflict, FieldError, Invalid
from commitments.domain.permissions import Action, require
from commitments.domain.publishing import commitment_of
from commitments.domain.resources import resource_of
from commitments.domain.shapes import Resource
from commitments.domain.writing import locked, writing
from commitments.models import Actor, Change, Redaction, Revision, User
from commitments.models.redaction import REDACTABLE
from commitments.models.revision import REVISED
from commitments.models.vocabulary import ChangeType

LONGEST_NOTICE = 500


def redact(
    *,
    record: models.Model,
    field: str,
    notice: str,
    grounds: str,
    by: User,
    expected: int | None = None,
    now: dt.datetime | None = None,
) -> Redaction:
    """Replaces the field's text by the notice: in the record, its versions, revisions and history,
    and in the list of changes. `grounds` are for the admins alone; the notice is public.

    What was corrected is a record of its own: a text that both hold is redacted on both.
    """
    require(by, Action.REDACT)
    resource = resource_of(record)
    refuse_bad_input(resource, field, notice, grounds)
    with writing(by, "redact"):
        audit.alone()
        row = locked(record, expected=expected, merged_too=True)
        if not says(resource, row, field, notice):
            raise Conflict("There is no text there to redact.")
        public = not resource.reviewed or getattr(row, "published_at") is not None  # noqa: B009
        mark = changes.stamp(now) if public else None
        redaction = Redaction.objects.create(
            object_type=resource.name,
            object_id=row.pk,
            object_key=getattr(row, "slug", str(row.pk)),
            field=field,
            notice=notice,
            grounds=grounds,
            at=mark.at if mark else instant(now),
            by=by,
        )
        with audit.sealed_again(trail_of(resource, row)):
            replace(resource, row, field, notice)
        forget_kept_answers()
        if mark is not None:
            changes.record(
                mark,
                change_type=ChangeType.REDACTED,
                about=row,
                object_type=resource.name,
                by=by,
                commitment=commitment_of(row),
                party=getattr(row, "party", None),
                reason=notice,
                touched=set() if isinstance(row, Actor) else effects.commitments_of(row),
            )
        return redaction


def refuse_bad_input(resource: Resource, field: str, notice: str, grounds: str) -> None:
    errors = []
    names = REDACTABLE[resource.name]
    if field not in names:
        errors.append(
            FieldError(
                "/field", f"It is no text of a {resource.noun}; use one of {', '.join(names)}."
            )
        )
    longest = LONGEST_NOTICE
    if field in names:
        column = resource.model._meta.get_field(field)
        longest = min(longest, getattr(column, "max_length", None) or longest)
    if not notice.strip():
        errors.append(FieldError("/notice", "Say what shall stand in the text's place."))
    elif len(notice) > longest:
        errors.append(
            FieldError("/notice", f"It has {len(notice)} characters; {longest} is the most there.")
        )
    if not grounds.strip():
        errors.append(FieldError("/grounds", "Name the law, order or request that it answers."))
    if errors:
        raise Invalid("The input can't be taken as it is.", errors=errors)


def says(resource: Resource, row: models.Model, field: str, notice: str) -> bool:
    """Does it say anything there but the notice, now or in what it said before?"""
    return any(rows.exists() for rows in columns_of(resource, row, field, notice)) or any(
        holds(held, field, notice) for _, _, held in objects_of(resource, row)
    )


def replace(resource: Resource, row: models.Model, field: str, notice: str) -> None:
    """The record itself comes first: the event of its update holds the old text no more."""
    for rows in columns_of(resource, row, field, notice):
        rows.update(**{field: notice})
    for model, key, held in objects_of(resource, row):
        if holds(held, field, notice):
            altered = {
                name: {**value, field: notice} if field in (value or {}) else value
                for name, value in held.items()
            }
            model._default_manager.filter(pk=key).update(**altered)
    content = ContentType.objects.get_for_model(type(row))
    shown = LogEntry.objects.filter(content_type=content, object_id=str(row.pk))
    shown.update(object_repr=notice[:200])


def forget_kept_answers() -> None:
    """Answers kept for requests sent twice may carry the text. They are kept for a day at most, and
    without one the request is done anew, as it is after that day."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM commitments_idempotency")


def columns_of(
    resource: Resource, row: models.Model, field: str, notice: str
) -> list[models.QuerySet[Any]]:
    """The rows with a column of that name that says something else."""
    found = [resource.model._default_manager.filter(pk=row.pk)]
    if resource.version is not None:
        found.append(resource.version._default_manager.filter(record=row))
    found.append(events_of(resource.model).filter(pgh_obj_id=row.pk))
    return [rows.exclude(**{f"{field}__in": ["", notice]}) for rows in found]


def objects_of(
    resource: Resource, row: models.Model
) -> list[tuple[type[models.Model], Any, dict[str, Any]]]:
    """The rows that hold the record's fields as JSON: model, key, and the objects by column."""
    listed = Change.objects.filter(object_type=resource.name, object_id=row.pk)
    found: list[tuple[type[models.Model], Any, dict[str, Any]]] = [
        (Change, change.pk, {"before": change.before, "after": change.after}) for change in listed
    ]
    if resource.name in REVISED:
        # The revisions come before their events, since altering one leaves another event.
        for rows in (Revision.objects.all(), events_of(Revision)):
            of_record = rows.filter(**{resource.name: row})
            found += [(rows.model, kept.pk, {"changes": kept.changes}) for kept in of_record]
    return found


def trail_of(resource: Resource, row: models.Model) -> list[models.QuerySet[Any]]:
    """What says it in the audit trail."""
    found: list[models.QuerySet[Any]] = [
        events_of(resource.model).filter(pgh_obj_id=row.pk),
        Change.objects.filter(object_type=resource.name, object_id=row.pk),
    ]
    if resource.name in REVISED:
        found.append(events_of(Revision).filter(**{resource.name: row}))
    return found


def holds(held: dict[str, Any], field: str, notice: str) -> bool:
    return any((value or {}).get(field) not in (None, "", notice) for value in held.values())


def events_of(model: type[models.Model]) -> models.QuerySet[Any]:
    events: models.QuerySet[Any] = model.pgh_event_model._default_manager.all()  # type: ignore[attr-defined]
    return events
