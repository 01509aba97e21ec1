"""What is wrong with a page: what axe finds, and what sticks out of a phone."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.checks import findings, overflow
from tests.browser.others import OTHERS, Others

used: set[Others] = set()


def faults(page: Page) -> Iterator[str]:
    """But for what is listed of others."""
    path = page.url.partition("//")[2].partition("/")[2]
    if pixels := overflow(page):
        yield f"/{path}: {pixels} pixels stick out of a phone"
    for finding in findings(page):
        covering = [each for each in OTHERS if each.covers(finding)]
        used.update(covering)
        if not covering:
            yield f"/{path}: {finding}"
