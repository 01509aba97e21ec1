"""PostgreSQL's rows, joined as they are, with what belongs around them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from rest_framework.request import Request

from commitments.domain.leaning import Leaning
from commitments.domain.shapes import plain
from commitments.models import Revision
from commitments.models.record import instant
from commitments.reading.clocks import Clocks
from commitments.reading.listing import Listing


def envelope(rows: Sequence[str], clocks: Clocks, **head: Any) -> bytes:
    """A list: `head`, both clocks, then the rows."""
    told = {**head, "as_of": clocks.as_of.isoformat(), "known_at": instant(clocks.known_at)}
    return f'{json.dumps(told)[:-1]}, "results": [{",".join(rows)}]}}'.encode()


def with_revision(body: str, pending: Revision | None) -> str:
    """A record's JSON, with the revision that waits on it."""
    if pending is None:
        return body
    told = {
        "publication": pending.publication,
        "changes": pending.changes,
        "reason": pending.reason,
        "review_note": pending.review_note,
    }
    return f'{body[:-1]},"pending_revision":{json.dumps(plain(told), ensure_ascii=False)}}}'


def with_leaning(body: str, leaning: Sequence[Leaning]) -> str:
    """What was retracted, with who leans on it."""
    if not leaning:
        return body
    told = [{"what": way.what, "count": way.count, "named": way.named} for way in leaning]
    return f'{body[:-1]},"leaned_on_by":{json.dumps(told, ensure_ascii=False)}}}'


def address(listing: Listing, key: str | int) -> str:
    return f"{settings.BASE_URL}/api/v1/{listing.path}/{key}/"


def page_address(request: Request, path: str, cursor: str | None) -> str | None:
    """The same list from another place on."""
    if cursor is None:
        return None
    query = [(n, v) for n, vs in request.query_params.lists() for v in vs if n not in MOVED]
    return f"{settings.BASE_URL}/api/v1/{path}/?{urlencode([*query, ('cursor', cursor)])}"


MOVED = {"cursor", "since"}
