"""The public pages as they look: light, dark and at a phone's width. docs/pages/ is of these."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.checks import DESK, PHONE
from tests.browser.conftest import Desk
from tests.browser.test_charts import drawn

PAGES = {
    "home": "/?as_of=2024-02-01",
    "commitments": "/commitments/?kind=meeting",
    "commitment": "/commitments/cn-precursor-pledge/",
    "claims": "/claims/",
    "claim": "/claims/china-main-precursor-source/",
    "actors": "/actors/",
    "actor": "/actors/cn/",
    "reports": "/reports/",
    "charts": "/charts/?as_of=2024-02-10",
    "about": "/about/",
}
LOOKS = {"light": (DESK, "light"), "dark": (DESK, "dark"), "phone": (PHONE, "light")}
TALLEST = 1600  # pixels; what is below looks like what is above


@pytest.mark.parametrize("look", LOOKS)
def test_pages_are_kept_as_they_look(look: str, desk: Desk, screenshots: Path) -> None:
    size, scheme = LOOKS[look]
    page = desk.open(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    for name, address in PAGES.items():
        page.goto(address)
        for chart in page.locator("figure.chart").all():
            drawn(page, chart.get_attribute("id"))
        page.evaluate("scrollTo(0, 0)")
        high = page.evaluate("document.documentElement.scrollHeight")
        kept = screenshots / f"public-{name}-{look}.png"
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(high, TALLEST)}
        page.screenshot(path=kept, full_page=True, clip=clip)
        assert kept.stat().st_size > 10_000


@pytest.mark.parametrize("look", LOOKS)
def test_a_chart_that_is_asked_is_kept(look: str, desk: Desk, screenshots: Path) -> None:
    size, scheme = LOOKS[look]
    page = desk.open(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page.goto(PAGES["charts"])
    figure = drawn(page, "by-actor-and-status")
    figure.get_by_role("button", name="Not started").click()
    figure.locator("canvas").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    expect(figure.locator(".tip")).to_contain_text("Shown of them")
    kept = screenshots / f"public-chart-{look}.png"
    page.screenshot(path=kept)
    assert kept.stat().st_size > 10_000
