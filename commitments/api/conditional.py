"""Conditional requests (RFC 9110, section 13): entity tags of answers and of records.

An answer's tag is known before the answer is: it is made of the newest change, the day and what was
asked for. It is sealed with the secret key, so that only somebody who had the answer can show it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import http_date
from rest_framework.permissions import SAFE_METHODS

from commitments.domain.errors import Invalid
from commitments.models.record import instant
from commitments.reading.clocks import Clocks

TAG = re.compile(r'(?:W/)?"([^"]*)"')
NO_VERSION = 0
OWN_VERSION = re.compile(r"v([0-9]{1,10})\.")


def answer_tag(request: Any, clocks: Clocks, *, row_version: int | None = None) -> str:
    """The record's own version, the newest change, the day, and what was asked for how.

    What is asked with `known_at` never changes, so that no later version belongs to it; a redaction
    alone shows on it, and is sealed into the tag.
    """
    asked = (
        f"{request.path}?{request.META.get('QUERY_STRING', '')} {request.accepted_renderer.format}"
    )
    if clocks.redaction:
        asked += f" {clocks.redaction}"
    told = f"{own(None if clocks.past else row_version)}{clocks.number}.{clocks.as_of:%Y%m%d}"
    seal = hmac.digest(sealing_key(settings.SECRET_KEY), f"{told} {asked}".encode(), "sha256")
    return f'"{told}.{seal.hex()[:16]}"'


@lru_cache(maxsize=2)
def sealing_key(secret: str) -> bytes:
    return hashlib.sha256(f"commitments.api.conditional{secret}".encode()).digest()


def body_tag(body: bytes, *, row_version: int | None = None) -> str:
    return f'"{own(row_version)}{hashlib.sha256(body).hexdigest()[:24]}"'


def own(row_version: int | None) -> str:
    return "" if row_version is None else f"v{row_version}."


def opaque(tag: str) -> str:
    """What a tag compares by, whatever `W/` or a proxy's compression added."""
    return re.sub(r"[;-]gzip$", "", tag)


def is_known(request: Any, tag: str) -> bool:
    """If-None-Match: the client has this very answer."""
    given = request.headers.get("If-None-Match", "")
    return any(opaque(known) == opaque(tag.strip('"')) for known in TAG.findall(given))


def takes_any(request: Any) -> bool:
    """If-None-Match: any answer that there is will do; only who has made one may ask this."""
    return bool(request.headers.get("If-None-Match", "").strip() == "*")


def expected_version(request: Any, row_version: int) -> int | None:
    """If-Match: the record's own version that the client has read; where it has moved on, one that
    no record has, so that the domain says so once the body is found well formed."""
    given = request.headers.get("If-Match", "").strip()
    if not given or given == "*":
        return None
    tags = TAG.findall(given)
    if not tags:
        raise Invalid("If-Match takes entity tags in quotation marks, as ETag gives them.")
    versions = [int(found[1]) for tag in tags if (found := OWN_VERSION.match(tag))]
    return row_version if row_version in versions else NO_VERSION


def finish(
    request: Any,
    body: bytes,
    clocks: Clocks,
    tag: str,
    *,
    status: int = 200,
    known: bool = False,
    media_type: str = "application/json",
) -> HttpResponse:
    """The answer with its clocks and tag; 304 without a body where the client has it already."""
    if request.method in SAFE_METHODS and takes_any(request):
        known = True
    response = HttpResponse(
        b"" if known else body,
        status=304 if known else status,
        content_type=media_type,
    )
    response["ETag"] = tag
    clock(request, response, clocks)
    return response


def clock(request: Any, response: HttpResponseBase, clocks: Clocks) -> None:
    """Both clocks, and who may keep the answer."""
    for name, value in clock_headers(clocks.as_of, clocks.known_at, timezone.localdate()).items():
        response[name] = value
    response["Vary"] = "Accept, Authorization, Cookie"
    response["Cache-Control"] = (
        "private, no-cache" if request.user.is_authenticated else "public, no-cache"
    )


@lru_cache(maxsize=64)
def clock_headers(as_of: dt.date, known_at: dt.datetime, today: dt.date) -> dict[str, str]:
    return {
        "As-Of": as_of.isoformat(),
        "Last-Modified": http_date(modified(as_of, known_at, today).timestamp()),
        "Known-At": instant(known_at),
    }


def modified(as_of: dt.date, known_at: dt.datetime, today: dt.date) -> dt.datetime:
    """The last instant at which the answer may have become another: the newest change, or the
    midnight that began the day, since what is computed from the day changes with it."""
    if not known_at.date() < as_of <= today:
        return known_at
    return dt.datetime.combine(as_of, dt.time(), timezone.get_default_timezone())


def not_modified(request: Any, clocks: Clocks, tag: str) -> HttpResponse:
    return finish(request, b"", clocks, tag, known=True)
