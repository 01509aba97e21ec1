"""A finding is drafted, submitted and published without a mouse."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.forms import field, reads
from tests.browser.served import PASSWORD, read
from tests.tracker.served import Served

MOST = 150  # presses of Tab before something counts as out of reach
SLUG = "us-cn-senior-officials-2024-summer"
SUMMARY = "Written without a mouse."


def test_a_finding_goes_the_whole_way_by_keyboard(desk: Any, served: Served) -> None:
    page = desk.page()
    log_in(page, "analyst")
    go(page, page.get_by_role("link", name="Commitments").nth(1), "Enter")
    go(page, page.get_by_role("textbox", name="Search"), SLUG, "Enter")
    go(page, page.get_by_role("rowheader").get_by_role("link"), "Enter")
    go(page, page.get_by_role("link", name="Add finding").first, "Enter")
    go(page, field(page, "Status"), "Announced")
    go(page, field(page, "Confidence"), "Low")
    go(page, field(page, "As of"), "2 February 2024")
    go(page, field(page, "Summary"), SUMMARY)
    new_source = page.locator("summary").filter(has_text="A source that is not in the list yet")
    go(page, new_source.first, "Enter")
    go(page, field(page, "Title").first, "A readout")
    go(page, field(page, "Excerpt").first, "will meet over the summer")
    go(page, field(page, "Mode").first, "Direct speech")
    go(page, page.get_by_role("button", name="Save and submit for review"), "Enter")
    reads(page, "In review")

    page = desk.page()
    log_in(page, "editor")
    go(page, page.get_by_role("link", name="Review").first, "Enter")
    while not page.get_by_text(SUMMARY).count():
        before = page.url
        page.keyboard.press("n")
        page.wait_for_url(lambda url, before=before: url != before)
    page.keyboard.press("p")
    page.keyboard.press("Enter")
    reads(page, "is published")
    found = read(served, f"status-updates/?commitment={SLUG}&status=announced")["results"]
    assert SUMMARY in [each["summary"] for each in found]


def log_in(page: Page, name: str) -> None:
    page.goto("/admin/login/")
    go(page, field(page, "Username"), name)
    go(page, field(page, "Password"), PASSWORD, "Enter")
    page.wait_for_url("/admin/")


def go(page: Page, place: Locator, *keys: str) -> None:
    """Tab after Tab until it has the focus; then the keys, or the words that are typed."""
    for _ in range(MOST):
        if place.evaluate("element => element.contains(document.activeElement)"):
            break
        page.keyboard.press("Tab")
    else:
        raise AssertionError(f"{place} is out of a keyboard's reach on {page.url}")
    for key in keys:
        if key == "Enter":
            page.keyboard.press(key)
        else:
            page.keyboard.type(key)
