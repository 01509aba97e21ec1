from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.models.vocabulary import Kind
from commitments.pages import charts
from commitments.pages.framing import Asking, page

PROPER = f"{Kind.PLEDGE},{Kind.AGENDA_ITEM}"
LINES = (
    ("Pledges and agenda items", PROPER),
    ("Meetings", Kind.MEETING.value),
    ("Requests", Kind.REQUEST.value),
    ("Measures", Kind.MEASURE.value),
    ("Legislation", Kind.LEGISLATION.value),
)
LATE = "overdue,lapsed"
AHEAD = "due_soon,in_window,not_yet_due"
DISAGREED = "contested,divided"
ROWS = 8


@page("home")
def home(asking: Asking, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Where things stand, what changed, what comes next, who disagrees."""
    counts = asking("stats/", {"group_by": "kind,status"})
    late = some(asking, timeliness=LATE, ordering="due")
    ahead = some(asking, timeliness=AHEAD, ordering="due")
    disagreed = some(asking, contestation=DISAGREED, ordering="-updated_at")
    found = asking("status-updates/", {"ordering": "-as_of", "page_size": ROWS})["results"]
    said = asking("positions/", {"ordering": "-as_of", "page_size": ROWS})["results"]
    titles = titles_of(asking, [*found, *said])
    return {
        "total": counts["total"],
        "lines": [line(label, kinds, counts["results"]) for label, kinds in LINES],
        "late": late,
        "ahead": ahead,
        "axis": charts.axis_of(ahead["results"], asking.clocks.as_of),
        "disagreed": disagreed,
        "disputed": asking("claims/", {"disputed": "true", "page_size": ROWS})["results"],
        "found": [{**row, "title": titles.get(row["commitment"], "")} for row in found],
        "said": [{**row, "title": titles.get(row["commitment"], "")} for row in said],
    }


def some(asking: Asking, **asked: str) -> dict[str, Any]:
    """The first of those that the filters let through, how many there are, and the filters."""
    told = asking("commitments/", {**asked, "page_size": ROWS, "with_count": "true"})
    return {**told, "asked": asked}


def titles_of(asking: Asking, rows: list[dict[str, Any]]) -> dict[str, str]:
    slugs = sorted({row["commitment"] for row in rows})
    if not slugs:
        return {}
    asked = {"slug": ",".join(slugs), "fields": "slug,title", "page_size": len(slugs)}
    return {row["slug"]: row["title"] for row in asking("commitments/", asked)["results"]}


def line(label: str, kinds: str, counts: list[dict[str, Any]]) -> dict[str, Any]:
    rows: dict[str, int] = {}
    for row in counts:
        if row["kind"] in kinds.split(","):
            rows[row["status"]] = rows.get(row["status"], 0) + row["count"]
    return {"label": label, "kinds": kinds, "total": sum(rows.values()), "rows": list(rows.items())}
