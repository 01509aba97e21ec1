from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from commitments.pages.framing import Asking, cursor_of, page
from commitments.reading.listing import CURSOR

ENOUGH = 3  # words that say what it is


@page("claims", parameters=[CURSOR])
def claims(asking: Asking, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Statements of fact, the disputed ones marked, and figures that differ."""
    at = {"cursor": asked["cursor"]} if "cursor" in asked else {}
    found = asking("claims/", {"ordering": "title", **at})
    differ = asking("discrepancies/", {"type": "series"})["results"]
    series = [{**each, "heading": heading_of(each)} for each in differ]
    return {**found, "series": series, "older": cursor_of(found["next"])}


def heading_of(series: Mapping[str, Any]) -> str:
    """What the titles of its figures begin with, else its slug as words."""
    words = zip(*(row["title"].split() for row in series["statistics"]), strict=False)
    alike = [same[0] for same in takewhile(lambda each: len(set(each)) == 1, words)]
    if len(alike) >= ENOUGH:
        return " ".join(alike).rstrip(",:;–-")
    first, *rest = str(series["series"]).split("-")
    return " ".join([first.upper() if len(first) == 2 else first.capitalize(), *rest])
