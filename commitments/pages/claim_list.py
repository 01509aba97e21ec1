from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.pages.framing import Asking, cursor_of, page
from commitments.reading.listing import CURSOR


@page("claims", parameters=[CURSOR])
def claims(asking: Asking, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Statements of fact, the disputed ones marked, and figures that differ."""
    at = {"cursor": asked["cursor"]} if "cursor" in asked else {}
    found = asking("claims/", {"ordering": "title", **at})
    differ = asking("discrepancies/", {"type": "series"})["results"]
    return {**found, "series": differ, "older": cursor_of(found["next"])}
