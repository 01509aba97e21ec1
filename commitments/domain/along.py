"""What becomes public along with something else?"""

from __future__ import annotations

from typing import Any

from django.db import models

from commitments.domain.errors import Problem
from commitments.domain.resources import resource_of
from commitments.models import Evidence, Revision, Source
from commitments.models.evidence import TARGETS
from commitments.models.vocabulary import OPEN_STATES, Publication


def goes_along(subject: models.Model) -> list[models.Model]:
    """The draft evidence and sources that are published with a draft or a pending revision, as
    they are now; `subject` itself is not among them."""
    evidence: list[Any] = [subject] if isinstance(subject, Evidence) else []
    sources: list[Source] = []
    if isinstance(subject, Revision):
        sources = chain(newly_named_by(subject))
    elif (name := resource_of(subject).name) in TARGETS:
        held = Evidence.objects.filter(**{name: subject}, published_at__isnull=True)
        evidence = list(held.select_related("source__derived_from__derived_from").order_by("pk"))
    for item in evidence:
        sources += [source for source in chain(item.source) if source not in sources]
    drafts = [source for source in sources if source.publication in OPEN_STATES]
    return [*(item for item in evidence if item != subject), *drafts]


def newly_named_by(pending: Revision) -> Source | None:
    """The origin that the revision of a source names, unless it can't be named any more."""
    if pending.source_id is None or "derived_from" not in pending.changes:
        return None
    try:
        columns, _ = resource_of(pending.record).shape.read(pending.changes, partial=True)
    except Problem:
        return None
    named: Source | None = columns.get("derived_from")
    return named


def chain(source: Source | None) -> list[Source]:
    """A source and what it re-reports, up to the origin or the first that is public already."""
    found: list[Source] = []
    while source is not None and source not in found:
        found.append(source)
        source = None if source.publication == Publication.PUBLISHED else source.derived_from
    return found
