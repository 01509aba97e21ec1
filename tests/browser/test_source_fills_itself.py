"""A source described where it is quoted fills itself from its address; what was typed stays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk
from tests.browser.forms import field, fill, follow, reads
from tests.browser.review import open_commitment
from tests.browser.served import like_make_serve
from tests.evidence.server import SAID, Web, page, serving
from tests.tracker.served import Served, started

SLUG = "us-cn-senior-officials-2024-summer"
TITLE = "Senior officials to measure progress, summer 2024"


@pytest.fixture(scope="module")
def fetching(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A tracker that fetches, and may reach this machine."""
    home = tmp_path_factory.mktemp("fetching")
    may_fetch = {"DJANGO_SETTINGS_MODULE": "tests.browser.fetching", "FETCH": "on"}
    with started(home, **like_make_serve(home) | may_fetch) as tracker:
        yield tracker


@pytest.fixture
def analyst(browser: Any, fetching: Served) -> Iterator[Page]:
    desk = Desk(browser, fetching.address(), {})
    yield desk.open("analyst")
    desk.close()
    assert not desk.complaints, desk.complaints


@pytest.fixture
def news() -> Iterator[str]:
    """The address of a page on this machine."""
    with serving() as web:
        yield with_news(web)


def with_news(web: Web) -> str:
    return web.serve("/news", page())


def new_source(analyst: Page) -> None:
    open_commitment(analyst, SLUG, TITLE)
    follow(analyst, "Add finding")
    analyst.get_by_role("heading", name="A source that is not in the list yet").first.click()


def holds(analyst: Page, label: str, value: str) -> None:
    expect(field(analyst, label).first).to_have_value(value)


def test_it_fills_itself_and_is_made_with_the_finding(analyst: Page, news: str) -> None:
    new_source(analyst)
    field(analyst, "Publisher").first.fill("The Herald")
    field(analyst, "Address (URL)").first.fill(news)
    field(analyst, "Title").first.focus()
    reads(analyst, "It tells title, publisher, published on, language. What was typed stays.")
    holds(analyst, "Title", "Working group launched")
    holds(analyst, "Publisher", "The Herald")
    holds(analyst, "Came out on", "2024-01-31")
    holds(analyst, "Language", "en-GB")

    fill(analyst, status="Confirmed", as_of="2 February 2024", summary="Set.", excerpt=SAID[0])
    fill(analyst, confidence="Moderate", mode="Direct speech")
    analyst.get_by_role("button", name="Save and submit for review").click()
    reads(analyst, "In review")
    reads(analyst, "Working group launched")


def test_each_piece_of_evidence_has_its_own(analyst: Page, news: str) -> None:
    new_source(analyst)
    analyst.get_by_role("link", name="Add another").last.click()
    looks = analyst.get_by_role("button", name="Fill in from the address", include_hidden=True)
    assert looks.count() > 1
    second = analyst.locator("[id$='-1-new_url']")
    analyst.get_by_role("heading", name="A source that is not in the list yet").nth(1).click()
    second.fill(news)
    second.blur()
    expect(analyst.locator("[id$='-1-new_title']")).to_have_value("Working group launched")
    expect(analyst.locator("[id$='-0-new_title']")).to_have_value("")
