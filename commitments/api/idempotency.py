"""The same POST sent twice is done once (draft-ietf-httpapi-idempotency-key-header).

The answer is kept in the transaction of the write itself, so that a process that dies between the
two leaves neither, and the client may simply send its request again.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponse
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from commitments.domain.errors import Conflict, Invalid
from commitments.domain.pruning import ANSWERS_KEPT

KEY = re.compile(r"[\x21-\x7e]{1,200}")
FORGET = "DELETE FROM commitments_idempotency WHERE at < clock_timestamp() - %s"
LOCK = 7_204_230_101
CARRIED = ("Location", "ETag", "As-Of", "Known-At", "Content-Type")


class OtherBody(APIException):
    status_code = 422
    default_detail = (
        "This Idempotency-Key came with another request before; give each request its own."
    )


def once(post: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Of a view's `post`: with an Idempotency-Key it is done once, and answered alike after."""

    @functools.wraps(post)
    def kept(self: Any, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        key = request.headers.get("Idempotency-Key")
        if key is None or not request.user.is_authenticated:
            return post(self, request, *args, **kwargs)
        if not KEY.fullmatch(key):
            raise Invalid("Idempotency-Key takes 1 to 200 printable ASCII characters, no spaces.")
        digest = digest_of(request)
        with transaction.atomic(), connection.cursor() as cursor:
            claim(cursor, request.user.pk, key)
            if (before := answer_before(cursor, request.user.pk, key, digest)) is not None:
                return before
            response = answered(self, post, request, *args, **kwargs)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            else:
                keep(cursor, request.user.pk, key, digest, response)
        return response

    return kept


def digest_of(request: Request) -> bytes:
    """Of all that makes one request differ from another; JSON however it is spaced."""
    body = json.dumps(request.data, sort_keys=True)
    condition = request.headers.get("If-Match", "")
    told = f"{request.method} {request.get_full_path()} {condition}\n{body}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()


def claim(cursor: Any, user: int, key: str) -> None:
    """Held until the transaction ends; whoever comes meanwhile is told so."""
    cursor.execute(
        "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, %s))", [f"{user} {key}", LOCK]
    )
    if not cursor.fetchone()[0]:
        raise Conflict("A request with this Idempotency-Key is under way; ask again in a moment.")


def answer_before(cursor: Any, user: int, key: str, digest: bytes) -> HttpResponse | None:
    cursor.execute(FORGET, [ANSWERS_KEPT])
    cursor.execute(
        "SELECT digest, status, headers::text, body FROM commitments_idempotency"
        " WHERE user_id = %s AND key = %s",
        [user, key],
    )
    found = cursor.fetchone()
    if found is None:
        return None
    if bytes(found[0]) != digest:
        raise OtherBody
    return HttpResponse(
        bytes(found[3]),
        status=found[1],
        headers={**json.loads(found[2]), "Cache-Control": "no-store"},
    )


def answered(
    view: Any, post: Callable[..., HttpResponse], request: Request, *args: Any, **kwargs: Any
) -> HttpResponse:
    """A refusal is an answer too; what it had begun is undone, the key is kept."""
    try:
        with transaction.atomic():
            return post(view, request, *args, **kwargs)
    except Exception as error:  # noqa: BLE001 the view's own handler tells what to make of it
        refused: HttpResponse = view.handle_exception(error)
        return refused


def keep(cursor: Any, user: int, key: str, digest: bytes, response: HttpResponse) -> None:
    headers = {name: response[name] for name in CARRIED if name in response}
    cursor.execute(
        "INSERT INTO commitments_idempotency (user_id, key, digest, status, headers, body, at)"
        " VALUES (%s, %s, %s, %s, %s, %s, clock_timestamp())",
        [user, key, digest, response.status_code, json.dumps(headers), response.content],
    )
