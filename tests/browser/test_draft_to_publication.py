"""A finding from the analyst's draft to the public, back for its correction, and all of it in its
history."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page

from tests.browser.forms import field, fill, follow, press, reads
from tests.browser.review import open_commitment, open_review
from tests.browser.served import read
from tests.tracker.served import Served

SLUG = "us-cn-senior-officials-2024-summer"
TITLE = "Senior officials to measure progress, summer 2024"
WORDS = "the two sides agreed to meet again over the summer"
SOURCE = "Joint readout of the working group"
SUMMARY = "Both sides have set it."
MENDED = "Both sides have set it, for Washington."
CORRECTED = "One side alone has set it."
REASON = "Say for which place."
# What the histories tell, the newest first.
OF_THE_FINDING = (
    ("editor", "publish", "In review", "Published", WORDS),
    ("analyst", "edit", "submit", MENDED),
    ("editor", "return", REASON, "Returned"),
    ("analyst", "create status update", "submit", SUMMARY, "Confirmed", WORDS),
)
OF_THE_CORRECTION = (
    ("editor", "publish", "In review", "Published"),
    ("analyst", "edit", "submit", CORRECTED, "Confirmed", "Announced"),
    ("analyst", "supersede", MENDED),
)


def test_a_draft_is_returned_mended_published_and_corrected(desk: Any, served: Served) -> None:
    analyst, editor = desk.open("analyst"), desk.open("editor")
    draft_with_a_new_source(analyst)
    return_it(editor)
    mend(analyst)
    publish(editor, MENDED)
    finding = newest(served)
    assert (finding["status"], finding["summary"]) == ("confirmed", MENDED)
    assert finding["due"] == {
        "edtf": "2024-22",
        "earliest": "2024-06-01",
        "latest": "2024-08-31",
        "said": "over the summer of 2024",
    }
    assert [item["excerpt"] for item in finding["evidence"]] == [WORDS]

    correct(analyst)
    publish(editor, CORRECTED)
    correction = newest(served)
    assert (correction["status"], correction["supersedes"]) == ("announced", finding["id"])
    assert read(served, f"status-updates/{finding['id']}/")["superseded_by"] == correction["id"]
    history_tells(analyst, finding["id"], OF_THE_FINDING)
    history_tells(analyst, correction["id"], OF_THE_CORRECTION)


def draft_with_a_new_source(page: Page) -> None:
    open_commitment(page, SLUG, TITLE)
    follow(page, "Add finding")
    fill(page, status="Confirmed", confidence="Moderate", as_of="2 February 2024", summary=SUMMARY)
    field(page, "Due").fill("over the summer of 2024")
    reads(page, "Read as summer 2024 (1 June to 31 August 2024).")
    page.get_by_role("heading", name="A source that is not in the list yet").first.click()
    fill(page, title=SOURCE, publisher="The two governments", came_out_on="2 February 2024")
    fill(page, excerpt=WORDS, mode="The outlet's own words", credibility="2 – probably true")
    page.get_by_role("button", name="Save and submit for review").click()
    reads(page, "In review")


def return_it(page: Page) -> None:
    open_review(page, SLUG, TITLE, SUMMARY)
    for part in (SUMMARY, WORDS, SOURCE):
        reads(page, part)
    field(page, "What should be mended").fill(REASON)
    press(page, "Return")
    reads(page, "went back to its authors")


def mend(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_role("region", name=re.compile("^Returned to me")).get_by_role("link").first.click()
    page.get_by_role("row", name=re.compile("Returned")).get_by_role("link").first.click()
    reads(page, REASON)
    field(page, "Summary").fill(MENDED)
    page.get_by_role("button", name="Save and submit for review").click()
    reads(page, "was changed successfully")


def publish(page: Page, summary: str) -> None:
    open_review(page, SLUG, TITLE, summary)
    press(page, "Publish")
    reads(page, "is published")


def correct(page: Page) -> None:
    open_commitment(page, SLUG, TITLE)
    press(page.get_by_role("listitem").filter(has_text=MENDED), "Correct")
    fill(page, status="Announced", summary=CORRECTED)
    page.get_by_role("button", name="Save and submit for review").click()
    reads(page, "In review")


def history_tells(page: Page, finding: int, entries: tuple[tuple[str, ...], ...]) -> None:
    page.goto(f"/admin/commitments/statusupdate/{finding}/history/")
    found = page.get_by_role("listitem").filter(has=page.get_by_role("time"))
    told = [" ".join(text.split()) for text in found.all_inner_texts()]
    for text, parts in zip(told, entries, strict=True):
        assert [part for part in parts if part not in text] == [], text


def newest(served: Served) -> dict[str, Any]:
    """The finding that was published last, as the public reads it."""
    found: list[dict[str, Any]] = read(served, f"status-updates/?commitment={SLUG}")["results"]
    return max(found, key=lambda each: each["published_at"])
