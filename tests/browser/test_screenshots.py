"""The pages that people see most, kept as they look in light and in dark, at a desk and on a
phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.checks import DESK, PHONE
from tests.browser.drafts import Drafts
from tests.browser.review import open_commitment

PLEDGE = "cn-precursor-pledge"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_kept_as_they_look(
    desk: Any, drafts: Drafts, screenshots: Path, scheme: str
) -> None:
    page = desk.open("editor", color_scheme=scheme, reduced_motion="reduce")
    open_commitment(page, PLEDGE, "precursors")
    commitment = page.url
    shown = {
        "home": "/admin/",
        "commitment": commitment,
        "review": f"/admin/review/status_update/{drafts.in_review}/",
        "list": "/admin/commitments/commitment/",
        "history": commitment.replace("overview", "history"),
        "import": "/admin/commitments/commitment/import/",
    }
    for name, path in shown.items():
        page.goto(path)
        for look, size in (("desk", DESK), ("phone", PHONE)):
            page.set_viewport_size(size)
            kept = screenshots / f"{name}-{scheme}-{look}.png"
            page.screenshot(path=kept, full_page=True)
            assert kept.stat().st_size > 10_000
        page.set_viewport_size(DESK)
