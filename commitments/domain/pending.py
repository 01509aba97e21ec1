"""The pending revision of a published record: a change that waits for somebody else's eyes."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import models

from commitments.domain.assigning import assign, raise_version
from commitments.domain.errors import Conflict, Invalid, invalid
from commitments.domain.lists import differing
from commitments.domain.permissions import Action, require, require_whose, states_for
from commitments.domain.resources import resource_of
from commitments.domain.shapes import Resource, plain
from commitments.domain.writing import locked, writing
from commitments.models import Revision, User
from commitments.models.revision import REVISED
from commitments.models.vocabulary import OPEN_STATES, Publication

Data = Mapping[str, object]


def revise(
    resource: Resource, row: models.Model, data: Data, *, by: User, reason: str, at: dt.datetime
) -> models.Model | Revision:
    """The pending revision; the record itself where nothing is left to change, and what was pending
    is taken away."""
    given = revising(resource, row, data, reason=reason)
    pending = open_revision(row)
    if pending is not None and pending.publication == Publication.IN_REVIEW:
        raise Conflict("A revision of it is in review; have that returned or published first.")
    wanted = {**pending.changes, **given} if pending is not None else given
    says_more = alters(resource, row, wanted)
    if pending is None and not says_more:
        return row
    raise_version(row)  # who has read the record as it was before shall hear of this edit
    if pending is None:
        pending = unsaved_revision(resource, row, given, by=by, reason=reason, at=at)
        pending.save()
        return pending
    if not says_more:
        pending.delete()
        return row
    pending.changes = wanted
    pending.reason = reason
    pending.authors = sorted({*pending.authors, by.pk})
    pending.save()
    return pending


def alters(resource: Resource, row: models.Model, given: Data) -> bool:
    """Whether the record would say anything else with these members."""
    try:
        columns, lists = resource.shape.read(given, partial=True)
    except Invalid:  # it names what is gone since, and has to be mended first
        return True
    then = copy.copy(row)
    assign(then, columns)
    if any(plain(getattr(then, name)) != plain(getattr(row, name)) for name in columns):
        return True
    for rows in resource.shape.rows:
        if rows.name in lists:
            present = list(rows.model._default_manager.filter(**{rows.owner: row}))
            if any(differing(rows, row, lists[rows.name], present)):
                return True
    return False


def discard(*, record: models.Model, by: User, expected: int | None = None) -> models.Model:
    """Takes away the pending revision of one's own; the record stays as the public reads it."""
    require(by, Action.DROP)
    with writing(by, f"discard the pending revision of {resource_of(record).name}"):
        row = locked(record, expected=expected)
        pending = open_revision(row)
        if pending is None:
            raise Conflict("No change to it is pending.")
        if pending.publication not in states_for(Action.DROP):
            raise Conflict("Its pending revision is in review; have that returned first.")
        require_whose(by, Action.DROP, pending)
        raise_version(row)
        pending.delete()
        return row


def revising(resource: Resource, row: models.Model, data: Data, *, reason: str) -> dict[str, Any]:
    """The members that a revision is to change."""
    if not reason.strip():
        raise invalid("/reason", "Say why: a change to what is published needs a reason.")
    resource.shape.read(data, partial=True)
    given = {resource.shape.aliases.get(name, name): value for name, value in data.items()}
    if given.get("slug", getattr(row, "slug")) != getattr(row, "slug"):  # noqa: B009
        raise invalid("/slug", "A slug never changes.")
    given.pop("slug", None)
    return given


def unsaved_revision(
    resource: Resource,
    row: models.Model,
    given: Data,
    *,
    by: User,
    reason: str,
    at: dt.datetime,
) -> Revision:
    return Revision(
        **{resource.name: row},
        changes=given,
        reason=reason,
        authors=[by.pk],
        created_at=at,
        created_by=by,
    )


def open_revision(row: models.Model) -> Revision | None:
    name = resource_of(row).name
    if name not in REVISED:
        return None
    return (
        Revision.objects.select_for_update(no_key=True)
        .filter(**{name: row}, publication__in=OPEN_STATES)
        .first()
    )
