"""The charts, each with its table; and each as a file, the picture or the figures behind it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from commitments.domain.errors import NotFound
from commitments.pages import charts
from commitments.pages.framing import Asking, page
from commitments.pages.windows import windows

CHARTS = {
    "status-over-time": charts.over_time,
    "by-actor-and-status": charts.by_actor,
    "windows": windows,
}
FORMS = {"svg": "image/svg+xml", "csv": "text/csv; charset=utf-8"}
WIDE = 720  # px
RUN = ("=", "+", "-", "@", "\t", "\r", "'")  # what a spreadsheet takes for more than a text


@page("charts")
def all_charts(asking: Asking, asked: Mapping[str, Any]) -> dict[str, Any]:
    return {"charts": [draw(asking) for draw in CHARTS.values()]}


@page("")
def chart(asking: Asking, asked: Mapping[str, Any], name: str, form: str) -> HttpResponse:
    if name not in CHARTS or form not in FORMS:
        raise NotFound
    drawn = CHARTS[name](asking)
    body = picture(drawn) if form == "svg" else figures(drawn)
    response = HttpResponse(body, content_type=FORMS[form])
    response["Content-Disposition"] = f'attachment; filename="{name}-{asking.clocks.as_of}.{form}"'
    return response


def picture(drawn: charts.Chart) -> str:
    """On its own ground, at a fixed width, with its key."""
    return charts.standalone(drawn, WIDE)


def figures(drawn: charts.Chart) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(drawn.columns)
    writer.writerows([shielded(cell) for cell in row] for row in drawn.rows)
    return file.getvalue()


def shielded(cell: Any) -> Any:
    """Names that a spreadsheet would run."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RUN) else cell
