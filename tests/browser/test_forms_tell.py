"""What a form tells while one types, before anything is sent."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.browser.forms import field


def test_the_days_that_words_mean_are_told_while_one_types(desk: Any) -> None:
    page = desk.open("analyst")
    page.goto("/admin/commitments/commitment/add/")
    due = field(page, "Due")
    told = page.locator(f"output[for={due.get_attribute('id')}]")
    due.press_sequentially("over the summer of 2024")
    expect(told).to_have_text("Read as summer 2024 (1 June to 31 August 2024).")
    due.fill("")
    due.press_sequentially("2024-13")
    expect(told).to_contain_text("has no month 13")
    due.fill("")
    expect(told).to_have_text("")
