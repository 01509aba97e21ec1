"""Figures, with a data set and a place in it as evidence enough."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commitments.models import Revision, Statistic
from tests.domain.importing.bringing import bring, counts, refused
from tests.factories.records import make_commitment, make_source
from tests.factories.states import published
from tests.factories.users import editor

pytestmark = pytest.mark.django_db
FIGURE = {
    "slug": "deaths-2023",
    "series": "us-overdose-deaths",
    "title": "Deaths in 2023",
    "value": "107543",
    "unit": "deaths",
    "period": "2023",
    "commitments": "pledge",
    "source": "cdc-wonder",
    "locator": "Table 1, row 12",
}


@pytest.fixture(autouse=True)
def ground():
    make_source("cdc-wonder")
    published(make_commitment("pledge", references=["g20:1"]))


def test_a_figure_comes_in_with_its_place_in_a_data_set():
    assert counts(bring([FIGURE])) == (1, 0, 0)

    made = Statistic.objects.get()
    assert (made.value, made.qualifier, made.role) == (Decimal(107543), "exact", "context")
    assert [row.commitment.slug for row in made.commitment_rows.all()] == ["pledge"]
    evidence = made.evidence.get()
    assert (evidence.source.slug, evidence.locator) == ("cdc-wonder", "Table 1, row 12")
    assert (evidence.mode, evidence.excerpt, evidence.stance) == ("direct", "", "supports")


def test_an_editor_publishes_it_with_that_evidence():
    bring([FIGURE], by=editor(), publish=True, reason="The yearly figures.")

    made = Statistic.objects.get()
    assert (made.publication, made.evidence.get().publication) == ("published", "published")


def test_a_figure_is_of_commitments_by_reference_too():
    bring([FIGURE | {"commitments": "g20:1"}])

    assert [row.commitment.slug for row in Statistic.objects.get().commitment_rows.all()] == [
        "pledge"
    ]
    assert counts(bring([FIGURE | {"commitments": "g20:1"}])) == (0, 0, 1)


def test_numbers_are_compared_as_numbers():
    bring([FIGURE])

    assert counts(bring([FIGURE | {"value": " 107543.000 "}])) == (0, 0, 1)
    assert counts(bring([FIGURE | {"value": "-0.5"}])) == (0, 1, 0)
    assert Statistic.objects.get().value == Decimal("-0.5")


def test_bad_figures_are_named():
    rows = [
        FIGURE | {"value": "many"},
        FIGURE | {"slug": "b", "value": "", "series": "", "unit": ""},
        FIGURE | {"slug": "c", "value": "1,5"},
    ]

    said = refused(rows)
    assert [line.partition(":")[0] for line in said] == [
        "line 2, value",
        "line 3, series",
        "line 3, value",
        "line 3, unit",
        "line 4, value",
    ]
    assert said[0] == "line 2, value: “many” is not a number."


def test_a_published_figure_is_revised():
    bring([FIGURE], by=editor(), publish=True, reason="The yearly figures.")
    bring([FIGURE | {"value": "107544"}])

    assert Statistic.objects.get().value == 107543
    assert Revision.objects.get().changes == {"value": "107544"}


def test_a_figure_without_a_slug_gets_one_and_is_known_by_what_it_says():
    bare = FIGURE | {"slug": ""}

    assert counts(bring([bare])) == (1, 0, 0)
    assert Statistic.objects.get().slug == "deaths-in-2023"
    assert counts(bring([bare])) == (0, 0, 1)
