"""Takes a record to a state of the review, by the verbs of the domain and the people they need.

published(make_commitment())
draft = in_state("draft", "position")
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

from commitments.domain import corrections, records, review
from commitments.models import Revision
from tests.factories.records import make, make_commitment, quoted
from tests.factories.users import analyst, editor

Row = TypeVar("Row", bound=models.Model)
REVIEWED = ("commitment", "status_update", "position", "claim", "risk", "statistic", "evidence")
PUBLIC_AT_ONCE = ("actor", "forum", "topic")
STATES = ("draft", "in_review", "returned", "published", "retracted")


def in_review(record: Row, **given: Any) -> Row:
    review.submit(record=record, by=analyst(), **given)
    record.refresh_from_db()
    return record


def returned(record: Row, reason: str = "Say which summer.") -> Row:
    review.send_back(record=in_review(record), by=editor(), reason=reason)
    record.refresh_from_db()
    return record


def published(record: Row, **given: Any) -> Row:
    review.publish(record=in_review(record), by=editor(), **given)
    record.refresh_from_db()
    return record


def retracted(record: Row, reason: str = "It was never said.", **given: Any) -> Row:
    """Of a draft or of what is published already."""
    if getattr(record, "publication") != "published":  # noqa: B009
        published(record)
    review.retract(record=record, by=editor(), reason=reason, **given)
    record.refresh_from_db()
    return record


def in_state(state: str, kind: str, **data: Any) -> Any:
    """A record of a kind of REVIEWED in one of STATES; what it hangs on is published."""
    record = make(kind, **(ground(kind) | data))
    return record if state == "draft" else MOVES[state](record)


def ground(kind: str) -> dict[str, Any]:
    """What a record of that kind needs beneath it before it may be published."""
    if kind in {"status_update", "position"}:
        return {"commitment": published(make_commitment())}
    if kind == "evidence":
        return {"target": published(make_commitment())}
    return {}


def published_source(**data: Any) -> Any:
    """Sources follow what they support."""
    source = make("source", **data)
    published(make("claim", evidence=[quoted(source)]))
    source.refresh_from_db()
    return source


def corrected(record: Any, **data: Any) -> Any:
    """A draft that is to take the place of a published judgement or piece of evidence."""
    return corrections.supersede(record=record, data=data, by=analyst())


def revised(record: Any, reason: str = "A slip of the pen.", **data: Any) -> Revision:
    """The pending revision of a published record."""
    pending = records.edit(record=record, data=data, by=analyst(), reason=reason)
    assert isinstance(pending, Revision)
    return pending


MOVES = {
    "in_review": in_review,
    "returned": returned,
    "published": published,
    "retracted": retracted,
}
