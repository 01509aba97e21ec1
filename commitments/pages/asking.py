"""What would the API answer? The pages show nothing else, and print what they asked.

A Call is one question as anybody could put it to `/api/v1/`; it is answered in process, by the same
functions of `reading/`, without the way through HTTP.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import models

from commitments.domain.errors import NotFound
from commitments.domain.resources import RESOURCES
from commitments.domain.tombstones import refuse_hanging, refuse_retracted
from commitments.reading import parameters as p
from commitments.reading.changes import PARAMETERS as CHANGES
from commitments.reading.changes import read_changes
from commitments.reading.clocks import Clocks
from commitments.reading.discrepancies import PARAMETERS as DISCREPANCIES
from commitments.reading.discrepancies import read_discrepancies
from commitments.reading.listing import AS_OF, KNOWN_AT, Listing, read_one
from commitments.reading.listings import LISTINGS
from commitments.reading.merged import merged_into
from commitments.reading.paging import read_page
from commitments.reading.reports import PARAMETERS as REPORTS
from commitments.reading.reports import read_reports
from commitments.reading.stats import (
    HISTORY_PARAMETERS,
    STATS_PARAMETERS,
    read_history,
    read_stats,
    read_stats_by,
)
from commitments.reading.timeline import read_timeline

Answer = dict[str, Any]
BY_PATH = {listing.path: kind for kind, listing in LISTINGS.items()}


@dataclass(frozen=True)
class Call:
    """`path`: below /api/v1/; `query`: names with their values, each once."""

    path: str
    query: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        asked = f"?{urlencode(self.query, safe=',:')}" if self.query else ""
        return f"{settings.BASE_URL.rstrip('/')}/api/v1/{self.path}{asked}"

    @property
    def given(self) -> dict[str, list[str]]:
        given: dict[str, list[str]] = {}
        for name, value in self.query:
            given.setdefault(name, []).append(value)
        return given

    def at(self, cursor: str) -> Call:
        """The same list from another place on."""
        kept = tuple((n, v) for n, v in self.query if n != "cursor")
        return Call(self.path, (*kept, ("cursor", cursor)))


class Moved(Exception):
    """It was merged into another, whose slug this is."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


def answer(call: Call, clocks: Clocks) -> Answer:
    """What the API answers to it under those clocks, but for both clocks themselves.

    Raises BadParameter, NotFound, Gone or Moved where the API answers 400, 404, 410 or 308.
    """
    path = call.path.strip("/")
    if path in WHOLE:
        parameters, read = WHOLE[path]
        return read(p.read_all(parameters, call.given), clocks)
    if path in BY_PATH:
        return page_of(LISTINGS[BY_PATH[path]], call, clocks)
    head, key, *rest = path.split("/")
    kind = BY_PATH[head]
    record, body = public(kind, key, call, clocks)
    if rest == ["timeline"]:
        return {"results": [json.loads(row) for row in read_timeline(record.pk, clocks)]}
    return body


def page_of(listing: Listing, call: Call, clocks: Clocks) -> Answer:
    page = read_page(listing, p.read_all(listing.parameters, call.given), clocks)
    told: Answer = {
        "results": [json.loads(row) for row in page.rows],
        "next": call.at(page.next).address if page.next else None,
        "previous": call.at(page.previous).address if page.previous else None,
    }
    return told if page.count is None else {**told, "count": page.count}


def public(kind: str, key: str, call: Call, clocks: Clocks) -> tuple[models.Model, Answer]:
    listing = LISTINGS[kind]
    record = RESOURCES[kind].model._default_manager.filter(**{listing.key: key}).first()
    if record is None:
        raise NotFound
    refuse_retracted(record, clocks)
    include = listing.include_parameters
    asked = p.read_all([AS_OF, KNOWN_AT, *include], call.given)
    body = read_one(listing, key, clocks, drafts=False, include=asked.get("include", ()))
    if body is None:
        refuse_hanging(record, clocks)
        if (stays := merged_into(kind, key, clocks)) is not None:
            raise Moved(stays)
        raise NotFound
    return record, json.loads(body)


def stats(asked: Mapping[str, Any], clocks: Clocks) -> Answer:
    found = read_stats(asked, clocks)
    return {"results": found.rows, "total": found.total}


def stats_by(calls: Sequence[Call], clocks: Clocks) -> list[Answer]:
    """Those of the same commitments, each by other words, read at once."""
    asked = [p.read_all(STATS_PARAMETERS, call.given) for call in calls]
    found = read_stats_by([each["group_by"] for each in asked], asked[0], clocks)
    return [{"results": each.rows, "total": each.total} for each in found]


def history(asked: Mapping[str, Any], clocks: Clocks) -> Answer:
    return {"results": read_history(asked, clocks)}


def changes(asked: Mapping[str, Any], clocks: Clocks) -> Answer:
    return {"results": [json.loads(row) for row in read_changes(asked, clocks).rows]}


def discrepancies(asked: Mapping[str, Any], clocks: Clocks) -> Answer:
    return {"results": [json.loads(row) for row in read_discrepancies(asked, clocks)]}


def reports(asked: Mapping[str, Any], clocks: Clocks) -> Answer:
    found = read_reports(asked, clocks)
    cursor = Call("reports/").at(found.next).address if found.next else None
    return {"results": [json.loads(row) for row in found.rows], "next": cursor}


Read = Callable[[Mapping[str, Any], Clocks], Answer]
WHOLE: dict[str, tuple[list[p.Parameter], Read]] = {
    "stats": (STATS_PARAMETERS, stats),
    "stats/history": (HISTORY_PARAMETERS, history),
    "changes": (CHANGES, changes),
    "discrepancies": (DISCREPANCIES, discrepancies),
    "reports": (REPORTS, reports),
}
