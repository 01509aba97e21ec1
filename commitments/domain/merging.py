"""Two records of the same thing become one: from then on, all that names either counts for one.

Nothing is rewritten. The one that goes says into which it was merged; whoever reads what names it
finds the other, and who asks what was known before still finds both.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models

from commitments.domain import actor_tree, changes, effects, versions
from commitments.domain.assigning import raise_version
from commitments.domain.confirmation import line
from commitments.domain.errors import Conflict, FieldError, NotFound, PreconditionFailed, invalid
from commitments.domain.merged import into_id, names, standing_for
from commitments.domain.permissions import Action, require
from commitments.domain.resources import ACTOR, resource_of
from commitments.domain.writing import closed, writing
from commitments.models import (
    Actor,
    Commitment,
    Evidence,
    Office,
    Party,
    Revision,
    Source,
    User,
)
from commitments.models.vocabulary import OPEN_STATES, ChangeType, Publication

MERGED = (Actor, Source)


def merge(
    *,
    gone: models.Model,
    stays: models.Model,
    by: User,
    reason: str,
    expected: int | None = None,
    now: dt.datetime | None = None,
) -> Any:
    """Closes `gone` and counts it under `stays` from then on. A person's offices go over; its own
    name, parent or origin count no more. `expected`: the version of `gone` that was seen."""
    require(by, Action.MERGE)
    resource = resource_of(gone)
    if not isinstance(gone, MERGED):
        raise Conflict(f"A {resource.noun} is not merged; actors and sources are.")
    if not reason.strip():
        raise invalid("/reason", "Say how it is known that the two are one.")
    if type(stays) is not type(gone) or stays.pk == gone.pk:
        raise invalid("/into", f"Name another {resource.noun}, the one that stays.")
    with writing(by, f"merge {resource.name}", reason):
        one, other = locked_pair(gone, stays)
        if expected is not None and one.row_version != expected:
            raise PreconditionFailed
        refuse_closed(one, by)
        refuse_unfit(one, other)
        family = [*type(one).objects.select_for_update(no_key=True).filter(merged_into=one), one]
        mark = changes.stamp(now)
        # Nobody else moves what is public from here on: what is read now still holds at the commit.
        refuse_loop(one, other)
        touched = commitments_naming(family)
        affected = touched | effects.commitments_of(one) if isinstance(one, Actor) else set()
        for row in family:  # itself last: nothing counts under what is merged
            row.merged_into = other
            row.save(update_fields=["merged_into"])
            versions.open_version(row, mark.at)
        told = {"merged_into": other.slug}
        if isinstance(one, Actor) and (taken := take_offices(one, other, mark.at)):
            told["offices"] = taken
            affected |= effects.commitments_of(other)
        changes.record(
            mark,
            change_type=ChangeType.MERGED,
            about=one,
            object_type=resource.name,
            by=by,
            after=told,
            reason=reason,
            touched=touched | effects.project(affected, mark.at),
        )
        return one


def locked_pair(gone: models.Model, stays: models.Model) -> tuple[Any, Any]:
    """Both as they are now, held until the transaction ends."""
    rows = type(gone)._default_manager.select_for_update(no_key=True)
    found = {row.pk: row for row in rows.filter(pk__in=[gone.pk, stays.pk]).order_by("pk")}
    if gone.pk not in found:
        raise NotFound
    if stays.pk not in found:
        raise invalid("/into", "It is no longer there.")
    return found[gone.pk], found[stays.pk]


def check(gone: models.Model, stays: models.Model | None, by: User) -> None:
    """Raises what a merge would be refused with as things are; without `stays`, into whatever."""
    require(by, Action.MERGE)
    refuse_closed(gone, by)
    if stays is not None:
        refuse_unfit(gone, stays)
        refuse_loop(gone, stays)


def refuse_closed(one: Any, by: User) -> None:
    if into_id(one) is not None:
        raise closed(one)
    require(by, Action.MERGE, one)
    pending = Revision.objects.filter(publication__in=OPEN_STATES)
    if isinstance(one, Source) and pending.filter(source=one).exists():
        raise Conflict("A change to it is pending; have that published first.")


def refuse_unfit(one: Any, other: Any) -> None:
    if into_id(other) is not None:
        last = standing_for(other)
        raise unfit(f"{other.slug} was itself merged into {last.slug}; merge into that.")
    if isinstance(one, Actor) and one.kind != other.kind:
        kinds = f"{one.slug} is of the kind {one.kind}, {other.slug} of the kind {other.kind}"
        raise invalid("/into", f"{kinds}. Only two of one kind are merged; mend the wrong one.")
    if isinstance(other, Source) and other.publication != Publication.PUBLISHED:
        state = other.get_publication_display().lower()
        raise unfit(f"{other.slug} is {state}; what is published is not merged into that.")


def refuse_loop(one: Any, other: Any) -> None:
    """What goes must not stand above what stays: it would be above itself."""
    if isinstance(one, Actor) and one.pk in actor_tree.load().all_above(other.pk):
        raise unfit(f"{other.slug} is below {one.slug}; put it elsewhere first.")
    if isinstance(one, Source) and one.pk in line(other.derived_from):
        raise unfit(f"{other.slug} re-reports {one.slug}; mend its origin first.")


def unfit(detail: str) -> Conflict:
    return Conflict(detail, errors=[FieldError("/into", detail)])


def commitments_of_both(one: Actor, other: Actor) -> models.QuerySet[Commitment]:
    """Those to which both are parties in one role, and which will have one party less."""
    theirs = Party.objects.filter(
        names("actor", other),
        commitment=models.OuterRef("commitment"),
        role=models.OuterRef("role"),
    )
    both = Party.objects.filter(names("actor", one)).filter(models.Exists(theirs)).order_by()
    found = Commitment.objects.filter(pk__in=both.values("commitment"))
    return found.exclude(publication=Publication.RETRACTED).order_by("pk")


def commitments_naming(family: list[Any]) -> set[int]:
    """Those whose answers name any of them."""
    ids = [row.pk for row in family]
    if isinstance(family[0], Actor):
        return effects.commitments_naming(ids)
    return effects.commitments_with(Evidence.objects.filter(source_id__in=ids))


def take_offices(one: Actor, other: Actor, at: dt.datetime) -> list[Any]:
    """Gives the person who stays the offices that the other had beside; those new to it."""
    rows = next(rows for rows in ACTOR.shape.rows if rows.model is Office)
    held = [rows.write(office) for office in other.offices.all()]
    taken = [office for office in one.offices.all() if rows.write(office) not in held]
    for place, office in enumerate(taken, start=len(held)):
        office.pk, office.person, office.place_in_list = None, other, place
        office._state.adding = True
        office.save()
    if taken:
        raise_version(other)
        versions.open_version(other, at)
    return [rows.write(office) for office in taken]
