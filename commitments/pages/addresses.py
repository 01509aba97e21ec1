"""What an address asks for, and the address that asks for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from commitments.models.record import instant
from commitments.reading import parameters as p
from commitments.reading.parameters import BadParameter

MOMENT = ("as_of", "known_at")


def given_in(request: HttpRequest) -> dict[str, list[str]]:
    """The address's parameters, but for the empty ones that forms send."""
    given = {name: [v for v in request.GET.getlist(name) if v] for name in request.GET}
    return {name: values for name, values in given.items() if values}


def settled(given: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """With the instant for the day `known_on`: its end, or now if it is today."""
    kept = {name: values for name, values in given.items() if name != "known_on"}
    if "known_on" not in given:
        return kept
    day = p.read_day("known_on", given["known_on"][0])
    kept.pop("known_at", None)
    if day == timezone.localdate():
        return kept
    if day == dt.date.max:
        raise BadParameter("known_on", "It lies in the future; what will be known is not known.")
    zone = timezone.get_default_timezone()
    ends = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone).astimezone(dt.UTC)
    return {**kept, "known_at": [instant(ends - dt.timedelta(microseconds=1))]}


def address(path: str, query: Mapping[str, Any]) -> str:
    asked = urlencode([(n, v) for n, vs in query.items() for v in vs], safe=",:")
    return f"{path}?{asked}" if asked else path
