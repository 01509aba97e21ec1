"""Drafts are reviewed one after the other, by keys alone."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.drafts import finding
from tests.browser.forms import reads
from tests.browser.served import send
from tests.tracker.served import Served, token

REASON = "Say on which page."


def test_each_is_decided_by_a_key_and_leads_to_the_next(desk: Any, served: Served) -> None:
    ids = submitted(served, 4)
    page = desk.open("editor")
    page.goto(review_of(ids[0]))
    before = page.url
    page.keyboard.press("n")
    page.wait_for_url(lambda url: url != before)
    page.keyboard.press("b")
    page.wait_for_url(before)

    for pk in ids[:3]:
        page.goto(review_of(pk))
        page.keyboard.press("p")
        page.keyboard.press("Enter")
        reads(page, "is published")
        assert page.url != before
    page.goto(review_of(ids[3]))
    page.keyboard.press("r")
    page.keyboard.type(REASON)
    page.keyboard.press("Control+Enter")
    reads(page, "went back to its authors")
    assert states(served, ids) == ["published"] * 3 + ["returned"]


def test_keys_are_letters_where_somebody_types_and_are_switched_off(
    desk: Any, served: Served
) -> None:
    (pk,) = submitted(served, 1)
    page = desk.open("editor")
    page.goto(review_of(pk))
    page.keyboard.press("c")
    page.keyboard.type("pnb")
    expect(page.get_by_label("Add a comment")).to_have_value("pnb")
    page.get_by_role("checkbox", name=re.compile("^Keys")).uncheck()
    page.locator("h2").first.click()
    for key in "npr":
        page.keyboard.press(key)
        page.keyboard.press("Enter")
    page.reload()
    assert page.url.endswith(review_of(pk))
    assert states(served, [pk]) == ["in_review"]
    page.get_by_role("checkbox", name=re.compile("^Keys")).check()


def submitted(served: Served, number: int) -> list[int]:
    key = token(served, "writer", "analyst")
    ids = [finding(served, key) for _ in range(number)]
    for pk in ids:
        send(served, key, "POST", f"status-updates/{pk}/submit/")
    return ids


def states(served: Served, ids: list[int]) -> list[str]:
    key = token(served, "reviewer", "editor")
    found = [send(served, key, "GET", f"status-updates/{pk}/") for pk in ids]
    return [each["publication"] for each in found]


def review_of(pk: int) -> str:
    return f"/admin/review/status_update/{pk}/"
