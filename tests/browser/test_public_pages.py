"""The pages that people see without a login."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.checks import STICKS_OUT, findings, overflow
from tests.browser.conftest import Desk

SHEET = {"width": 718, "height": 1000}  # what margins leave of A4, in pixels
MEETING = "/commitments/us-cn-senior-officials-2024-02/"
PAGES = [
    "/",
    "/?as_of=2024-02-01",
    "/commitments/",
    "/commitments/?q=precursor&kind=pledge",
    "/commitments/?q=nothing-of-this-kind",
    MEETING,
    "/commitments/cn-precursor-pledge/",
    "/claims/",
    "/claims/china-main-precursor-source/",
    "/actors/",
    "/actors/cn/",
    "/reports/",
    "/charts/",
    "/about/",
]


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(address: str, desk: Desk) -> None:
    page = desk.open()
    page.goto(address)
    for summary in page.locator("details > summary").all():
        summary.click()

    assert overflow(page) == 0
    assert [str(found) for found in findings(page)] == []


@pytest.mark.parametrize("address", ["/?as_of=2024-02-01", "/commitments/", "/claims/", "/charts/"])
def test_a_printed_sheet_holds_all_of_it(address: str, desk: Desk) -> None:
    page = desk.open(viewport=SHEET)
    page.goto(address)
    page.emulate_media(media="print")

    assert page.evaluate(STICKS_OUT) == 0
    assert not page.locator("nav").first.is_visible()


def test_a_late_one_is_found_followed_into_the_past_shared_and_taken_along(desk: Desk) -> None:
    page = desk.open()
    page.goto("/")
    page.get_by_role("link", name="All that are overdue or lapsed").click()
    expect(page.get_by_role("status")).to_contain_text("commitments found")
    page.get_by_role("link", name="Senior officials to measure progress, summer 2024").click()
    expect(page.locator(".standing")).to_contain_text("Lapsed")

    page.get_by_label("As of").fill("2024-02-01")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".past")).to_contain_text("1 February 2024")
    expect(page.locator(".standing")).to_contain_text("Mooted")
    shared = page.url
    assert parse_qs(urlsplit(shared).query) == {"as_of": ["2024-02-01"]}

    another = desk.open()
    another.goto(shared)
    expect(another.locator(".standing")).to_contain_text("Not yet due")
    calendar = another.locator("main").get_by_role("link", name="Calendar").get_attribute("href")
    assert "SUMMARY:Senior officials" in another.request.get(calendar).text()
    cited = another.locator("footer .frozen").get_attribute("href")
    another.goto(cited)
    expect(another.locator(".past")).to_contain_text("as it was known at")


def test_why_the_sides_disagree_is_read_from_the_first_page(desk: Desk) -> None:
    page = desk.open()
    page.goto("/")
    page.get_by_role("link", name="China is the main source", exact=False).first.click()

    expect(page.get_by_role("heading", name="Who says so")).to_be_visible()
    expect(page.get_by_role("heading", name="Who denies it")).to_be_visible()
    expect(page.locator("blockquote", has_text="China denies this.")).to_be_visible()


def test_the_list_is_filtered_and_goes_back_and_forward(desk: Desk) -> None:
    page = desk.open()
    page.goto("/commitments/")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Meeting", exact=True).check()
    page.get_by_role("search").get_by_role("button", name="Show").click()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"6 commitments found\."))
    assert page.url.endswith("/commitments/?ordering=-made_on&kind=meeting")

    page.go_back()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"45 commitments\."))
    page.go_forward()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"6 commitments found\."))


def test_a_filter_that_is_set_is_told_and_taken_away(desk: Desk) -> None:
    page = desk.open()
    page.goto("/commitments/?kind=meeting&actor=cn&role=participant&made_after=2024-01-01")
    chosen = page.get_by_role("list", name="Filters that are set").get_by_role("listitem")
    expect(chosen).to_have_text(
        ["Kind: Meeting ×", "Party: China ×", "Role: Participant ×", "Made from: 2024-01-01 ×"]
    )

    chosen.nth(3).get_by_role("link").click()
    expect(chosen).to_have_count(3)
    page.get_by_role("search").get_by_role("button", name="Show").click()
    expect(chosen).to_have_count(3)


def test_days_and_numbers_are_in_the_readers_form_and_vague_ones_as_said(desk: Desk) -> None:
    page = desk.open(locale="de-DE")
    page.goto(f"{MEETING}?as_of=2024-02-01")

    expect(page.locator(".past")).to_contain_text("1. Februar 2024")
    expect(page.locator(".facts")).to_contain_text("“in February”, February 2024")
    expect(page.locator(".timeline")).to_contain_text("31. Januar 2024")
    page.goto("/claims/")
    expect(page.get_by_role("row", name="82.998 deaths")).to_be_visible()


def test_what_was_found_is_exported_and_subscribed_to(desk: Desk) -> None:
    page = desk.open()
    page.goto("/commitments/?kind=meeting")
    take: Any = page.get_by_role("region", name="Take it along")

    table = page.request.get(take.get_by_role("link", name="CSV").get_attribute("href"))
    calendar = page.request.get(take.get_by_role("link", name="Calendar").get_attribute("href"))

    assert len(table.text().splitlines()) == 7
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert "BEGIN:VEVENT" in calendar.text()


def test_charts_come_when_they_are_seen(desk: Desk) -> None:
    page = desk.open()
    page.goto("/?as_of=2024-02-01")
    page.get_by_role("heading", name="Over time, by whom, and by when").scroll_into_view_if_needed()

    expect(page.locator("figure.chart")).to_have_count(3)
    expect(page.locator("figure.chart figcaption").first).to_contain_text("1 February 2024")


def test_pages_read_without_scripts(browser: Any, desk: Desk) -> None:
    page = desk.open(java_script_enabled=False)
    page.goto(f"{MEETING}?as_of=2024-02-01")

    expect(page.locator(".past")).to_contain_text("1 February 2024")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
