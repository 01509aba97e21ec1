"""What do reviewers and authors say to one another about a draft?"""

from __future__ import annotations

import datetime as dt

from django.db import models

from commitments.domain.clock import instant
from commitments.domain.errors import Conflict, invalid
from commitments.domain.permissions import Action, require, state_of, states_for
from commitments.domain.resources import resource_of
from commitments.domain.writing import writing
from commitments.models import ReviewComment, Revision, User


def about(subject: models.Model) -> dict[str, object]:
    """How comments name it: the kind of record, or `revision`, and the id."""
    name = "revision" if isinstance(subject, Revision) else resource_of(subject).name
    return {"object_type": name, "object_id": subject.pk}


def on(subject: models.Model) -> models.QuerySet[ReviewComment]:
    return ReviewComment.objects.filter(**about(subject)).select_related("by")


def add(
    *, subject: models.Model, text: str, by: User, now: dt.datetime | None = None
) -> ReviewComment:
    """Adds a comment to a draft or to a pending revision; it stays as it is."""
    require(by, Action.COMMENT)
    if not text.strip():
        raise invalid("/text", "Write what is to be said.")
    if state_of(subject) not in states_for(Action.COMMENT):
        raise Conflict("Its review is over; comments belong to drafts and pending revisions.")
    with writing(by, "comment"):
        return ReviewComment.objects.create(
            **about(subject), text=text.strip(), at=instant(now), by=by
        )
