"""What happens in the moment of publication, under the numbering lock?"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models

from commitments.domain import changes, effects, merged, rules, verifications, versions
from commitments.domain.along import chain
from commitments.domain.assigning import assign
from commitments.domain.confirmation import refuse_unconfirmed
from commitments.domain.errors import Conflict, invalid
from commitments.domain.lists import write_rows
from commitments.domain.permissions import Action, require_whose
from commitments.domain.resources import resource_of
from commitments.domain.seen import Seen, refuse_unseen
from commitments.domain.shapes import Resource
from commitments.domain.writing import locked
from commitments.models import (
    Commitment,
    Evidence,
    Position,
    Relation,
    Revision,
    Source,
    StatusUpdate,
    User,
)
from commitments.models.evidence import TARGETS
from commitments.models.vocabulary import (
    ChangeType,
    Publication,
    RelationType,
    Status,
)


def publish_record(
    row: models.Model,
    *,
    by: User,
    reason: str,
    alone: bool,
    now: dt.datetime | None,
    seen: Seen | None = None,
) -> None:
    resource = resource_of(row)
    commitment = commitment_of(row)
    if commitment is not None and not isinstance(row, Commitment):
        commitment = locked(commitment)
        if commitment.publication != Publication.PUBLISHED:
            raise Conflict(
                f"Its commitment {commitment.slug} is not published; publish that first."
            )
    evidence = draft_evidence(row)
    sources = draft_sources([*evidence, row] if isinstance(row, Evidence) else evidence)
    refuse_unseen(seen, [row, *evidence, *sources])
    if not alone:
        refuse_own_work(by, [row, *evidence, *sources])
    check_publishable(row, evidence, reason)

    mark = changes.stamp(now)
    # Nobody else publishes or retracts from here on: what is read now still holds at the commit.
    refuse_what_was_retracted(row, evidence, sources)
    touched = effects.published_ends(row)
    before = before_of(resource, row)
    for source in sources:
        make_public(source, by=by, at=mark.at)
        versions.open_version(source, mark.at)
    if reason.strip() and not isinstance(row, Commitment):
        row.reason = reason  # type: ignore[attr-defined]
    make_public(row, by=by, at=mark.at)
    for item in evidence:
        make_public(item, by=by, at=mark.at)
    if not resource.ledger:
        versions.open_version(row, mark.at)
    affected = effects.commitments_of(row)
    effects.project(affected, mark.at)
    corrects = getattr(row, "supersedes_id", None) is not None
    changes.record(
        mark,
        change_type=ChangeType.CORRECTED if corrects else ChangeType.PUBLISHED,
        about=row,
        object_type=resource.name,
        by=by,
        commitment=commitment,
        party=getattr(row, "party", None),
        before=before,
        after=told(resource, row)
        | (
            {
                "evidence": [item.pk for item in evidence],
                "sources": [source.slug for source in sources],
            }
            if evidence or sources
            else {}
        ),
        reason=reason,
        touched=touched | affected,
    )


def publish_revision(
    pending: Revision,
    row: models.Model,
    *,
    by: User,
    alone: bool,
    now: dt.datetime | None,
    seen: Seen | None = None,
) -> None:
    """The record takes the revision's words; the ones before stay as a version."""
    resource = resource_of(row)
    before = resource.shape.write(row)
    ends = effects.ends(row)
    columns, lists = resource.shape.read(pending.changes, partial=True)
    assign(row, columns)
    rules.check(row)
    newly_named = columns.get("derived_from") if isinstance(row, Source) else None
    sources = locked_drafts(chain(newly_named))
    refuse_unseen(seen, [pending, row, *sources])
    if not alone:
        refuse_own_work(by, [pending, *sources])

    mark = changes.stamp(now)
    row.save()
    for rows in resource.shape.rows:
        if rows.name in lists:
            write_rows(rows, row, lists[rows.name])
    after = resource.shape.write(row)
    altered = [name for name in after if after[name] != before[name]]
    refuse_what_was_retracted(row, [], sources)
    touched = effects.published_ends(row, ends)
    if isinstance(row, Source) and "derived_from" in altered:
        corroborated = Evidence.objects.filter(source_id__in=effects.re_reporting(row))
        touched |= effects.commitments_with(corroborated)
    for source in sources:
        make_public(source, by=by, at=mark.at)
        versions.open_version(source, mark.at)
    versions.open_version(row, mark.at)
    pending.publication = Publication.PUBLISHED
    pending.published_at = mark.at
    pending.published_by = by
    pending.save()
    affected = effects.commitments_of(row)
    effects.project(affected, mark.at)
    changes.record(
        mark,
        change_type=ChangeType.REVISED,
        about=row,
        object_type=resource.name,
        by=by,
        commitment=commitment_of(row),
        before={name: before[name] for name in altered},
        after={name: after[name] for name in altered},
        reason=pending.reason,
        touched=touched | affected,
    )


def make_public(row: models.Model, *, by: User, at: dt.datetime) -> None:
    row.publication = Publication.PUBLISHED  # type: ignore[attr-defined]
    row.published_at = at  # type: ignore[attr-defined]
    row.published_by = by  # type: ignore[attr-defined]
    row.save()


def draft_evidence(row: models.Model) -> list[Evidence]:
    name = resource_of(row).name
    if name not in TARGETS:
        return []
    found = Evidence.objects.filter(**{name: row}, published_at__isnull=True)
    return list(found.select_for_update(no_key=True).order_by("pk"))


