"""How many stand where, at both ends of the period, and over time?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from commitments.models import vocabulary as v
from commitments.reading.clocks import Clocks
from commitments.reading.stats import read_days, read_stats
from commitments.reports.content import Count, Glance, Line, Point
from commitments.reports.periods import DAY, Period
from commitments.reports.standing import narrowed

PROPER = (v.Kind.PLEDGE, v.Kind.AGENDA_ITEM)
LINES: tuple[tuple[str, tuple[v.Kind, ...]], ...] = (
    ("Pledges and agenda items", PROPER),
    ("Meetings", (v.Kind.MEETING,)),
    ("Requests", (v.Kind.REQUEST,)),
    ("Measures", (v.Kind.MEASURE,)),
    ("Legislation", (v.Kind.LEGISLATION,)),
)
POINTS = 12


def gather_glance(asked: Mapping[str, Any], clocks: Clocks, period: Period) -> Glance:
    """Counts as of the period's last day, and of the day before it began."""
    now = counted(asked, clocks)
    before = counted(asked, replace(clocks, as_of=period.first - DAY))
    lines = (line(name, kinds, now, before) for name, kinds in LINES)
    return Glance(
        lines=tuple(each for each in lines if each.counts),
        history=history(asked, clocks, period),
    )


def counted(asked: Mapping[str, Any], clocks: Clocks) -> dict[tuple[str, str], int]:
    """Numbers by kind and status."""
    found = read_stats({**asked, "group_by": ["kind", "status"]}, clocks)
    return {(row["kind"], row["status"]): row["count"] for row in found.rows}


def line(
    name: str,
    kinds: tuple[v.Kind, ...],
    now: Mapping[tuple[str, str], int],
    before: Mapping[tuple[str, str], int],
) -> Line:
    counts = (
        Count(
            status.value,
            str(status.label),
            sum(now.get((kind, status), 0) for kind in kinds),
            sum(before.get((kind, status), 0) for kind in kinds),
        )
        for status in v.Status
    )
    return Line(name, tuple(count for count in counts if count.now or count.before))


def history(asked: Mapping[str, Any], clocks: Clocks, period: Period) -> tuple[Point, ...]:
    """Pledges and agenda items by status at the ends of the last twelve periods of that length."""
    proper = narrowed(asked, "kind", PROPER)
    if proper is None:
        return ()
    length = (period.last - period.first).days + 1
    days = [
        months_before(period.last, back - 1) - DAY
        if length >= 28 and back
        else period.last - dt.timedelta(days=length * back)
        for back in range(POINTS - 1, -1, -1)
    ]
    found = read_days(proper, clocks, days)
    return tuple(Point(dt.date.fromisoformat(row["date"]), row["counts"]) for row in found)


def months_before(day: dt.date, number: int) -> dt.date:
    """The first day of the month that lies that many months before the day's own."""
    months = day.year * 12 + day.month - 1 - number
    return dt.date(months // 12, months % 12 + 1, 1)
