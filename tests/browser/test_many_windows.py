"""Windows too many to draw each: the browser draws the months that the server counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from commitments.pages.windows import MOST
from tests.browser.conftest import Desk
from tests.browser.served import send
from tests.browser.test_charts import drawn, pixels, shown, table
from tests.tracker.served import Served, token

DUE = ["2999-03-31"] * MOST + ["2999-05-02"]


@pytest.fixture(scope="module")
def written(served: Served) -> Iterator[None]:
    """Taken back at the end, so that other tests count as before."""
    analyst, editor = token(served, "planner", "analyst"), token(served, "unplanner", "editor")
    for number, day in enumerate(DUE):
        body = {
            "slug": f"far-{number}",
            "kind": "meeting",
            "bindingness": "political",
            "wording": "official_text",
            "specificity": "measurable",
            "title": f"Talks {number}",
            "text": f"Talks {number}.",
            "made_on": "2025-01-30",
            "due": {"edtf": day},
        }
        send(served, analyst, "POST", "commitments/", **body)
        send(served, analyst, "POST", f"commitments/far-{number}/submit/")
        send(served, editor, "POST", f"commitments/far-{number}/publish/")
    yield
    for number in range(len(DUE)):
        path = f"commitments/far-{number}/retract/"
        send(served, editor, "POST", path, reason="It was a test.")


@pytest.mark.usefixtures("written")
def test_months_are_walked_and_tell_what_the_table_has(desk: Desk) -> None:
    page = desk.open()
    page.goto("/charts/?as_of=2999-02-10")
    figure = drawn(page, "windows")
    heads, *rows = table(figure)
    assert [row[-1] for row in rows] == ["0", "20", "0", "1"]
    assert pixels(figure, "#0a58ca") > 1000

    figure.locator("canvas").focus()
    for row in rows:
        page.keyboard.press("ArrowRight")
        assert shown(figure) == (row[0], dict(zip(heads[1:], row[1:], strict=True)))
