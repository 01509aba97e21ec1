"""What is late, what is due, and which meetings lie ahead?"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from commitments.models import vocabulary as v
from commitments.reading import filters as f
from commitments.reading import parameters as p
from commitments.reading.clocks import Clocks
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.listing import Filter, Listing, Params
from commitments.reading.names import names_of
from commitments.reading.paging import read_page
from commitments.reports.content import Due, Some
from commitments.reports.periods import Period
from commitments.reports.words import about, day, label, vague

MOST = 100
AHEAD = dt.timedelta(days=30)
FIELDS = ["slug", "title", "kind", "status", "timeliness", "due", "parties"]
DOES = {v.PartyRole.COMMITTING, v.PartyRole.ADDRESSEE}


def narrowed(asked: Mapping[str, Any], name: str, codes: Sequence[str]) -> dict[str, Any] | None:
    """The filters, with only those of the codes that they let through; None if none is left."""
    wanted = [code for code in codes if code in asked.get(name, codes)]
    return {**asked, name: wanted} if wanted else None


def turning(days: tuple[dt.date, dt.date], params: Params, clocks: Clocks) -> str:
    """The window opens or closes between those days."""
    first, last = (f.bind(params, day) for day in days)
    return f"r.due_earliest BETWEEN {first} AND {last} OR r.due_latest BETWEEN {first} AND {last}"


TURNS = Filter(p.day("turns", "The first and the last day between which it does."), turning)
WINDOWS = replace(COMMITMENTS, filters=[*COMMITMENTS.filters, TURNS])


def read_due(
    asked: Mapping[str, Any] | None, clocks: Clocks, listing: Listing = COMMITMENTS
) -> Some[Due]:
    if asked is None:
        return Some()
    page = read_page(
        listing,
        {**asked, "fields": FIELDS, "ordering": "due", "page_size": MOST, "with_count": True},
        clocks,
    )
    rows = [json.loads(row) for row in page.rows]
    actors = names_of((party["actor"] for row in rows for party in row["parties"]), clocks)
    return Some(tuple(due(row, actors, clocks.as_of) for row in rows), page.count or 0)


def gather_due(asked: Mapping[str, Any], clocks: Clocks, timeliness: Sequence[str]) -> Some[Due]:
    """Those of that timeliness, the earliest window first; of any, if none is named."""
    return read_due(narrowed(asked, "timeliness", timeliness) if timeliness else asked, clocks)


def gather_meetings(asked: Mapping[str, Any], clocks: Clocks, period: Period) -> Some[Due]:
    """Meetings not yet over whose window opens or closes from the period's first day on, up to 30
    days after its last."""
    meetings = narrowed(asked, "kind", [v.Kind.MEETING])
    if meetings is not None:
        still_open = [code for code in v.MEETING_STATUSES if code not in v.CLOSED_STATUSES]
        meetings = narrowed(meetings, "status", ["not_assessed", *sorted(still_open)])
    if meetings is None:
        return Some()
    days = (period.first, period.last + AHEAD)
    return read_due({**meetings, TURNS.parameter.name: days}, clocks, WINDOWS)


def due(row: Mapping[str, Any], actors: Mapping[str, str], today: dt.date) -> Due:
    window = row["due"]
    opens = day(window["earliest"]) if window else None
    closes = day(window["latest"]) if window else None
    doing = [party for party in row["parties"] if party["role"] in DOES] or row["parties"]
    return Due(
        about=about(row),
        actors=tuple(dict.fromkeys(actors.get(party["actor"], party["actor"]) for party in doing)),
        status=label(v.Status, row["status"]),
        timeliness=row["timeliness"],
        window=vague(window),
        opens=opens,
        closes=closes,
        days=abs((today - closes).days) if closes else None,
    )
