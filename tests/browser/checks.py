"""What is wrong with a page for those who see, point or read otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
RUN = "options => axe.run(document, {resultTypes: ['violations'], ...options})"
# What the colours decide.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# Rows in which nothing looks otherwise than in those before: axe takes seconds for fifty of them.
LEAVE_OUT_ALIKE = """() => {
  const seen = new Set();
  for (const row of document.querySelectorAll("#result_list tbody tr")) {
    const looks = [...row.querySelectorAll("*")].map((part) => part.tagName + part.className);
    if (looks.every((look) => seen.has(look))) row.remove();
    for (const look of looks) seen.add(look);
  }
}"""
STICKS_OUT = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True)
class Finding:
    rule: str
    impact: str
    where: str  # a CSS selector
    markup: str

    def __str__(self) -> str:
        return f"{self.impact} {self.rule} at {self.where}: {self.markup[:160]}"


def findings(page: Page) -> Iterator[Finding]:
    """Axe's, in light and in dark. The page is left without the rows that are alike."""
    page.evaluate(LEAVE_OUT_ALIKE)
    page.evaluate(AXE)
    yield from ran(page, {})
    page.emulate_media(color_scheme="dark")
    yield from ran(page, COLOURS)
    page.emulate_media(color_scheme="light")


def ran(page: Page, options: dict[str, Any]) -> Iterator[Finding]:
    for violation in page.evaluate(RUN, options)["violations"]:
        for node in violation["nodes"]:
            where = " ".join(str(part) for part in node["target"])
            yield Finding(violation["id"], violation["impact"], where, node["html"])


def overflow(page: Page) -> int:
    """How many pixels stick out of a phone's width."""
    page.set_viewport_size(PHONE)
    pixels: int = page.evaluate(STICKS_OUT)
    page.set_viewport_size(DESK)
    return pixels
