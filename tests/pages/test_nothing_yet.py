"""A list with nothing in it says whether that is so of today or of then, and what to do."""

from __future__ import annotations

import pytest

from tests.factories.records import make_commitment
from tests.factories.states import published
from tests.pages.conftest import Reader

pytestmark = pytest.mark.django_db
LISTS = {
    "/commitments/": "No commitment",
    "/claims/": "No claim",
    "/actors/": "Nobody",
    "/charts/": "Nothing to draw",
}


@pytest.mark.parametrize(("path", "what"), LISTS.items())
def test_today_it_leads_to_where_the_record_is_written(
    path: str, what: str, reader: Reader
) -> None:
    page = reader.text(path)

    assert f"{what} is on record yet. Editors write it at the" in page


@pytest.mark.parametrize(("path", "what"), LISTS.items())
def test_in_the_past_it_leads_to_today(path: str, what: str, reader: Reader) -> None:
    page = reader.text(f"{path}?as_of=1900-01-01")

    told = f'{what} is on record by then. <a href="{path}">See what is today.</a>'
    assert told in page


def test_no_chart_offers_what_it_has_not(reader: Reader) -> None:
    page = reader.text("/charts/")

    assert page.count("Nothing to draw") == page.count("<figure") == 3
    assert "<table" not in page
    assert "picture (SVG)" not in page


def test_a_search_in_vain_is_widened(reader: Reader) -> None:
    published(make_commitment("pledge"))

    page = reader.text("/commitments/?q=nowhere")

    assert "Nothing is found. Take a filter away" in page
    assert "on record yet" not in page
