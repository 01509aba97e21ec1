"""What the panel above a record's page tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils import timezone

from commitments.admin.links import add_page, page_of, step_page
from commitments.admin.review_queue import RANKS, review_page
from commitments.admin.saving import pending_revision
from commitments.domain import comments
from commitments.domain.permissions import Action, may
from commitments.domain.resources import resource_of
from commitments.models import (
    Commitment,
    Evidence,
    Position,
    Revision,
    StatusUpdate,
    User,
)
from commitments.models.evidence import TARGETS
from commitments.models.vocabulary import OPEN_STATES, Publication
from commitments.reading.clocks import read_clocks
from commitments.reading.corroboration import read_corroboration


def state_of(record: Any, user: Any, steps: Sequence[Any]) -> dict[str, Any]:
    """What the panel above a record's page tells."""
    pending = pending_revision(record)
    shown = pending or record
    superseded = getattr(record, "supersedes", None)
    corrections = record.corrections.all() if hasattr(record, "corrections") else []
    return {
        "record": record,
        "publication": getattr(record, "publication", ""),
        "label": record.get_publication_display() if hasattr(record, "publication") else "",
        "pending": pending,
        "pending_page": page_of(pending) if pending else "",
        "authors": authors_of(record),
        "pending_authors": authors_of(pending) if pending else [],
        "note": note_on(shown),
        "review": way_to_review(shown, user),
        "steps": [(step, step_page(record, step.name)) for step in steps],
        "adds": additions_to(record, user),
        "supersedes": superseded,
        "supersedes_page": page_of(superseded) if superseded else "",
        "corrections": [(correction, page_of(correction)) for correction in corrections],
        "expected": getattr(record, "row_version", ""),
        "corroboration": corroboration_of(record),
    }


def authors_of(subject: Any) -> list[str]:
    found = User.objects.filter(pk__in=getattr(subject, "authors", [])).order_by("username")
    return [author.get_full_name() or author.username for author in found]


def note_on(subject: Any) -> str:
    """What was said of it when it was returned, until it is published."""
    published = getattr(subject, "publication", "") == Publication.PUBLISHED
    return "" if published else getattr(subject, "review_note", "")


def corroboration_of(record: models.Model) -> dict[str, int] | None:
    """A commitment's own page tells it of all that is on it."""
    if isinstance(record, Commitment | Revision):
        return None
    name = resource_of(record).name
    if name not in TARGETS:
        return None
    clocks = read_clocks(as_of=None, known_at=None, now=timezone.now())
    return read_corroboration(name, record.pk, getattr(record, "publication", ""), clocks)


def way_to_review(subject: Any, user: Any) -> tuple[str, str] | None:
    """What is open has a screen of its own, with what reviewers and authors say to one another."""
    by_itself = type(subject) in RANKS and not follows(subject)
    if not by_itself or subject.publication not in OPEN_STATES:
        return None
    if subject.publication == Publication.IN_REVIEW and may(user, Action.PUBLISH):
        return "Review", review_page(subject)
    count = comments.on(subject).count()
    return f"Comments ({count})" if count else "Comments", review_page(subject)


def follows(subject: Any) -> bool:
    """Evidence of what is not published waits with that."""
    if not isinstance(subject, Evidence):
        return False
    target: Any = subject.target
    return bool(target.publication != Publication.PUBLISHED)


def additions_to(record: models.Model, user: Any) -> list[tuple[str, str]]:
    """What may be added to it: a title and the page to write it on, already tied to the record."""
    if not may(user, Action.WRITE) or getattr(record, "publication", "") != Publication.PUBLISHED:
        return []
    found = []
    if isinstance(record, Commitment):
        found = [
            ("Add status update", add_page(StatusUpdate, commitment=record.pk)),
            ("Add position", add_page(Position, commitment=record.pk)),
        ]
    if not isinstance(record, Revision) and (name := resource_of(record).name) in TARGETS:
        found.append(("Add evidence", add_page(Evidence, **{name: record.pk})))
    return found
