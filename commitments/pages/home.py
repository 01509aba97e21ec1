from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.models.vocabulary import Kind, Timeliness
from commitments.pages import charts
from commitments.pages.axis import axis_of
from commitments.pages.framing import Asking, page

LINES = (
    ("Pledges and agenda items", charts.PROPER),
    ("Meetings", Kind.MEETING.value),
    ("Requests", Kind.REQUEST.value),
    ("Measures", Kind.MEASURE.value),
    ("Laws and bills", Kind.LEGISLATION.value),
)
LATE = "overdue,lapsed"
AHEAD = "due_soon,in_window,not_yet_due"
DISAGREED = "contested,divided"
TURNED = {"corrected", "retracted", "revised", "merged"}
ROWS = 8
LOOKED_BACK = 50  # changes


@page("home")
def home(asking: Asking, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Where things stand, what changed, what comes next, who disagrees."""
    counts, by_time = asking.stats_by("kind,status", "kind,timeliness")
    when = by_time["results"]
    late = some(asking, timeliness=LATE, ordering="due")
    ahead = some(asking, timeliness=AHEAD, ordering="due")
    disagreed = some(asking, contestation=DISAGREED, ordering="-updated_at", with_count="true")
    found = asking("status-updates/", {"ordering": "-as_of", "page_size": ROWS})["results"]
    said = asking("positions/", {"ordering": "-as_of", "page_size": ROWS})["results"]
    turned = turned_lately(asking)
    titles = titles_of(asking, [*found, *said, *turned])
    return {
        "total": counts["total"],
        "lines": [line(label, kinds, counts["results"], when) for label, kinds in LINES],
        "late": late,
        "late_count": sum(row["count"] for row in when if row["timeliness"] in LATE.split(",")),
        "ahead": ahead,
        "axis": axis_of(ahead["results"], asking.clocks.as_of),
        "disagreed": disagreed,
        "disputed": asking("claims/", {"disputed": "true", "page_size": ROWS})["results"],
        "found": [{**row, "title": titles.get(row["commitment"], "")} for row in found],
        "said": [{**row, "title": titles.get(row["commitment"], "")} for row in said],
        "turned": [{**row, "title": called(row, titles, asking.names)} for row in turned],
    }


def turned_lately(asking: Asking) -> list[dict[str, Any]]:
    """What of the last changes corrects, revises, merges or takes back; the newest first."""
    since = max(asking.clocks.number - LOOKED_BACK, 0)
    found = asking("changes/", {"cursor": since, "page_size": LOOKED_BACK})["results"]
    return [row for row in reversed(found) if row["type"] in TURNED][:ROWS]


def called(row: dict[str, Any], titles: Mapping[str, str], names: Mapping[str, str]) -> str:
    """What a change is of, in words: what was taken back is called as it was."""
    of = row["object"]
    told = {**(row["before"] or {}), **(row["after"] or {})}
    slug = of.get("slug", "")
    found = [
        titles.get(row["commitment"]),
        names.get(slug) if of["type"] == "actor" else None,
        *(told.get(name) for name in ("title", "name", "excerpt")),
        row["commitment"],
        slug,
    ]
    return str(next(filter(None, found), of.get("id")))


def some(asking: Asking, **asked: str) -> dict[str, Any]:
    """The first of those that the filters let through, and the filters."""
    return {**asking("commitments/", {**asked, "page_size": ROWS}), "asked": asked}


def titles_of(asking: Asking, rows: list[dict[str, Any]]) -> dict[str, str]:
    slugs = {row["commitment"] for row in rows if row["commitment"]}
    found = asking.by_slug("commitments/", slugs, {"fields": "slug,title"})
    return {slug: row["title"] for slug, row in found.items()}


def line(
    label: str, kinds: str, counts: list[dict[str, Any]], when: list[dict[str, Any]]
) -> dict[str, Any]:
    by_status = counted(counts, "status", kinds)
    by_time = counted(when, "timeliness", kinds)
    return {
        "label": label,
        "kinds": kinds,
        "total": sum(by_status.values()),
        "rows": list(by_status.items()),
        "when": [(code, n) for code, n in by_time.items() if code != Timeliness.NO_DEADLINE],
        "share": charts.share(list(by_status.items())),
    }


def counted(counts: list[dict[str, Any]], name: str, kinds: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in counts:
        if row["kind"] in kinds.split(","):
            found[row[name]] = found.get(row[name], 0) + row["count"]
    return found
