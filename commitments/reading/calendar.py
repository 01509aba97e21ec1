"""Meetings and windows as a calendar (RFC 5545): all-day events with exclusive ends.

A calendar has no pages, and who subscribes asks for all of it each time: so many events are the
most, those nearest to the day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from commitments.models import vocabulary as v
from commitments.reading.addresses import page_of
from commitments.reading.asking import ask_at
from commitments.reading.clocks import Clocks
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.listing import AS_OF, KNOWN_AT, base_params, conditions, rows_of

PARAMETERS = [*COMMITMENTS.filter_parameters, AS_OF, KNOWN_AT]
# Where a meeting was held is told by the finding that says so.
HELD = """
(SELECT json_build_array(u.occurred_on_earliest, u.occurred_on_latest, u.place)
 FROM commitments_statusupdate u
 WHERE r.kind = 'meeting' AND r.status = 'held' AND u.commitment_id = r.id AND u.party_id IS NULL
   AND u.status = 'held' AND u.occurred_on_edtf <> '' AND u.day <= %(as_of)s
   AND u.published_at <= %(known_at)s
   AND (u.retracted_at IS NULL OR u.retracted_at > %(known_at)s)
   AND NOT EXISTS (SELECT FROM commitments_statusupdate c WHERE c.supersedes_id = u.id
     AND c.published_at <= %(known_at)s
     AND (c.retracted_at IS NULL OR c.retracted_at > %(known_at)s))
 ORDER BY u.day DESC, u.published_at DESC LIMIT 1)
"""
SELECT = f"""
SELECT r.slug, r.kind, r.title, r.status, r.place, r.due_earliest, r.due_latest, r.due_edtf,
  r.due_said, r.created_at, r.updated_at, {HELD},
  (SELECT count(*) FROM commitments_touch t WHERE t.commitment_id = r.id AND t.at <= %(known_at)s)
"""
NUMBERED = """
SELECT n.* FROM (SELECT c.*, row_number() OVER () FROM ({}) c) n ORDER BY n.slug
"""
CERTAIN = {v.Status.CONFIRMED, v.Status.HELD, v.Status.RESCHEDULED}
CANCELLED = {v.Status.CANCELLED, v.Status.NOT_HELD, v.Status.WITHDRAWN, v.Status.SUPERSEDED}
TITLE = "Diplomatic commitments"
MOST_EVENTS = 5000
# Days from the day asked for; null where there is no window.
DISTANCE = """
CASE WHEN r.due_earliest <= %(as_of)s AND r.due_latest >= %(as_of)s THEN 0
  ELSE least(abs(r.due_earliest - %(as_of)s), abs(r.due_latest - %(as_of)s)) END
"""


def read_calendar(
    asked: Mapping[str, Any], clocks: Clocks, *, only: Collection[str] | None = None
) -> bytes:
    """`only`: slugs of those to be told of, however many; without it those that the filters let
    through."""
    params = base_params(clocks)
    source = rows_of(COMMITMENTS, None, params)
    where = conditions(COMMITMENTS, asked, params, clocks, by_ask_at=True)
    if only is not None:
        params["only"] = sorted(only)
        where += " AND r.slug = ANY(%(only)s)"
    calendar = Calendar()
    calendar.add("prodid", "-//Commitments tracker//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", TITLE)
    chosen = f"{SELECT} FROM ({source}) r WHERE {where}"
    if only is None:
        chosen += f" ORDER BY {DISTANCE} NULLS LAST, r.slug LIMIT {MOST_EVENTS + 1}"
    found = ask_at(NUMBERED.format(chosen), params, clocks)
    if only is None and len(found) > MOST_EVENTS:
        told = f"The {MOST_EVENTS:,} nearest to {clocks.as_of}. Filters choose others."
        calendar.add("x-wr-caldesc", told)
        found = [row for row in found if row[-1] <= MOST_EVENTS]
    for row in found:
        if (event := event_of(row[:-1])) is not None:
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def event_of(row: tuple[Any, ...]) -> Event | None:
    """None for what has no day: neither a window nor a sitting."""
    slug, kind, title, status, place, first, last, edtf, said = row[:9]
    created, updated, held, sequence = row[9:]
    if held is not None:
        first, last = (dt.date.fromisoformat(day) if day else None for day in held[:2])
        place = held[2] or place
    first, last = first or last, last or first
    if first is None or last is None:
        return None
    event = Event()
    event.add("uid", f"{slug}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("sequence", sequence)
    event.add("dtstamp", updated)
    event.add("last-modified", updated)
    event.add("created", created)
    event.add("dtstart", first)
    event.add("dtend", last + dt.timedelta(days=1) if last < dt.date.max else last)
    event.add("summary", title if kind == v.Kind.MEETING else f"Due: {title}")
    event.add("status", event_status(kind, status))
    event.add("transp", "TRANSPARENT")
    event.add("url", page_of("commitments", slug))
    event.add("categories", [v.Kind(kind).label])
    window = said or edtf
    told = [f"Status: {v.Status(status).label}."]
    event.add("description", "\n".join([*told, *([f"Window: {window}."] if window else [])]))
    if place:
        event.add("location", place)
    return event


def event_status(kind: str, status: str) -> str:
    if status in CANCELLED:
        return "CANCELLED"
    return "CONFIRMED" if kind != v.Kind.MEETING or status in CERTAIN else "TENTATIVE"
