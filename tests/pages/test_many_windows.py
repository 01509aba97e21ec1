"""Windows that are too many to be drawn each are counted by the month in which they close."""

from __future__ import annotations

import csv
import io

import pytest

from commitments.pages.months import FURTHEST
from commitments.pages.windows import MOST
from tests.factories.records import make_commitment
from tests.factories.states import published
from tests.pages.conftest import Reader, Right

pytestmark = pytest.mark.django_db
HEAD = ["From", "Until", "Windows that close"]


def closing(*days: str) -> None:
    for number, day in enumerate(days):
        published(make_commitment(f"c{number}", title=f"Talks {number}", due=day))


def figures(reader: Reader, as_of: str = "2024-02-10") -> list[list[str]]:
    return [*csv.reader(io.StringIO(reader.text(f"/charts/windows.csv?as_of={as_of}")))]


def test_as_many_as_there_is_room_for_are_each_drawn(reader: Reader) -> None:
    closing(*["2024-03-31"] * MOST)

    assert len(figures(reader)) == 1 + MOST
    page = reader.text("/charts/?as_of=2024-02-10")
    assert "20 windows are open or ahead; the first closes on 31 March 2024" in page
    assert "The bar is the window that was named" in page


def test_more_are_counted_by_month_from_this_one_to_the_last(reader: Reader) -> None:
    closing(*["2024-03-31"] * MOST, "2024-05", "2024-03-01/2024-05-02")

    assert figures(reader) == [
        HEAD,
        ["2024-02-01", "2024-02-29", "0"],
        ["2024-03-01", "2024-03-31", "20"],
        ["2024-04-01", "2024-04-30", "0"],
        ["2024-05-01", "2024-05-31", "2"],
    ]
    page = reader.text("/charts/?as_of=2024-02-10")
    said = "22 windows are open or ahead; the month in which most close is March 2024: 20"
    assert f"<figcaption>{said}</figcaption>" in page
    assert "Too many to show each" in page
    listed = "/commitments/?timeliness=due_soon,in_window,not_yet_due&ordering=due&as_of=2024-02-10"
    assert f'href="{listed.replace("&", "&amp;")}"' in page
    assert '<data value="22">22</data> commitments found' in reader.text(listed)
    assert "The bar is the window that was named" not in page
    picture = reader.text("/charts/windows.svg?as_of=2024-02-10")
    assert said in picture
    assert "<title>Windows that close: 20</title>" in picture
    assert "<title>Windows that close: 2</title>" in picture


def test_what_closes_after_years_is_counted_together(reader: Reader) -> None:
    closing(*["2024-02-28"] * MOST, "2027-01", "2027-02", "2031")

    rows = figures(reader)

    assert rows[-2:] == [["2027-01-01", "2027-01-31", "1"], ["2027-02-01", "", "2"]]
    assert len(rows) == 1 + FURTHEST + 1
    assert ">Feb 27+<" in reader.text("/charts/windows.svg?as_of=2024-02-10")


def test_where_all_close_after_years_it_is_said(reader: Reader) -> None:
    closing(*["2031"] * MOST, "2032")

    assert "21 windows are open or ahead; none closes before 1 February 2027" in reader.text(
        "/charts/?as_of=2024-02-10"
    )


def test_months_end_with_the_calendar(reader: Reader) -> None:
    closing(*["9999-12-31"] * MOST, "9999-12")

    assert figures(reader, "9999-11-30") == [
        HEAD,
        ["9999-11-01", "9999-11-30", "0"],
        ["9999-12-01", "9999-12-31", "21"],
    ]


def test_a_page_of_many_is_what_the_api_answers(right: Right) -> None:
    closing(*["2999-03"] * MOST, "2999-05")

    right("/charts/?as_of=2998-12-31", 8)
