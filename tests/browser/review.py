"""Ways that reviewers take."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.forms import follow, reads


def open_commitment(page: Page, slug: str, title: str) -> None:
    page.goto("/admin/commitments/commitment/")
    page.get_by_role("textbox", name="Search").fill(slug)
    page.keyboard.press("Enter")
    follow(page, title)


def open_review(page: Page, slug: str, title: str, words: str) -> None:
    """The screen of the draft that quotes these words, from its commitment's page."""
    open_commitment(page, slug, title)
    entry = page.get_by_role("listitem").filter(has_text=words)
    entry.get_by_role("link", name="Review", exact=True).last.click()
    reads(page, "Decide")
