"""Asks a list as the API does: with a query, under both clocks."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.utils import timezone

from commitments.reading.clocks import Clocks, read_clocks
from commitments.reading.listings import LISTINGS
from commitments.reading.paging import read_page
from commitments.reading.parameters import read_all


def clocks(as_of: str = "", known_at: dt.datetime | None = None) -> Clocks:
    day = dt.date.fromisoformat(as_of) if as_of else None
    return read_clocks(as_of=day, known_at=known_at, now=timezone.now())


def ask(kind: str, as_of: str = "", known_at: dt.datetime | None = None, **query: str) -> Any:
    """The records, read from their JSON."""
    listing = LISTINGS[kind]
    asked = read_all(listing.parameters, {name: [value] for name, value in query.items()})
    return [json.loads(row) for row in read_page(listing, asked, clocks(as_of, known_at)).rows]


def slugs(kind: str, as_of: str = "", known_at: dt.datetime | None = None, **query: str) -> Any:
    return [row["slug"] for row in ask(kind, as_of, known_at, **query)]
