"""The operations for calendars and feed readers."""

from __future__ import annotations

from commitments.api.schema.operation import Operation
from commitments.reading import calendar, feed

ICS = "text/calendar; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"

CALENDAR = Operation(
    id="calendar_retrieve",
    tag="feeds",
    summary="Meetings and windows as a calendar",
    description="All-day events (RFC 5545) of all that has a window or was held; the filters are "
    "those of `commitments/`. "
    f"At most {calendar.MOST_EVENTS:,}, those nearest to `as_of`; then `X-WR-CALDESC` says so.",
    answer={"type": "string"},
    parameters=calendar.PARAMETERS,
    tagged=True,
    clocked=True,
    media_types=(ICS.partition(";")[0],),
)
FEED = Operation(
    id="feed_retrieve",
    tag="feeds",
    summary="What changed, as an Atom feed",
    description="The newest changes first (RFC 4287); the filters are those of `commitments/`.",
    answer={"type": "string"},
    parameters=feed.PARAMETERS,
    tagged=True,
    clocked=True,
    media_types=(ATOM.partition(";")[0],),
)
