from __future__ import annotations

import pytest

from commitments.pages.claim_list import heading_of
from tests.factories.records import make_statistic
from tests.factories.states import published
from tests.pages.conftest import Reader


def series(slug: str, *titles: str) -> dict[str, object]:
    return {"series": slug, "statistics": [{"title": title} for title in titles]}


def test_a_series_is_called_what_its_figures_titles_begin_with() -> None:
    told = series("us-x", "Targets of US sanctions: several", "Targets of US sanctions: dozens")

    assert heading_of(told) == "Targets of US sanctions"


def test_else_by_its_slug_as_words() -> None:
    assert heading_of(series("us-overdose-deaths", "US deaths", "Deaths in 2022")) == (
        "US overdose deaths"
    )
    assert heading_of(series("seizures", "A", "B")) == "Seizures"


@pytest.mark.django_db
def test_figures_that_differ_stand_under_it(reader: Reader) -> None:
    for number, value in enumerate((70000, 100000)):
        title = f"Deaths in {number}"
        published(make_statistic(f"s{number}", series="us-deaths", title=title, value=value))

    page = reader.text("/claims/")

    assert ' dir="auto">US deaths</h3>' in page
    assert '<data value="100000">100,000</data>' in page
