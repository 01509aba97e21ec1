"""Counts as pictures, each with a table of the same figures, and never by colour alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.safestring import SafeString

from commitments.domain.date_prose import spell_day
from commitments.models.vocabulary import Status
from commitments.pages.axis import Axis
from commitments.pages.columns import Column, Part, columns, short_month
from commitments.pages.drawing import name_over, svg, title_lines
from commitments.pages.framing import Asking
from commitments.reports.palette import COLOURS, ink

PROPER = "pledge,agenda_item"
UNASSESSED = {Status.NOT_ASSESSED.value, Status.NO_PUBLIC_EVIDENCE.value}
YEARS = 3
SHOWN = 12  # actors


@dataclass(frozen=True)
class Chart:
    """`name`: of its files; `title`: what it shows, said; `columns`, `rows`: the table behind, days
    as dates; `kind`: how scripts draw it; `axis`: of windows, the days that it spans;
    `among`: the timeliness of what is counted, for the list of it."""

    name: str
    title: str
    picture: SafeString
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    kind: str
    statuses: Sequence[str] = ()
    axis: Axis | None = None
    among: str = ""

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
        columns([column(point, shown) for point in points], title),
        ["Day", *(Status(code).label for code in shown), "All"],
        [
            [day_of(point), *(point["counts"].get(code, 0) for code in shown), point["total"]]
            for point in points
            if shown  # else nothing was counted on any day
        ],
        "status over time",
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


def column(point: dict[str, Any], shown: Sequence[str]) -> Column:
    day = day_of(point)
    counted = [(code, point["counts"].get(code, 0)) for code in shown]
    parts = [Part(Status(code).label, count, f'fill="{COLOURS[code]}"') for code, count in counted]
    return Column(short_month(day), parts)


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
        "actors",
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
