"""Counts as pictures, each with a table of the same figures, and never by colour alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.safestring import SafeString

from commitments.domain.date_prose import MONTHS, spell_day
from commitments.models.vocabulary import Status
from commitments.pages.axis import Axis
from commitments.pages.drawing import name_over, svg, title_lines
from commitments.pages.framing import Asking
from commitments.reports.palette import COLOURS, ink

PROPER = "pledge,agenda_item"
UNASSESSED = {Status.NOT_ASSESSED.value, Status.NO_PUBLIC_EVIDENCE.value}
HIGH, FLOOR, TOP = 220, 26, 8
LEFT, LETTER, MONTH = 6.0, 2.0, 12.0  # per cent: beside the axis at least, of a figure, of a month
YEARS = 3
SHOWN = 12  # actors


@dataclass(frozen=True)
class Chart:
    """`name`: of its files; `title`: what it shows, said; `columns`, `rows`: the table behind, days
    as dates; `axis`: of windows, the days that it spans."""

    name: str
    title: str
    picture: SafeString
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    statuses: Sequence[str]
    axis: Axis | None = None

    @property
    def heads(self) -> list[tuple[str, str]]:
        """Each column, with the status that is counted in it if there is one."""
        codes = {str(Status(code).label): code for code in self.statuses}
        return [(column, codes.get(column, "")) for column in self.columns]


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
    title = said_of(points)
    return Chart(
        "status-over-time",
        title,
        bars(points, shown, title),
        ["Day", *(Status(code).label for code in shown), "All"],
        [
            [day_of(point), *(point["counts"].get(code, 0) for code in shown), point["total"]]
            for point in points
        ],
        shown,
    )


def said_of(points: Sequence[dict[str, Any]]) -> str:
    if not points or not points[-1]["total"]:
        return "No pledge or agenda item is on record by this day"
    now = points[-1]
    moved = sum(count for code, count in now["counts"].items() if code not in UNASSESSED)
    return (
        f"By {spell_day(day_of(now))} there was evidence on {moved:,} of {now['total']:,}"
        f" {proper(now['total'])}"
    )


def proper(count: int) -> str:
    return "pledge or agenda item" if count == 1 else "pledges and agenda items"


def day_of(point: dict[str, Any]) -> dt.date:
    return dt.date.fromisoformat(point["date"])


def statuses_in(counts: Sequence[dict[str, int]]) -> list[str]:
    return [code for code in Status.values if any(each.get(code) for each in counts)]


def bars(points: Sequence[dict[str, Any]], shown: Sequence[str], said: str) -> SafeString:
    most = max((point["total"] for point in points), default=0)
    if not most:
        return SafeString()
    left = room_beside(most)
    parts = [*lines(most, left)]
    room = (100 - left) / len(points)
    every = max(1, round(len(points) / 6))
    for place, point in enumerate(points):
        x = left + room * place
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
        has_room = x + room > MONTH  # to the left of where the bar ends
        if has_room and (len(points) - 1 - place) % every == 0:
            day = day_of(point)
            parts.append(
                f'<text x="{x + room:.2f}%" y="{HIGH - 8}" text-anchor="end"'
                f' fill="#4a5060">{MONTHS[day.month - 1][:3]} {day:%y}</text>'
            )
    return svg(HIGH, parts, said=said)


def room_beside(most: int) -> float:
    """For the longest figure, on a phone too."""
    return max(LEFT, 1 + LETTER * len(f"{most:,}"))


def lines(most: int, left: float) -> Iterator[str]:
    step = next(
        n for power in range(9) for n in (10**power, 2 * 10**power, 5 * 10**power) if most <= 5 * n
    )
    for value in range(0, most + 1, step):
        y = y_of(value, most)
        yield f'<line x1="{left}%" x2="100%" y1="{y:.1f}" y2="{y:.1f}" stroke="#d5d9e0"/>'
        yield (
            f'<text x="{left - 1}%" y="{y + 4:.1f}" text-anchor="end" fill="#4a5060">'
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
    everybody = sorted(by.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    ranked = everybody[:SHOWN]
    shown = statuses_in([of for _, of in ranked])
    names = asking.names
    most = max((sum(of.values()) for _, of in ranked), default=1)
    title = most_of(everybody, names)
    return Chart(
        "by-actor-and-status",
        title,
        rows_of([(names.get(slug, slug), of) for slug, of in ranked], shown, most, title)
        if ranked
        else SafeString(),
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
    most = sum(of.values())
    alike = sum(sum(other.values()) == most for _, other in ranked)
    if alike > 1:
        return f"{alike} actors are bound by most: {most:,} {proper(most)} each"
    return f"{names.get(slug, slug)} is bound by most: {most:,} {proper(most)}"


def rows_of(
    ranked: Sequence[tuple[str, dict[str, int]]], shown: Sequence[str], most: int, said: str
) -> SafeString:
    parts = []
    for place, (name, of) in enumerate(ranked):
        y = place * 44
        parts.append(name_over(name, y + 13))
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
    return svg(44 * len(ranked), parts, said=said)


def standalone(chart: Chart, wide: int) -> str:
    """The picture as a file: on a ground of its own, with its title and key."""
    found = re.search(r'height="(\d+)"', chart.picture)
    high = int(found[1]) if found else 0
    title, top = title_lines(chart.title)
    key = []
    for place, code in enumerate(chart.statuses):
        x, y = (place % 4) * wide // 4 + 8, top + high + 12 + 20 * (place // 4)
        key.append(
            f'<rect x="{x}" y="{y}" width="12" height="12" fill="{COLOURS[code]}"'
            f' stroke="#4a5060"/><text x="{x + 18}" y="{y + 11}" fill="#1f2430">'
            f"{escape(Status(code).label)}</text>"
        )
    whole = top + high + 20 * ((len(chart.statuses) + 3) // 4) + 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{whole}"'
        ' font-family="system-ui, sans-serif" font-size="12">'
        "<style>.cut { display: none } .more { display: inline }</style>"
        '<rect width="100%" height="100%" fill="#ffffff"/>'
        f"{title}"
        f'<svg x="8" y="{top}" width="{wide - 16}" height="{high}">{chart.picture}</svg>'
        f"{''.join(key)}</svg>\n"
    )


def share(rows: Sequence[tuple[str, int]]) -> SafeString:
    """One bar of all of them, by status; the counts stand beside it."""
    whole = sum(count for _, count in rows)
    parts, x = [], 0.0
    for code, count in rows:
        width = 100 * count / whole
        parts.append(
            f'<rect x="{x:.2f}%" y="0" width="{width:.2f}%" height="10" fill="{COLOURS[code]}"/>'
        )
        x += width
    return svg(10, parts) if whole else SafeString()
