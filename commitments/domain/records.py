"""How are records made, changed and dropped? Drafts at once; what is published by a revision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models

from commitments.domain import (
    captures,
    changes,
    effects,
    leaning,
    rules,
    verifications,
    versions,
)
from commitments.domain.assigning import assign, columns_only, raise_version
from commitments.domain.clock import instant
from commitments.domain.errors import Conflict, FieldError, Gone, Invalid, invalid
from commitments.domain.ledgers import EVIDENCE
from commitments.domain.lists import write_rows
from commitments.domain.pending import revise
from commitments.domain.permissions import Action, require, require_whose, states_for
from commitments.domain.resources import RESOURCES, resource_of
from commitments.domain.shapes import Resource
from commitments.domain.storing import insert
from commitments.domain.writing import locked, writing
from commitments.models import Evidence, Revision, Source, User
from commitments.models.evidence import TARGETS
from commitments.models.vocabulary import ChangeType, Publication
from commitments.reading.own import Fresh

Data = Mapping[str, object]
MOST_ERRORS = 100


def create(
    *,
    kind: str,
    data: Data,
    by: User,
    now: dt.datetime | None = None,
    target: models.Model | None = None,
    fresh: Fresh | None = None,
) -> models.Model:
    """A draft of that kind (a key of RESOURCES), nested evidence included. Actors, forums and
    topics need no review: they are public at once. `target`: what new evidence is of. `fresh`: read
    as it is stored, where that takes one statement."""
    require(by, Action.WRITE)
    resource = RESOURCES[kind]
    at, alone = instant(now), is_one_row(resource, data)
    fresh = fresh if alone else None
    with writing(by, f"create {kind}", one_statement=alone):
        record = draft(resource, data, by=by, at=at, now=now, target=target, fresh=fresh)
        captures.ask_for(record, by=by)
        return record


def is_one_row(resource: Resource, data: Data) -> bool:
    """Whether such a draft is stored by its row alone: no lists, no evidence, nothing announced and
    no copy asked for."""
    return (
        resource.reviewed
        and not resource.shape.rows
        and resource.model not in {Evidence, Source}
        and not (isinstance(data, Mapping) and data.get("evidence"))
    )


def create_many(
    *,
    kind: str,
    items: Sequence[tuple[Data, models.Model | None]],
    by: User,
    now: dt.datetime | None = None,
) -> list[models.Model]:
    """Drafts of (data, what evidence is of), all or none; Invalid tells all that is wrong, by the
    place in the list."""
    require(by, Action.WRITE)
    made: list[models.Model] = []
    errors: list[FieldError] = []
    with writing(by, f"create {kind} in bulk"):
        for place, (data, target) in enumerate(items):
            try:
                made.append(create(kind=kind, data=data, by=by, now=now, target=target))
            except (Invalid, Conflict, Gone) as problem:
                found = problem.errors or (FieldError("", problem.detail),)
                errors += [FieldError(f"/{place}{e.pointer}", e.detail) for e in found]
                if len(errors) >= MOST_ERRORS:
                    break
        if errors:
            raise Invalid("Nothing was made.", errors=errors)
    return made


def draft(
    resource: Resource,
    data: Data,
    *,
    by: User,
    at: dt.datetime,
    now: dt.datetime | None,
    target: models.Model | None = None,
    supersedes: models.Model | None = None,
    pointer: str = "",
    fresh: Fresh | None = None,
) -> models.Model:
    own, nested = apart(resource, data, pointer)
    record, lists = unsaved(
        resource, own, by=by, at=at, target=target, supersedes=supersedes, pointer=pointer
    )
    mark = None if resource.reviewed else changes.stamp(now)
    insert(record, fresh)
    for rows in resource.shape.rows:
        write_rows(rows, record, lists.get(rows.name, []), is_new=True)
    add_evidence(record, nested, by=by, at=at, pointer=pointer)
    if isinstance(record, Evidence):
        verifications.ask(record)
    if mark is not None:
        announce(record, mark, by=by, change_type=ChangeType.PUBLISHED, before=None)
    return record


def apart(resource: Resource, data: Data, pointer: str = "") -> tuple[Data, object]:
    """What a record says itself, and the evidence nested in it."""
    if not isinstance(data, Mapping):
        raise invalid(pointer, "It is not an object with named members.")
    if resource.name not in TARGETS:
        return data, ()
    own = {name: value for name, value in data.items() if name != "evidence"}
    return own, data.get("evidence", ())


def unsaved(
    resource: Resource,
    data: Data,
    *,
    by: User,
    at: dt.datetime,
    target: models.Model | None = None,
    supersedes: models.Model | None = None,
    pointer: str = "",
) -> tuple[models.Model, dict[str, list[dict[str, Any]]]]:
    """The draft, read and checked, and the rows of its lists by name; nothing is stored yet."""
    columns, lists = resource.shape.read(data, partial=False, pointer_prefix=pointer)
    record = resource.model(**columns_only(columns), created_at=at, created_by=by)
    assign(record, columns)
    if resource.reviewed:
        record.authors = [by.pk]  # type: ignore[attr-defined]
    if resource.ledger:
        record.recorded_at = at  # type: ignore[attr-defined]
        record.supersedes = supersedes  # type: ignore[attr-defined]
    if isinstance(record, Evidence):
        rules.set_target(record, target)
    rules.check(record, pointer=pointer)
    return record, lists


def add_evidence(
    record: models.Model, nested: object, *, by: User, at: dt.datetime, pointer: str = ""
) -> None:
    for place, item in enumerate(listed(nested, pointer)):
        draft(
            EVIDENCE,
            item,
            by=by,
            at=at,
            now=None,
            target=record,
            pointer=f"{pointer}/evidence/{place}",
        )


def listed(nested: object, pointer: str = "") -> list[Any] | tuple[Any, ...]:
    if not isinstance(nested, list | tuple):
        raise invalid(f"{pointer}/evidence", "It is not a list.")
    if len(nested) > 100:
        raise invalid(f"{pointer}/evidence", f"It has {len(nested)} entries; 100 is the most.")
    return nested


def check_form(resource: Resource, data: Data) -> None:
    """Raises Invalid for what can't be read, whatever the record's state is."""
    own, nested = apart(resource, data)
    resource.shape.read(own, partial=True)
    for place, item in enumerate(listed(nested)):
        EVIDENCE.shape.read(item, partial=False, pointer_prefix=f"/evidence/{place}")


def edit(
    *,
    record: models.Model,
    data: Data,
    by: User,
    reason: str = "",
    expected: int | None = None,
    now: dt.datetime | None = None,
) -> models.Model | Revision:
    """The record, changed; of a published one the pending revision that holds the change."""
    require(by, Action.WRITE)
    resource = resource_of(record)
    with writing(by, f"edit {resource.name}", reason):
        resource.shape.read(data, partial=True)
        row = locked(record, expected=expected)
        if not resource.reviewed:
            require(by, Action.REVISE, row)
            return amend_public(resource, row, data, by=by, reason=reason, now=now)
        if is_draft(resource, row, by):
            address = getattr(row, "url", "")
            apply(resource, row, data, by=by)
            if getattr(row, "url", "") != address:
                captures.ask_for(row, by=by)
            return row
        return revise(resource, row, data, by=by, reason=reason, at=instant(now))


def is_draft(resource: Resource, row: models.Model, by: User) -> bool:
    """Whether a change is written into the row itself; else it is kept as a revision. Raises what
    keeps `by` from either."""
    state = getattr(row, "publication")  # noqa: B009
    if state in states_for(Action.WRITE):
        require(by, Action.WRITE, row)
        return True
    if state == Publication.IN_REVIEW:
        raise Conflict("It is in review; have it returned before you change it.")
    if state == Publication.RETRACTED:
        raise Gone("It was retracted; what is retracted stays as it is.")
    if resource.ledger:
        raise Conflict("It is published and never edited; POST supersede/ corrects it.")
    require(by, Action.REVISE, row)
    return False


def apply(resource: Resource, row: models.Model, data: Data, *, by: User) -> None:
    """Writes the members given, leaves the others, and notes who had a hand in it."""
    lists = put_into(resource, row, data, by=by)
    row.save()
    for rows in resource.shape.rows:
        if rows.name in lists:
            write_rows(rows, row, lists[rows.name])
    if lists:
        raise_version(row)
    row.refresh_from_db()
    if isinstance(row, Evidence):
        verifications.ask(row)


def put_into(
    resource: Resource, row: models.Model, data: Data, *, by: User
) -> dict[str, list[dict[str, Any]]]:
    """The row in memory, changed and checked; the lists that are to be written, by name."""
    columns, lists = resource.shape.read(data, partial=True)
    if "slug" in columns and columns.pop("slug") != getattr(row, "slug"):  # noqa: B009
        raise invalid("/slug", "A slug never changes.")
    assign(row, columns)
    if rules.bear_on(row, columns):
        rules.check(row)
    if resource.reviewed and by.pk not in row.authors:  # type: ignore[attr-defined]
        row.authors = [*row.authors, by.pk]  # type: ignore[attr-defined]
    return lists


def amend_public(
    resource: Resource,
    row: models.Model,
    data: Data,
    *,
    by: User,
    reason: str,
    now: dt.datetime | None,
) -> models.Model:
    """A change to an actor, a forum or a topic: known at once, the old text kept as a version."""
    mark = changes.stamp(now)
    before = resource.shape.write(row)
    apply(resource, row, data, by=by)
    after = resource.shape.write(row)
    altered = [name for name in after if after[name] != before[name]]
    if altered:
        announce(
            row,
            mark,
            by=by,
            change_type=ChangeType.REVISED,
            before={name: before[name] for name in altered},
            after={name: after[name] for name in altered},
            reason=reason,
        )
    return row


def announce(
    row: models.Model,
    mark: changes.Stamp,
    *,
    by: User,
    change_type: ChangeType,
    before: Any,
    after: Any = None,
    reason: str = "",
) -> None:
    resource = resource_of(row)
    versions.open_version(row, mark.at)
    touched = effects.project(effects.commitments_of(row), mark.at)
    changes.record(
        mark,
        change_type=change_type,
        about=row,
        object_type=resource.name,
        by=by,
        before=before,
        after=after if after is not None else resource.shape.write(row),
        reason=reason,
        touched=touched,
    )


def drop(*, record: models.Model, by: User, expected: int | None = None) -> None:
    """Drops a draft of one's own, with its draft evidence."""
    require(by, Action.DROP)
    resource = resource_of(record)
    with writing(by, f"drop {resource.name}"):
        row = locked(record, expected=expected)
        if not resource.reviewed:
            stays = (
                f"This {resource.noun} is public and stays; others may lean on it, now or under an "
                "earlier known_at."
            )
            raise Conflict(f"{stays} {leaning.told(row)}".rstrip())
        if getattr(row, "publication") not in states_for(Action.DROP):  # noqa: B009
            raise Conflict(
                "Only a draft can be dropped. What is in review is returned first; what is "
                "published is taken back by retract/."
            )
        require_whose(by, Action.DROP, row)
        if resource in TARGETED:
            Evidence.objects.filter(**{resource.name: row}).delete()
        captures.drop_with(row)
        row.delete()


TARGETED = tuple(RESOURCES[name] for name in TARGETS)
