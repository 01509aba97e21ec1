from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.pages.framing import Asking, cursor_of, page
from commitments.reading.listing import CURSOR


@page("reports", parameters=[CURSOR], lasts=False)
def reports(asking: Asking, asked: Mapping[str, Any]) -> dict[str, Any]:
    """What was sent, the newest first."""
    at = {"cursor": asked["cursor"]} if "cursor" in asked else {}
    found = asking("reports/", at)
    return {**found, "older": cursor_of(found["next"])}
