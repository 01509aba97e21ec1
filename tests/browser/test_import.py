"""A file with three bad rows is refused with all three named; mended, it is shown row by row, and
then goes through."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.faults import faults
from tests.browser.forms import follow, press, reads
from tests.domain.importing.bringing import text_of

GOOD = {"slug": "br-port-scans", "kind": "pledge", "title": "Scan every tenth container"}
BAD = (
    {"slug": "br-oddity", "kind": "oath", "title": "An oath"},
    {"slug": "br-soon", "kind": "pledge", "title": "A date", "made_on": "2024-13"},
    {"slug": "br-nobody", "kind": "pledge", "title": "A party", "parties": "committing:nobody"},
)
CURES = (
    {"kind": "pledge"},
    {"made_on": "2024-12"},
    {"parties": "committing:cn;counterpart:us"},
)
# Line, column, what is wrong and the way out.
NAMED = (
    ("3", "kind", "“oath”", "pledge"),
    ("4", "made_on", "2024-13"),
    ("5", "parties", "nobody"),
)


def test_three_bad_rows_are_named_and_the_mended_file_goes_through(desk: Any) -> None:
    page = desk.open("analyst")
    page.goto("/admin/commitments/commitment/")
    follow(page, "Import")
    choose(page, GOOD, *BAD)
    reads(page, "Nothing was imported: 3 cells are wrong")
    rows = page.get_by_role("region", name="What is wrong").locator("tbody").get_by_role("row")
    told = [" ".join(text.split()) for text in rows.all_inner_texts()]
    for text, parts in zip(told, NAMED, strict=True):
        assert [part for part in parts if part not in text] == [], text
    found = [*faults(page)]

    choose(page, GOOD, *(bad | cure for bad, cure in zip(BAD, CURES, strict=True)))
    expect(page.get_by_role("status").filter(has_text="unchanged")).to_have_text(
        re.compile(r"^\s*4 new\s*0 changed\s*0 unchanged\s*$")
    )
    reads(page, "What is new arrives as drafts.")
    found += faults(page)
    press(page, "Import")
    reads(page, "Imported: 4 new, 0 changed, 0 unchanged.")
    for record in (GOOD, *BAD):
        expect(page.get_by_role("link", name=record["title"], exact=True)).to_be_visible()

    follow(page, "Import")
    choose(page, GOOD | {"title": "Scan every fifth container"})
    region = page.get_by_role("region", name="The difference, row by row")
    expect(region.locator("del")).to_have_text(GOOD["title"])
    expect(region.locator("ins")).to_have_text("Scan every fifth container")
    found += faults(page)
    assert not found, "\n".join(found)


def choose(page: Page, *rows: dict[str, str]) -> None:
    content = text_of(*rows).encode()
    file = {"name": "pledges.csv", "mimeType": "text/csv", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    expect(page.get_by_label("Reason")).to_have_value("")
    press(page, "Show what it would change")
