"""The first Tab on any page offers the way past the menu, and the next one is beyond it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("path", ["", "commitments/commitment/", "commitments/commitment/import/"])
def test_the_menu_is_skipped(desk: Any, path: str) -> None:
    page = desk.open("analyst")
    page.goto(f"/admin/{path}")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(f"{skip.get_attribute('href')} :focus")).to_be_visible()
