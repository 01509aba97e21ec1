"""POST discrepancies/resolve/."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.client import Api
from tests.factories.records import make_claim, make_statistic, quoted, the_actor
from tests.factories.states import published

pytestmark = pytest.mark.django_db
PATH = "discrepancies/resolve/"
WHY = "They count other years."


@pytest.fixture
def differing() -> None:
    sides = [
        quoted(attributed_to=the_actor("us"), stance="supports"),
        quoted(attributed_to=the_actor("cn"), stance="contradicts"),
    ]
    published(make_claim("disputed", evidence=sides))
    for value in (1, 2):
        published(make_statistic(series="deaths", value=value, period="2022"))


@pytest.mark.usefixtures("differing")
def test_an_editor_resolves_a_claim_and_a_series(by_editor: Api, stranger: Api) -> None:
    for key in ({"type": "claim", "slug": "disputed"}, {"type": "series", "series": "deaths"}):
        answer = by_editor.post(PATH, {**key, "reason": WHY})
        assert answer.status_code == 200
        assert answer.json()["resolved"]["reason"] == WHY
    assert [row["resolved"]["reason"] for row in stranger.rows("discrepancies/")] == [WHY, WHY]
    assert stranger.rows("discrepancies/", resolved="false") == []

    change = stranger.rows("changes/")[-1]
    assert (change["type"], change["object"]["type"]) == ("resolved", "resolution")
    assert "url" not in change["object"]


@pytest.mark.usefixtures("differing")
@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"reason": WHY}, "/type"),
        ({"type": "figure", "reason": WHY}, "/type"),
        ({"type": "claim", "reason": WHY}, "/slug"),
        ({"type": "series", "reason": WHY}, "/series"),
        ({"type": "claim", "slug": "Not a slug", "reason": WHY}, "/slug"),
        ({"type": "claim", "slug": "disputed"}, "/reason"),
        ({"type": "claim", "slug": "disputed", "series": "deaths", "reason": WHY}, "/series"),
    ],
)
def test_what_is_wrong_is_pointed_at(by_editor: Api, body: dict[str, Any], pointer: str) -> None:
    answer = by_editor.post(PATH, body)
    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


def test_what_is_no_discrepancy_is_not_found(by_editor: Api) -> None:
    answer = by_editor.post(PATH, {"type": "series", "series": "deaths", "reason": WHY})
    assert answer.status_code == 404


@pytest.mark.usefixtures("differing")
def test_it_takes_an_editor(by_analyst: Api, stranger: Api) -> None:
    body = {"type": "claim", "slug": "disputed", "reason": WHY}
    assert by_analyst.post(PATH, body).status_code == 403
    assert stranger.post(PATH, body).status_code == 401