def draft_sources(evidence: list[Any]) -> list[Source]:
    """The unpublished sources that it names, and those which they re-report, origins first."""
    return locked_drafts([source for item in evidence for source in reversed(chain(item.source))])


def locked_drafts(sources: list[Source]) -> list[Source]:
    """Those not public yet, held until the transaction ends; always locked in the order of ids, so
    that two publications which share sources never wait for one another."""
    for source in sources:
        if source.publication == Publication.RETRACTED:
            raise Conflict(f"Its source {source.slug} was retracted; name another.")
    drafts = {s.pk: s for s in sources if s.publication != Publication.PUBLISHED}
    rows = Source.objects.select_for_update(no_key=True).filter(pk__in=drafts).order_by("pk")
    fresh = {source.pk: source for source in rows}
    return [fresh[pk] for pk in drafts if fresh[pk].publication != Publication.PUBLISHED]


def refuse_what_was_retracted(
    row: models.Model, evidence: list[Evidence], sources: list[Source]
) -> None:
    """Somebody may have retracted what this leans on while it waited for the lock."""
    items = [row, *evidence] if isinstance(row, Evidence) else evidence
    leaned_on = {source.pk for source in sources} | {item.source_id for item in items}
    named = Source.objects.filter(pk__in=leaned_on)
    counting = models.Q(pk__in=leaned_on) | models.Q(pk__in=named.values("merged_into"))
    gone = Source.objects.filter(counting, publication=Publication.RETRACTED).first()
    if gone is not None:
        raise Conflict(f"Its source {gone.slug} was retracted; name another.")
    if isinstance(row, Evidence) and not is_public(row.target):
        raise Conflict("What it is evidence of is not published; it follows that.")
    superseded = getattr(row, "supersedes", None)
    if superseded is not None and not is_public(superseded):
        raise Conflict("What it corrects is no longer published.")


def is_public(row: models.Model) -> bool:
    found = type(row)._default_manager.filter(pk=row.pk, publication=Publication.PUBLISHED)
    return found.exists()


def refuse_own_work(by: User, rows: list[Any]) -> None:
    """Nobody publishes what they alone wrote."""
    for row in rows:
        require_whose(by, Action.PUBLISH, row)


def check_publishable(row: models.Model, evidence: list[Evidence], reason: str) -> None:
    rules.check(row)
    refuse_unconfirmed([*evidence, row] if isinstance(row, Evidence) else evidence)
    if not isinstance(row, StatusUpdate | Position):
        return
    if not evidence and not reason.strip():
        raise invalid(
            "/reason", "It has no evidence: attach some, or say why it is published without."
        )
    if (lost := verifications.nowhere(evidence)) and not reason.strip():
        raise invalid("/reason", nowhere_words(lost))
    if isinstance(row, StatusUpdate) and row.status == Status.SUPERSEDED:
        replaced_by = Relation.objects.filter(
            other=row.commitment,
            type=RelationType.SUPERSEDES,
            commitment__publication=Publication.PUBLISHED,
        )
        if not replaced_by.exists():
            raise Conflict(
                "No published commitment supersedes this one; make the relation from what replaces "
                "it."
            )


def nowhere_words(lost: list[Evidence]) -> str:
    named = [
        f"{item.pk} (“{item.excerpt[:60]}{'…' if item.excerpt[60:] else ''}”)" for item in lost
    ]
    more = f" and {len(named) - 5} more" if named[5:] else ""
    return (
        "None of its excerpts is in the archived copies of their sources: evidence "
        f"{', '.join(named[:5])}{more}. Mend them, or say why it is published all the same."
    )


def commitment_of(row: models.Model) -> Commitment | None:
    if isinstance(row, Commitment):
        return row
    if isinstance(row, StatusUpdate | Position):
        return row.commitment
    if isinstance(row, Evidence) and row.target_type in {"commitment", "status_update", "position"}:
        return commitment_of(row.target)
    return None


def told(resource: Resource, row: models.Model) -> dict[str, Any]:
    """What the list of changes tells of a row: of a judgement its codes, else what it says."""
    written = resource.shape.write(row)
    if isinstance(row, StatusUpdate):
        return {name: written[name] for name in ("status", "as_of", "confidence", "due")}
    if isinstance(row, Position):
        return {name: written[name] for name in ("actor", "view", "sufficient", "as_of")}
    return written


def before_of(resource: Resource, row: models.Model) -> dict[str, Any] | None:
    """What held before, as the list of changes tells it."""
    earlier = predecessor(row)
    return told(resource, earlier) if earlier is not None else None


def predecessor(row: models.Model) -> StatusUpdate | Position | None:
    """The judgement that this one corrects, else the newest of its day on the same subject."""
    if not isinstance(row, StatusUpdate | Position):
        return None
    if row.supersedes is not None:
        return row.supersedes
    same = merged.names("party", row.party)
    if isinstance(row, Position):
        same &= merged.names("actor", row.actor)
    newest: StatusUpdate | Position | None = (
        type(row)
        .objects.filter(
            same,
            commitment=row.commitment,
            publication=Publication.PUBLISHED,
            day__lte=row.day,
        )
        .exclude(corrections__publication=Publication.PUBLISHED)
        .order_by("-day", "-published_at", "-pk")
        .first()
    )
    return newest
