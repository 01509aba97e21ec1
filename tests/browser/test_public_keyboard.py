"""Whole journeys on the public pages by keyboard alone."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Desk
from tests.browser.test_keyboard import go


def test_a_late_meeting_is_followed_into_the_past_and_taken_along(desk: Desk) -> None:
    page = desk.open()
    page.goto("/")
    go(page, page.get_by_role("link", name="All that are overdue or lapsed"), "Enter")
    page.wait_for_url(re.compile("timeliness="))
    go(page, page.get_by_role("link", name="Senior officials to measure progress, summer"), "Enter")
    page.wait_for_url("**/us-cn-senior-officials-2024-summer/")

    go(page, page.get_by_label("As of"), "02012024")
    go(page, page.get_by_role("button", name="Show"), "Enter")
    expect(page.locator(".standing")).to_contain_text("Mooted")
    expect(page.locator(".past")).to_contain_text("1 February 2024")

    calendar = page.locator("main").get_by_role("link", name="Calendar")
    go(page, calendar)
    expect(calendar).to_be_focused()
    assert page.request.get(calendar.get_attribute("href")).text().count("BEGIN:VEVENT") == 1
    go(page, page.get_by_role("link", name="Back to today"), "Enter")
    expect(page.locator(".past")).to_have_count(0)


def test_the_list_is_narrowed_widened_and_exported(desk: Desk) -> None:
    page = desk.open()
    page.goto("/commitments/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("talks")
    go(page, page.get_by_text("Filters", exact=True), "Enter")
    go(page, page.get_by_label("Meeting", exact=True), " ")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("kind=meeting"))

    chosen = page.get_by_role("list", name="Filters that are set").get_by_role("link")
    expect(chosen).to_have_text(["Kind: Meeting ×"])
    go(page, chosen, "Enter")
    expect(chosen).to_have_count(0)
    go(page, page.get_by_role("link", name="CSV"))
    expect(page.get_by_role("link", name="CSV")).to_be_focused()


def test_what_the_sides_say_of_a_claim_is_reached_and_its_charts_table_opened(desk: Desk) -> None:
    page = desk.open()
    page.goto("/")
    go(page, page.get_by_role("link", name="China is the main source of the chemicals"), "Enter")
    expect(page.get_by_role("heading", name="Who denies it")).to_be_visible()

    page.goto("/charts/")
    go(page, page.get_by_text("The figures as a table").first, "Enter")
    go(page, page.get_by_role("link", name="CSV").first)
    expect(page.get_by_role("link", name="CSV").first).to_be_focused()
