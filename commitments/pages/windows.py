from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import Any

from django.utils.safestring import SafeString

from commitments.domain.date_prose import spell_day
from commitments.models.vocabulary import Timeliness
from commitments.pages.axis import Axis, axis_of
from commitments.pages.charts import Chart
from commitments.pages.drawing import name_over, svg
from commitments.pages.framing import Asking
from commitments.pages.home import AHEAD, LATE
from commitments.pages.months import by_month

OVER = f"ended,met_on_time,met_late,{LATE}"
MOST = 20
FIELDS = "slug,title,due,timeliness"
HIGH, HEAD = 40, 26


def windows(asking: Asking) -> Chart:
    """The windows ahead, each; those that are too many for that, by the month in which they close.
    Where none is ahead, those that closed last."""
    asked = {"timeliness": AHEAD, "ordering": "due", "page_size": MOST, "fields": FIELDS}
    found = asking("commitments/", {**asked, "with_count": "true"})
    if found["count"] > MOST:
        return by_month(asking)
    rows = found["results"] or closed(asking)
    title = ahead(rows, found["count"]) if found["results"] else behind(rows)
    axis = axis_of(rows, asking.clocks.as_of)
    return Chart(
        "windows",
        title,
        drawn(rows, axis, title) if axis else SafeString(),
        ["Commitment", "As said", "From", "Until", "Timeliness"],
        [cells(row) for row in rows],
        "windows",
        axis=axis,
    )


def closed(asking: Asking) -> list[dict[str, Any]]:
    """But for those that were met or given up before their last day, which is still to come."""
    today = asking.clocks.as_of.isoformat()
    asked = {"timeliness": OVER, "ordering": "-due", "fields": FIELDS}
    found = asking.each_of("commitments/", asked, at_once=5 * MOST)
    return list(islice((row for row in found if row["due"]["latest"] < today), MOST))


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


def cells(row: dict[str, Any]) -> list[str | dt.date]:
    due = row["due"]
    return [
        row["title"],
        due["said"] or due["edtf"],
        *(dt.date.fromisoformat(day) if day else "" for day in (due["earliest"], due["latest"])),
        Timeliness(row["timeliness"]).label,
    ]
