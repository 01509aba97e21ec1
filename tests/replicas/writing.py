"""The smallest publication: an actor, who is public at once."""

from __future__ import annotations

import itertools

from tests.replicas.conftest import Pair
from tests.replicas.webs import Web

ACTORS = "/api/v1/actors/"
numbers = itertools.count(1)


def write(pair: Pair, web: Web) -> str:
    """Its slug."""
    slug = f"new-{next(numbers)}"
    body = {"slug": slug, "name": slug.upper(), "kind": "state"}
    made = web.send("POST", ACTORS, body, **by(pair, "analyst"))
    assert made.status == 201, made.body
    return slug


def by(pair: Pair, role: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {pair.tokens[role]}"}
