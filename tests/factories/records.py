"""One function for each kind of record, each making a draft through the domain.

Whatever a test does not say is filled in. `data` are members of the write shape. References may
be given as rows or as slugs; those that are left out are made, or taken if they are there already.
"""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from django.db import models

from commitments.domain import records
from commitments.models import (
    Actor,
    Claim,
    Commitment,
    Evidence,
    Forum,
    Position,
    Risk,
    Source,
    Statistic,
    StatusUpdate,
    Topic,
    User,
)
from tests.factories.users import analyst

_numbers = count(1)


def make(kind: str, **given: Any) -> Any:
    """A draft of the kind, a key of MAKERS."""
    return MAKERS[kind](**given)


def make_actor(slug: str = "", **data: Any) -> Actor:
    slug = slug or fresh("actor")
    return written("actor", {"slug": slug, "name": slug.upper(), "kind": "state"} | data)


def make_forum(slug: str = "", **data: Any) -> Forum:
    slug = slug or fresh("forum")
    return written("forum", {"slug": slug, "name": f"Forum {slug}"} | data)


def make_topic(slug: str = "", **data: Any) -> Topic:
    slug = slug or fresh("topic")
    return written("topic", {"slug": slug, "name": f"Topic {slug}"} | data)


def make_source(slug: str = "", **data: Any) -> Source:
    slug = slug or fresh("source")
    return written("source", {"slug": slug, "title": f"Title of {slug}"} | data)


def make_commitment(slug: str = "", **data: Any) -> Commitment:
    """A pledge of China to the United States, unless said otherwise."""
    slug = slug or fresh("pledge")
    if "parties" not in data:
        parties = {"cn": "committing", "us": "counterpart"}
        data["parties"] = [{"actor": the_actor(a), "role": r} for a, r in parties.items()]
    return written("commitment", {"slug": slug, "kind": "pledge", "title": slug} | data)


def make_status_update(commitment: Commitment, **data: Any) -> StatusUpdate:
    filled = {
        "commitment": commitment,
        "status": "held" if commitment.kind == "meeting" else "initiated",
        "as_of": "2024-02-02",
        "confidence": "moderate",
        "evidence": [quoted()],
    }
    return written("status_update", filled | data)


def make_position(commitment: Commitment, **data: Any) -> Position:
    filled = {
        "commitment": commitment,
        "actor": data.get("actor") or the_actor("us"),
        "view": "progress",
        "as_of": "2024-02-02",
        "evidence": [quoted()],
    }
    return written("position", filled | data)


def make_claim(slug: str = "", **data: Any) -> Claim:
    slug = slug or fresh("claim")
    return written("claim", {"slug": slug, "title": f"Claim {slug}"} | data)


def make_risk(slug: str = "", **data: Any) -> Risk:
    slug = slug or fresh("risk")
    return written("risk", {"slug": slug, "title": f"Risk {slug}"} | data)


def make_statistic(slug: str = "", **data: Any) -> Statistic:
    slug = slug or fresh("statistic")
    filled = {
        "slug": slug,
        "series": "overdose-deaths",
        "title": f"Statistic {slug}",
        "value": 107543,
        "unit": "deaths",
    }
    return written("statistic", filled | data)


def make_evidence(target: models.Model, **data: Any) -> Evidence:
    return written("evidence", quoted() | data, target=target)


def quoted(source: Source | str = "", **data: Any) -> dict[str, Any]:
    """Evidence in the shape in which it is nested in what it supports."""
    excerpt = {"excerpt": "we will begin a working group", "mode": "direct"}
    return reduced({"source": source or make_source()} | excerpt | data)


def the_actor(slug: str) -> Actor:
    return Actor.objects.filter(slug=slug).first() or make_actor(slug)


def fresh(stem: str) -> str:
    return f"{stem}-{next(_numbers)}"


def written(
    kind: str,
    data: dict[str, Any],
    *,
    target: models.Model | None = None,
) -> Any:
    """Creates the draft; `by` (an analyst) and `now` may stand among the data."""
    by: User = data.pop("by", None) or analyst()
    now: dt.datetime | None = data.pop("now", None)
    return records.create(kind=kind, data=reduced(data), by=by, now=now, target=target)


def reduced(value: Any) -> Any:
    """Rows as the slugs by which the write shape names them."""
    if isinstance(value, models.Model):
        return getattr(value, "slug", value.pk)
    if isinstance(value, dict):
        return {name: reduced(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [reduced(item) for item in value]
    return value


MAKERS = {
    "actor": make_actor,
    "forum": make_forum,
    "topic": make_topic,
    "source": make_source,
    "commitment": make_commitment,
    "status_update": make_status_update,
    "position": make_position,
    "claim": make_claim,
    "risk": make_risk,
    "statistic": make_statistic,
    "evidence": make_evidence,
}
