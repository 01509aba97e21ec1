"""What a page says when it can't show what was asked for, and what to do then.

Nothing here asks the database: it may be what fails.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import escape_leading_slashes

from commitments.domain.errors import Gone, NotFound
from commitments.domain.outages import SLOW, outage
from commitments.models.record import instant
from commitments.pages.addresses import MOMENT, address, given_in
from commitments.reading.parameters import BadParameter

log = logging.getLogger(__name__)
MENU = (
    ("home", "Where things stand"),
    ("commitments", "Commitments"),
    ("claims", "Claims"),
    ("actors", "Actors"),
    ("charts", "Charts"),
    ("reports", "Reports"),
    ("about", "About"),
)


def sorry(
    request: HttpRequest, status: int, why: str, *, wait: int = 0, **told: Any
) -> HttpResponse:
    """`why`: the template; `wait`: seconds after which to try again."""
    here = escape_leading_slashes(request.get_full_path())  # else `//host/` led to that host
    again = here if request.method in {"GET", "HEAD"} else ""
    context = {"menu": MENU, "path": request.path, "again": again, "wait": wait, **told}
    response = render(request, f"pages/sorry/{why}.html", context, status=status)
    response["Cache-Control"] = "no-store"
    if wait:
        response["Retry-After"] = str(wait)
    return response


def told_why(request: HttpRequest, error: Exception) -> HttpResponse:
    if isinstance(error, BadParameter):
        facts = {"parameter": error.parameter, "detail": error.detail}
        return sorry(request, 400, "bad", **facts, less=without(request, error.parameter))
    if isinstance(error, Gone):
        key = request.path.rstrip("/").rpartition("/")[2]
        return sorry(request, 410, "gone", key=key, **error.facts, before=before(error.facts))
    if isinstance(error, NotFound):
        return sorry(request, 404, "absent", today=without(request, *MOMENT))
    if (passing := outage(error)) is None:
        raise error
    log.error("A page can't be shown for the moment: %s", str(error).strip())
    told = {"detail": passing.detail, "is_slow": passing is SLOW}
    return sorry(request, 503, "away", wait=passing.wait, **told)


def without(request: HttpRequest, *names: str) -> str:
    """The address but for these; empty if it has none of them."""
    given = given_in(request)
    kept = {name: values for name, values in given.items() if name not in names}
    return escape_leading_slashes(address(request.path, kept)) if kept != given else ""


def before(facts: Mapping[str, Any]) -> str:
    """The last instant at which it was public."""
    at = dt.datetime.fromisoformat(str(facts["retracted_at"]))
    return instant(at - dt.timedelta(microseconds=1))
