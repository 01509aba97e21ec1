"""The pages that people see without a login."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.checks import findings, overflow
from tests.browser.conftest import Desk

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


def test_nothing_is_asked_of_another_host(desk: Desk) -> None:
    page = desk.open()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in PAGES:
        page.goto(address)

    assert {urlsplit(url).netloc for url in asked} == {urlsplit(desk.address).netloc}


def test_a_late_one_is_found_read_and_followed_into_the_past(desk: Desk) -> None:
    page = desk.open()
    page.goto("/")
    page.get_by_role("link", name="All that are overdue or lapsed").click()
    expect(page.get_by_role("status")).to_contain_text("commitments found")
    page.get_by_role("link", name="Senior officials to measure progress, summer 2024").click()
    expect(page.locator(".standing")).to_contain_text("Lapsed")

    page.get_by_label("As of").fill("2024-02-01")
    page.get_by_role("button", name="Show").click()

    expect(page.locator(".past")).to_contain_text("as of")
    expect(page.locator(".standing")).to_contain_text("Mooted")
    shared = page.url
    assert parse_qs(urlsplit(shared).query) == {"as_of": ["2024-02-01"]}
    another = desk.open()
    another.goto(shared)
    expect(another.locator(".standing")).to_contain_text("Not yet due")


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
    page.get_by_role("heading", name="Over time, and by whom").scroll_into_view_if_needed()

    expect(page.locator("figure.chart")).to_have_count(2)
    expect(page.locator("figure.chart figcaption").first).to_contain_text("1 February 2024")


def test_the_list_by_keyboard_alone(desk: Desk) -> None:
    page = desk.open()
    page.goto("/commitments/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("fentanyl exports")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"q=fentanyl"))
    page.get_by_role("link", name="China bans fentanyl exports in 2019").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("China bans fentanyl exports in 2019")


def test_pages_read_without_scripts(browser: Any, desk: Desk) -> None:
    page = desk.open(java_script_enabled=False)
    page.goto(f"{MEETING}?as_of=2024-02-01")

    expect(page.locator(".past")).to_contain_text("1 February 2024")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
