"""Counts and windows as pictures: SVG that keeps its letters' size at any width, since what lies
across is given in per cent. Each has a table of the same figures, and never colour alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from commitments.domain.date_prose import MONTHS, spell_day
from commitments.models.vocabulary import Status
from commitments.pages.framing import Asking
from commitments.reports.palette import COLOURS, ink

PROPER = "pledge,agenda_item"
UNASSESSED = {Status.NOT_ASSESSED.value, Status.NO_PUBLIC_EVIDENCE.value}
HIGH, FLOOR, TOP = 220, 26, 8
LEFT = 6.0  # per cent, for the figures beside the axis
YEARS = 3
LONGEST_AXIS = 548  # days


@dataclass(frozen=True)
class Chart:
    """`name`: of its files; `title`: what it shows, said; `columns`, `rows`: the table behind."""

    name: str
    title: str
    picture: SafeString
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    statuses: Sequence[str]


def over_time(asking: Asking) -> Chart:
    """Pledges and agenda items by status at the end of each month."""
    last = asking.clocks.as_of
    first = last.replace(year=max(last.year - YEARS, 1), day=1)
    points = asking(
        "stats/history/",
        {"kind": PROPER, "interval": "month", "from": first.isoformat(), "to": last.isoformat()},
    )["results"]
    while len(points) > 1 and not points[0]["total"]:
        points = points[1:]
    shown = statuses_in([point["counts"] for point in points])
    return Chart(
        "status-over-time",
        said_of(points),
        bars(points, shown),
        ["Day", *(Status(code).label for code in shown), "All"],
        [
            [point["date"], *(point["counts"].get(code, 0) for code in shown), point["total"]]
            for point in points
        ],
        shown,
    )


def said_of(points: Sequence[dict[str, Any]]) -> str:
    if not points or not points[-1]["total"]:
        return "No pledge or agenda item is on record by this day"
    now = points[-1]
    moved = sum(count for code, count in now["counts"].items() if code not in UNASSESSED)
    day = spell_day(dt.date.fromisoformat(now["date"]))
    return (
        f"By {day} there was evidence on {moved} of {now['total']}"
        f" pledge{'' if now['total'] == 1 else 's'} and agenda items"
    )


def statuses_in(counts: Sequence[dict[str, int]]) -> list[str]:
    return [code for code in Status.values if any(each.get(code) for each in counts)]


def bars(points: Sequence[dict[str, Any]], shown: Sequence[str]) -> SafeString:
    most = max((point["total"] for point in points), default=0)
    if not most:
        return mark_safe("")
    parts = [*lines(most)]
    room = (100 - LEFT) / len(points)
    every = max(1, round(len(points) / 6))
    for place, point in enumerate(points):
        x = LEFT + room * place
        below = 0
        for code in shown:
            count = point["counts"].get(code, 0)
            if count:
                top, base = y_of(below + count, most), y_of(below, most)
                parts.append(
                    f'<rect x="{x + room * 0.1:.2f}%" y="{top:.1f}" width="{room * 0.8:.2f}%"'
                    f' height="{base - top:.1f}" fill="{COLOURS[code]}" stroke="#ffffff"><title>'
                    f"{escape(Status(code).label)}: {count:,}</title></rect>"
                )
            below += count
        if (len(points) - 1 - place) % every == 0:
            day = dt.date.fromisoformat(point["date"])
            parts.append(
                f'<text x="{x + room / 2:.2f}%" y="{HIGH - 8}" text-anchor="middle"'
                f' fill="#4a5060">{MONTHS[day.month - 1][:3]} {day:%y}</text>'
            )
    return svg(HIGH, parts)


def lines(most: int) -> Iterator[str]:
    step = next(
        n for power in range(9) for n in (10**power, 2 * 10**power, 5 * 10**power) if most <= 5 * n
    )
    for value in range(0, most + 1, step):
        y = y_of(value, most)
        yield f'<line x1="{LEFT}%" x2="100%" y1="{y:.1f}" y2="{y:.1f}" stroke="#d5d9e0"/>'
        yield (
            f'<text x="{LEFT - 1}%" y="{y + 4:.1f}" text-anchor="end" fill="#4a5060">'
            f"{value:,}</text>"
        )


def y_of(value: float, most: int) -> float:
    return HIGH - FLOOR - (HIGH - FLOOR - TOP) * value / most


def by_actor(asking: Asking) -> Chart:
    """Pledges and agenda items of each committing party, by its own status."""
    counts = asking("stats/", {"kind": PROPER, "group_by": "status,actor"})["results"]
    by: dict[str, dict[str, int]] = {}
    for row in counts:
        by.setdefault(row["actor"], {})[row["status"]] = row["count"]
    ranked = sorted(by.items(), key=lambda item: (-sum(item[1].values()), item[0]))[:12]
    shown = statuses_in([of for _, of in ranked])
    names = asking.names
    most = max((sum(of.values()) for _, of in ranked), default=1)
    return Chart(
        "by-actor-and-status",
        most_of(ranked, names),
        rows_of([(names.get(slug, slug), of) for slug, of in ranked], shown, most),
        ["Actor", *(Status(code).label for code in shown), "All"],
        [
            [names.get(slug, slug), *(of.get(code, 0) for code in shown), sum(of.values())]
            for slug, of in ranked
        ],
        shown,
    )


def most_of(ranked: Sequence[tuple[str, dict[str, int]]], names: dict[str, str]) -> str:
    if not ranked:
        return "Nobody is bound by a pledge or agenda item on this day"
    slug, of = ranked[0]
    return f"{names.get(slug, slug)} is bound by most: {sum(of.values())} pledges and agenda items"


def rows_of(
    ranked: Sequence[tuple[str, dict[str, int]]], shown: Sequence[str], most: int
) -> SafeString:
    parts = []
    for place, (name, of) in enumerate(ranked):
        y = place * 44
        parts.append(f'<text x="0" y="{y + 13}" fill="#1f2430">{escape(name)}</text>')
        x = 0.0
        for code in shown:
            count = of.get(code, 0)
            if not count:
                continue
            width = 100 * count / most
            parts.append(
                f'<rect x="{x:.2f}%" y="{y + 19}" width="{width:.2f}%" height="18"'
                f' fill="{COLOURS[code]}" stroke="#ffffff"/>'
                f'<text class="on" x="{x + width / 2:.2f}%" y="{y + 32}" text-anchor="middle"'
                f' fill="{ink(COLOURS[code])}">{count:,}</text>'
            )
            x += width
    return svg(44 * len(ranked), parts)


def svg(high: int, parts: Sequence[str]) -> SafeString:
    """Hidden from screen readers, to whom the table behind it says the same."""
    return mark_safe(  # noqa: S308 names are escaped above
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{high}" aria-hidden="true"'
        f' font-family="system-ui, sans-serif" font-size="12">{"".join(parts)}</svg>'
    )


def standalone(chart: Chart, wide: int) -> str:
    """The picture as a file: on a ground of its own, with its title and key."""
    found = re.search(r'height="(\d+)"', chart.picture)
    high = int(found[1]) if found else 0
    key = []
    for place, code in enumerate(chart.statuses):
        x, y = (place % 4) * wide // 4 + 8, high + 44 + 20 * (place // 4)
        key.append(
            f'<rect x="{x}" y="{y}" width="12" height="12" fill="{COLOURS[code]}"'
            f' stroke="#4a5060"/><text x="{x + 18}" y="{y + 11}" fill="#1f2430">'
            f"{escape(Status(code).label)}</text>"
        )
    whole = high + 52 + 20 * ((len(chart.statuses) + 3) // 4)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{whole}"'
        ' font-family="system-ui, sans-serif" font-size="12">'
        '<rect width="100%" height="100%" fill="#ffffff"/>'
        f'<text x="8" y="20" font-size="14" font-weight="bold" fill="#1f2430">'
        f"{escape(chart.title)}</text>"
        f'<svg x="0" y="32" width="{wide}" height="{high}">{chart.picture}</svg>'
        f"{''.join(key)}</svg>\n"
    )


@dataclass(frozen=True)
class Axis:
    """The days that a time line spans, with today and the first of each month or quarter."""

    first: dt.date
    last: dt.date
    today: dt.date

    def place(self, day: dt.date) -> float:
        """Per cent of the way."""
        days = max((self.last - self.first).days, 1)
        return min(max(100 * (day - self.first).days / days, 0), 100)

    @property
    def head(self) -> SafeString:
        parts = []
        for day in self.months():
            x = self.place(day)
            if x <= 92:
                parts.append(
                    f'<line x1="{x:.2f}%" x2="{x:.2f}%" y1="16" y2="22" stroke="#8a919e"/>'
                )
                month = MONTHS[day.month - 1][:3]
                parts.append(f'<text x="{x:.2f}%" y="12" fill="#4a5060">{month} {day:%y}</text>')
        return svg(22, parts)

    def months(self) -> Iterator[dt.date]:
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = max(1, round(months / 5))
        for number in range(0, months + 1, step):
            index = self.first.month - 1 + number
            day = dt.date(self.first.year + index // 12, index % 12 + 1, 1)
            if day >= self.first:
                yield day

    def window(self, earliest: str | None, latest: str | None) -> SafeString:
        """One window as the span that it is; what has no end fades out at the line's."""
        first = dt.date.fromisoformat(earliest) if earliest else self.first
        last = dt.date.fromisoformat(latest) if latest else self.last
        x, until = self.place(first), self.place(shifted(last, 1))
        today = self.place(self.today)
        rail = '<rect class="rail" x="0" y="7" width="100%" height="2" fill="#d5d9e0"/>'
        span = (
            f'<rect class="window" x="{x:.2f}%" y="3" width="{max(until - x, 1):.2f}%" height="10"'
            ' rx="3" fill="#0a58ca"/>'
        )
        now = (
            f'<line class="today" x1="{today:.2f}%" x2="{today:.2f}%" y1="0" y2="16"'
            ' stroke="#b3261e" stroke-width="2"/>'
        )
        return svg(16, [rail, span, now])


def shifted(day: dt.date, days: int) -> dt.date:
    """As far as the calendar goes."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max if days > 0 else dt.date.min


def axis_of(rows: Sequence[dict[str, Any]], today: dt.date) -> Axis | None:
    """None where there is no window to draw."""
    ends = [
        dt.date.fromisoformat(row["due"]["latest"])
        for row in rows
        if row["due"] and row["due"]["latest"]
    ]
    if not ends:
        return None
    begins = [
        dt.date.fromisoformat(row["due"]["earliest"])
        for row in rows
        if row["due"] and row["due"]["earliest"]
    ]
    if max(ends) < today:  # all of it is over: the whole way from there to here
        return Axis(min([*begins, *ends]).replace(day=1), today, today)
    first = max(min([today, *begins]), shifted(today, -LONGEST_AXIS // 3))
    last = min(max([*ends, today]), shifted(first, LONGEST_AXIS))
    first = first.replace(day=1)
    return Axis(first, last, today)
