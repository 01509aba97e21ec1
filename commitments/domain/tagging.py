"""What is a commitment about, too? One topic more, and nothing else of it touched."""

from __future__ import annotations

import datetime as dt

from django.db import models

from commitments.domain import records, restoring
from commitments.domain.errors import Conflict
from commitments.domain.permissions import Action, require
from commitments.domain.writing import locked, writing
from commitments.models import Commitment, Revision, Topic, User


def tag(
    *,
    commitment: Commitment,
    topic: Topic,
    by: User,
    reason: str = "",
    expected: int | None = None,
    now: dt.datetime | None = None,
) -> models.Model | Revision:
    """The draft with that topic, or the pending revision of a published commitment, which takes a
    reason."""
    require(by, Action.WRITE)
    with writing(by, "tag commitment"):
        row = locked(commitment, expected=expected)
        topics = restoring.state_now(row)["topics"]
        slugs = [item if isinstance(item, str) else item["topic"] for item in topics]
        if topic.slug in slugs:
            raise Conflict(f"It has the topic {topic.slug} already.")
        data = {"topics": [*slugs, topic.slug]}
        return records.edit(record=row, data=data, by=by, reason=reason, now=now)
