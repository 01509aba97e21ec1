"""What differs in a commitment between two days, or between two instants?"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

from commitments.reading import parameters as p
from commitments.reading.clocks import Clocks, read_clocks
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.listing import KNOWN_AT, read_one
from commitments.reading.parameters import BadParameter, Parameter

DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


def read_moment(name: str, value: str) -> dt.date | dt.datetime:
    """A day is a day of validity, an instant one of knowledge."""
    return p.read_day(name, value) if DAY.match(value) else p.read_instant(name, value)


def moment(name: str, description: str, *, required: bool = False) -> Parameter:
    schema = {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}
    return Parameter(name, read_moment, description, schema, "2024-02-01", required=required)


COMPARE_PARAMETERS = [
    moment("from", "A day, or an instant; both of the same sort.", required=True),
    moment("to", "A day, or an instant; today unless given."),
    KNOWN_AT,
]


def two_clocks(asked: Mapping[str, Any], now: dt.datetime) -> tuple[Clocks, Clocks]:
    """The clocks of both ends. Between days what is known stays; between instants the day is each
    instant's own."""
    first = asked["from"]
    instants = isinstance(first, dt.datetime)
    last = asked.get(
        "to", now if instants else read_clocks(as_of=None, known_at=None, now=now).as_of
    )
    if isinstance(last, dt.datetime) != instants:
        raise BadParameter("to", "It is not of the same sort as from: two days, or two instants.")
    if instants:
        if "known_at" in asked:
            raise BadParameter("known_at", "Between two instants there is no third; leave it out.")
        return clocks_at("from", first, now), clocks_at("to", last, now)
    return tuple(  # type: ignore[return-value]
        read_clocks(as_of=day, known_at=asked.get("known_at"), now=now) for day in (first, last)
    )


def clocks_at(name: str, known_at: dt.datetime, now: dt.datetime) -> Clocks:
    """Named as the request names it, where it can't be asked for."""
    try:
        return read_clocks(as_of=None, known_at=known_at, now=now)
    except BadParameter as problem:
        raise BadParameter(name, problem.detail) from None


def read_comparison(slug: str, before: Clocks, after: Clocks) -> list[dict[str, Any]] | None:
    """{field, from, to} of each member that differs; None where it was not public at either."""
    texts = [read_one(COMMITMENTS, slug, clocks, drafts=False) for clocks in (before, after)]
    if texts == [None, None]:
        return None
    old, new = (json.loads(text) if text else {} for text in texts)
    return [
        {"field": name, "from": old.get(name), "to": new.get(name)}
        for name in COMMITMENTS.columns
        if old.get(name) != new.get(name)
    ]
