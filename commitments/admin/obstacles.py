"""What keeps a draft from being published, or should give its reviewer pause?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from commitments.admin.links import page_of
from commitments.admin.telling import slugs_in
from commitments.domain import publishing, verifications
from commitments.domain.errors import Problem
from commitments.domain.permissions import Action, may, require_whose
from commitments.domain.resources import resource_of
from commitments.models import Evidence, Position, Revision, Source, StatusUpdate
from commitments.models.record import Reviewed
from commitments.models.vocabulary import OPEN_STATES, Publication

ANY_REASON = "–"


@dataclass(frozen=True)
class Obstacle:
    """`blocks`: publishing would be refused now. `page`: where it can be cleared."""

    text: str
    blocks: bool = False
    page: str = ""
    link: str = ""


def obstacles(
    subject: Any,
    record: Any,
    along: Sequence[models.Model],
    evidence: Sequence[Evidence],
    user: Any,
) -> list[Obstacle]:
    return [
        *unready(record, subject, evidence),
        *own_work(subject, along, user),
        *second_thoughts(subject, record, evidence),
    ]


def unready(record: Any, subject: Any, evidence: Sequence[Evidence]) -> Iterator[Obstacle]:
    """The domain's own answers to a try, but for those that need the numbering lock."""
    commitment = publishing.commitment_of(record)
    if commitment is not None and commitment != record:
        if commitment.publication in OPEN_STATES:
            yield Obstacle(
                "Its commitment is not published yet; publish that first.",
                blocks=True,
                page=page_of(commitment),
                link=str(commitment),
            )
        elif commitment.publication == Publication.RETRACTED:
            yield Obstacle("Its commitment was retracted.", blocks=True, page=page_of(commitment))
    yield from gone(record, evidence)
    if isinstance(subject, Revision):
        yield from named_and_gone(subject, record)
        return
    try:
        fresh = [item for item in evidence if item.published_at is None and item != record]
        publishing.check_publishable(record, fresh, ANY_REASON)
    except Problem as problem:
        told = " ".join(error.detail for error in problem.errors) or problem.detail
        yield Obstacle(told, blocks=True)


def gone(record: Any, evidence: Sequence[Evidence]) -> Iterator[Obstacle]:
    for item in evidence:
        if item.published_at is None and item.source.publication == Publication.RETRACTED:
            yield Obstacle(
                "A source that it names was retracted; have another named.",
                blocks=True,
                page=page_of(item.source),
                link=str(item.source),
            )
    corrected = getattr(record, "supersedes", None)
    if corrected is not None and corrected.publication != Publication.PUBLISHED:
        yield Obstacle("What it corrects is no longer published.", blocks=True)


def named_and_gone(pending: Revision, record: models.Model) -> Iterator[Obstacle]:
    for model, slugs in slugs_in(resource_of(record), [pending.changes]).items():
        if not issubclass(model, Reviewed):
            continue
        rows = model._default_manager.filter(slug__in=slugs, publication=Publication.RETRACTED)
        for row in rows:
            noun = row._meta.verbose_name
            yield Obstacle(
                f"A {noun} that it names was retracted.",
                blocks=True,
                page=page_of(row),
                link=str(row),
            )


def own_work(subject: Any, along: Sequence[models.Model], user: Any) -> Iterator[Obstacle]:
    if not may(user, Action.PUBLISH):
        return
    for row in (subject, *along):
        try:
            require_whose(user, Action.PUBLISH, row)
        except Problem as problem:
            yield Obstacle(problem.detail, blocks=True)


def second_thoughts(subject: Any, record: Any, evidence: Sequence[Evidence]) -> Iterator[Obstacle]:
    if isinstance(record, StatusUpdate | Position):
        if not evidence:
            yield Obstacle("It has no evidence: a reason is due, and is public.")
        elif lost := verifications.nowhere(evidence):
            named = ", ".join(str(item.pk) for item in lost)
            yield Obstacle(
                "None of its excerpts is in the archived copies of their sources (evidence "
                f"{named}): a reason is due, and is public."
            )
        if later_than(record):
            yield Obstacle(
                "A judgement of a later day stands already; this one fills in what was before it."
            )
    elif not isinstance(record, Evidence | Source) and not evidence:
        yield Obstacle("Nothing is quoted for it yet.")


def later_than(record: Any) -> bool:
    same = {"actor": record.actor} if isinstance(record, Position) else {}
    found = type(record).objects.filter(
        commitment=record.commitment,
        party=record.party,
        publication=Publication.PUBLISHED,
        day__gt=record.day,
        **same,
    )
    return found.exclude(pk=record.supersedes_id).exists()
