"""Fields, rows and messages of a page as people find them: by the words beside them."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect


def field(page: Page | Locator, label: str) -> Locator:
    """The field with just that label; a star marks one that has to be filled."""
    return page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$"))


def fill(page: Page | Locator, **values: Any) -> None:
    """`as_of="…"` fills the field “As of”; a menu takes the words of its entry."""
    for name, value in values.items():
        found = field(page, name.replace("_", " ").capitalize()).first
        if found.evaluate("element => element.tagName") == "SELECT":
            found.select_option(label=value)
        else:
            found.fill(value)


def choose(page: Page, label: str, words: str) -> None:
    """An entry of a menu that is searched on the server."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("option", name=words).first.click()


def press(page: Page | Locator, name: str) -> None:
    """The button that bears these words, and perhaps an icon or a key besides."""
    page.get_by_role("button", name=re.compile(rf"\b{re.escape(name)}\b")).first.click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def reads(page: Page | Locator, words: str | re.Pattern[str]) -> None:
    """Waits until it stands there."""
    expect(page.get_by_text(words).first).to_be_visible()
