from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.safestring import SafeString

from commitments.domain.date_prose import spell_day
from commitments.models.vocabulary import Timeliness
from commitments.pages.axis import Axis, axis_of
from commitments.pages.charts import Chart
from commitments.pages.drawing import name_over, svg
from commitments.pages.framing import Asking

AHEAD = "due_soon,in_window,not_yet_due"
MOST = 20
FIELDS = "slug,title,due,timeliness"
HIGH, HEAD = 40, 26


def windows(asking: Asking) -> Chart:
    """The windows ahead, those that close first; where none is ahead, those that closed last."""
    asked = {"page_size": MOST, "fields": FIELDS, "with_count": "true"}
    found = asking("commitments/", {"timeliness": AHEAD, "ordering": "due", **asked})
    rows, count = found["results"], found["count"]
    title = ahead(rows, count)
    if not rows:
        rows = closed(asking, asked)
        title = behind(rows)
    axis = axis_of(rows, asking.clocks.as_of)
    return Chart(
        "windows",
        title,
        drawn(rows, axis, title) if axis else SafeString(),
        ["Commitment", "As said", "From", "Until", "Timeliness"],
        [cells(row) for row in rows],
        (),
    )


def closed(asking: Asking, asked: dict[str, Any]) -> list[dict[str, Any]]:
    until = asking.clocks.as_of.isoformat()
    found = asking("commitments/", {"due_before": until, "ordering": "-due", **asked})["results"]
    return [row for row in found if row["due"]["latest"] and row["due"]["latest"] < until]


def ahead(rows: list[dict[str, Any]], count: int) -> str:
    told = f"{count:,} windows are open or ahead" if count != 1 else "One window is open or ahead"
    ends = [row["due"]["latest"] for row in rows if row["due"]["latest"]]
    return f"{told}; the first closes on {spelled(ends[0])}" if ends else told


def behind(rows: list[dict[str, Any]]) -> str:
    told = "No window is open or ahead"
    return f"{told}; the last closed on {spelled(rows[0]['due']['latest'])}" if rows else told


def spelled(day: str) -> str:
    return spell_day(dt.date.fromisoformat(day))


def drawn(rows: list[dict[str, Any]], axis: Axis, said: str) -> SafeString:
    parts = axis.marks()
    for place, row in enumerate(rows):
        y = HEAD + HIGH * place
        due = row["due"]
        parts += [
            name_over(row["title"], y + 12),
            axis.span(due["earliest"], due["latest"], y + 17),
        ]
    return svg(HEAD + HIGH * len(rows), parts, said=said)


def cells(row: dict[str, Any]) -> list[str]:
    due = row["due"]
    return [
        row["title"],
        due["said"] or due["edtf"],
        due["earliest"] or "",
        due["latest"] or "",
        Timeliness(row["timeliness"]).label,
    ]
