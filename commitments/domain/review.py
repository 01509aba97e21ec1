"""The workflow: draft or returned → in review → published → retracted. Nothing else."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models

from commitments.domain import changes, effects, merged, notices, publishing, versions
from commitments.domain.assigning import raise_version
from commitments.domain.errors import Conflict, Gone, invalid
from commitments.domain.pending import open_revision
from commitments.domain.permissions import Action, require, states_for
from commitments.domain.resources import resource_of
from commitments.domain.seen import Seen
from commitments.domain.shapes import Resource
from commitments.domain.writing import locked, writing
from commitments.models import Evidence, Revision, Source, User
from commitments.models.evidence import TARGETS
from commitments.models.vocabulary import ChangeType, Publication

Subject = models.Model


def submit(
    *, record: models.Model, by: User, expected: int | None = None, now: dt.datetime | None = None
) -> models.Model:
    """Hands a draft, or the pending revision of a published record, to the reviewers."""
    require(by, Action.SUBMIT)
    with writing(by, "submit"):
        row = locked(record, expected=expected)
        subject = subject_of(row, must_be=states_for(Action.SUBMIT), verb="submitted")
        stands_alone(subject, "submitted")
        if not isinstance(subject, Revision):
            subject.submitted_by = by  # type: ignore[attr-defined]
        move(subject, Publication.IN_REVIEW)
        note_on(row, subject)
        notices.submitted(subject, by=by)
        return row


def send_back(
    *,
    record: models.Model,
    by: User,
    reason: str,
    expected: int | None = None,
    now: dt.datetime | None = None,
) -> models.Model:
    """Returns what is in review to its authors, saying why."""
    require(by, Action.RETURN)
    if not reason.strip():
        raise invalid("/reason", "Say why it is returned.")
    with writing(by, "return"):
        row = locked(record, expected=expected)
        subject = subject_of(row, must_be=states_for(Action.RETURN), verb="returned")
        subject.review_note = reason  # type: ignore[attr-defined]
        move(subject, Publication.RETURNED)
        note_on(row, subject)
        notices.returned(subject, by=by, reason=reason)
        return row


def publish(
    *,
    record: models.Model,
    by: User,
    reason: str = "",
    expected: int | None = None,
    now: dt.datetime | None = None,
    alone: bool = False,
    seen: Seen | None = None,
) -> models.Model:
    """Makes it public, with the draft evidence and sources that it names.

    `reason`: due for a judgement without evidence, or of which no excerpt is found. `alone`: an
    editor's own work, as an import with a reason may; it is noted as such in the history. `seen`:
    the versions of all that would be published, as the reviewer read them.
    """
    action = Action.PUBLISH_ALONE if alone else Action.PUBLISH
    require(by, action)
    if alone and not reason.strip():
        raise invalid("/reason", "Say why one person's work is published without a second reader.")
    with writing(by, "publish alone" if alone else "publish"):
        row = locked(record, expected=expected)
        subject = subject_of(row, must_be=states_for(action), verb="published")
        if isinstance(subject, Revision):
            publishing.publish_revision(subject, row, by=by, alone=alone, now=now, seen=seen)
        else:
            stands_alone(subject, "published")
            publishing.publish_record(row, by=by, reason=reason, alone=alone, now=now, seen=seen)
        return row


def retract(
    *,
    record: models.Model,
    by: User,
    reason: str,
    expected: int | None = None,
    now: dt.datetime | None = None,
) -> models.Model:
    """Takes back what is published, at once; a tombstone stays, with when and why."""
    require(by, Action.RETRACT)
    if not reason.strip():
        raise invalid("/reason", "Say why it is retracted.")
    with writing(by, "retract"):
        row = locked(record, expected=expected)
        resource = resource_of(row)
        if not resource.reviewed:
            raise Conflict(f"A {resource.noun} is not reviewed, and so can't be retracted.")
        if getattr(row, "publication") not in states_for(Action.RETRACT):  # noqa: B009
            raise wrong_state(row, "retracted")
        withdraw(resource, row, by=by, reason=reason, now=now)
        return row


def withdraw(
    resource: Resource, row: models.Model, *, by: User, reason: str, now: dt.datetime | None
) -> None:
    mark = changes.stamp(now)
    # Nobody else publishes from here on: what is read now still holds at the commit.
    refuse_hanging(row)
    before = publishing.told(resource, row)
    touched = effects.published_ends(row)
    row.publication = Publication.RETRACTED  # type: ignore[attr-defined]
    row.retracted_at = mark.at  # type: ignore[attr-defined]
    row.retracted_by = by  # type: ignore[attr-defined]
    row.retraction_reason = reason  # type: ignore[attr-defined]
    row.save(update_fields=["publication", "retracted_at", "retracted_by", "retraction_reason"])
    if not resource.ledger:
        versions.close_version(row, mark.at)
    affected = effects.commitments_of(row)
    effects.project(affected, mark.at)
    changes.record(
        mark,
        change_type=ChangeType.RETRACTED,
        about=row,
        object_type=resource.name,
        by=by,
        commitment=publishing.commitment_of(row),
        party=getattr(row, "party", None),
        before=before,
        after=None,
        reason=reason,
        touched=touched | affected,
    )


def subject_of(row: models.Model, *, must_be: tuple[Any, ...], verb: str) -> Subject:
    """The draft itself; of a published record its pending revision. 409 in any other state."""
    state = getattr(row, "publication", None)
    if state is None:
        raise Conflict(f"A {resource_of(row).noun} needs no review; it is public at once.")
    if state == Publication.PUBLISHED and (pending := open_revision(row)) is not None:
        if pending.publication in must_be:
            return pending
        raise Conflict(
            f"Its pending revision is {pending.get_publication_display().lower()} and can't be "
            f"{verb} now."
        )
    if state not in must_be:
        raise wrong_state(row, verb)
    return row


def wrong_state(row: models.Model, verb: str) -> Conflict | Gone:
    state = Publication(getattr(row, "publication"))  # noqa: B009
    if state == Publication.RETRACTED:
        return Conflict(f"It was retracted and can't be {verb}.")
    return Conflict(f"It is {state.label.lower()} and can't be {verb} now.")


def stands_alone(subject: models.Model, verb: str) -> None:
    """Sources, and evidence of what is not published, follow what they support."""
    if isinstance(subject, Source):
        raise Conflict(f"A source is not {verb} by itself; it follows what it supports.")
    if isinstance(subject, Evidence):
        state = getattr(subject.target, "publication")  # noqa: B009
        if state == Publication.RETRACTED:
            raise Gone("What it is evidence of was retracted.")
        if state != Publication.PUBLISHED:
            raise Conflict(
                f"Evidence is not {verb} before what it supports; it follows that "
                f"{resource_of(subject.target).noun}."
            )


def note_on(row: models.Model, subject: Subject) -> None:
    """What befalls a pending revision befalls its record: whoever read it before is told."""
    if isinstance(subject, Revision):
        raise_version(row)


def move(subject: models.Model, state: Publication) -> None:
    subject.publication = state  # type: ignore[attr-defined]
    subject.save()
    if isinstance(subject, Revision | Evidence):
        return
    name = resource_of(subject).name
    if name in TARGETS:
        moved = Evidence.objects.filter(**{name: subject, "published_at__isnull": True})
        for evidence in moved:
            evidence.publication = state
            evidence.save(update_fields=["publication"])


def refuse_hanging(row: models.Model) -> None:
    """What would be left hanging by its retraction goes first."""
    if isinstance(row, Source):
        refuse_if_leaned_on(row)
    if resource_of(row).ledger:
        refuse_amid_corrections(row)


def refuse_amid_corrections(row: models.Model) -> None:
    """Taking the middle out of a chain of corrections would make its beginning count again."""
    if getattr(row, "supersedes_id") is None:  # noqa: B009
        return
    later = row.corrections.filter(publication=Publication.PUBLISHED).first()  # type: ignore[attr-defined]
    if later is not None:
        raise Conflict(
            f"It corrects an earlier one and was itself corrected, by {later.pk}, which stands; "
            "retract that one first if it is wrong too."
        )


def refuse_if_leaned_on(source: Source) -> None:
    leaning = Evidence.objects.filter(
        merged.names("source", source), publication=Publication.PUBLISHED
    )
    named = [
        f"evidence {row.pk} of {row.target_type} {getattr(row.target, 'slug', row.target.pk)}"
        for row in leaning.select_related(*("commitment", "claim", "statistic", "risk"))[:6]
    ]
    if named:
        more = " and more" if len(named) > 5 else ""
        raise Conflict(
            f"Published evidence leans on this source: {'; '.join(named[:5])}{more}. Retract or "
            "correct that first."
        )
