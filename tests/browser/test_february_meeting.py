"""20 February 2024: what was expected in February was held on the 18th, and not where it was
expected. What was known before stays true of its day."""

from __future__ import annotations

import re
from typing import Any

from tests.browser.forms import field, fill, follow, press, reads
from tests.browser.review import open_commitment, open_review
from tests.browser.served import read
from tests.tracker.served import Served

SLUG = "us-cn-senior-officials-2024-02"
TITLE = "Senior officials to measure progress, February 2024"
WORDS = "met in Vienna on Sunday to take stock of their cooperation against drugs"


def test_the_meeting_held_is_the_one_expected(desk: Any, served: Served) -> None:
    analyst, editor = desk.open("analyst"), desk.open("editor")
    open_commitment(analyst, SLUG, TITLE)
    follow(analyst, "Add finding")
    fill(analyst, status="Held", confidence="Moderate", as_of="20 February 2024", place="Vienna")
    fill(analyst, summary="It is taken for the meeting that was expected in February.")
    fill(analyst, occurred_on="18 February 2024")
    analyst.get_by_role("heading", name="A source that is not in the list yet").first.click()
    fill(analyst, title="Officials meet in Vienna", came_out_on="19 February 2024")
    fill(analyst, excerpt=WORDS, mode="The outlet's own words", credibility="2 – probably true")
    analyst.get_by_role("button", name="Save and submit for review").click()
    reads(analyst, "In review")
    open_review(editor, SLUG, TITLE, WORDS)
    reads(editor, WORDS)
    press(editor, "Publish")
    reads(editor, "is published")

    before, after = (
        read(served, f"commitments/{SLUG}/?as_of={day}") for day in ("2024-02-01", "2024-02-20")
    )
    assert (before["status"], before["timeliness"]) == ("mooted", "in_window")
    assert (after["status"], after["timeliness"]) == ("held", "met_on_time")
    assert after["confidence"] == "moderate"
    held = read(served, f"status-updates/?commitment={SLUG}&status=held")["results"][0]
    assert (held["place"], held["occurred_on"]["edtf"]) == ("Vienna", "2024-02-18")

    for day, status in (("2024-02-01", "Mooted"), ("2024-02-20", "Held")):
        field(analyst, "As it was on").fill(day)
        press(analyst.get_by_role("region", name="As it was on another day"), "Show")
        reads(analyst, re.compile(rf"^\s*{status} as of"))
