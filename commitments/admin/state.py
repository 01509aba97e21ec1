"""What the panel above a record's page tells of it, and what its publication takes along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models

from commitments.admin.links import add_page, page_of, step_page
from commitments.admin.saving import pending_revision
from commitments.domain import publishing
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


def goes_along(record: models.Model) -> list[models.Model]:
    """The draft evidence and sources that are published with it."""
    found: list[models.Model] = []
    name = resource_of(record).name
    if getattr(record, "publication", "") == Publication.PUBLISHED:
        return found
    evidence: list[Any] = [record] if isinstance(record, Evidence) else []
    if name in TARGETS:
        held = Evidence.objects.filter(**{name: record}, published_at__isnull=True)
        evidence = list(held.select_related("source").order_by("pk"))
        found += evidence
    for item in evidence:
        for source in publishing.chain(item.source):
            if source.publication in OPEN_STATES and source not in found:
                found.append(source)
    return found


def state_of(record: Any, user: Any, steps: Sequence[Any]) -> dict[str, Any]:
    """What the panel above a record's page tells."""
    pending = pending_revision(record)
    shown = pending or record
    authors = User.objects.filter(pk__in=getattr(shown, "authors", [])).order_by("username")
    superseded = getattr(record, "supersedes", None)
    corrections = record.corrections.all() if hasattr(record, "corrections") else []
    return {
        "record": record,
        "publication": getattr(record, "publication", ""),
        "label": record.get_publication_display() if hasattr(record, "publication") else "",
        "pending": pending,
        "pending_page": page_of(pending) if pending else "",
        "authors": [a.get_full_name() or a.username for a in authors],
        "note": getattr(shown, "review_note", ""),
        "steps": [(step, step_page(record, step.name)) for step in steps],
        "adds": additions_to(record, user),
        "supersedes": superseded,
        "supersedes_page": page_of(superseded) if superseded else "",
        "corrections": [(correction, page_of(correction)) for correction in corrections],
        "expected": getattr(record, "row_version", ""),
    }


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
