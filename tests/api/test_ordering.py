"""Every ordering goes by what it says; what has no such key comes last, and ties by the slug."""

from __future__ import annotations

import pytest

from commitments.models.vocabulary import Status
from tests.api.client import Api
from tests.factories.records import make_commitment, make_status_update
from tests.factories.states import published

pytestmark = pytest.mark.django_db
MADE = {"a": "2024-01/2024-03", "b": "2024-02", "c": "2023", "d": None, "e": "2024-01/2024-03"}


def keys(api: Api, ordering: str) -> str:
    return "".join(api.keys("commitments/", ordering=ordering))


@pytest.mark.parametrize(("ordering", "found"), [("made_on", "caebd"), ("-made_on", "baecd")])
def test_made_on_goes_by_the_earliest_day(stranger: Api, ordering: str, found: str) -> None:
    for slug, made_on in MADE.items():
        published(make_commitment(slug, made_on=made_on))
    assert keys(stranger, ordering) == found


@pytest.mark.parametrize(("ordering", "found"), [("due", "cbaed"), ("-due", "aebcd")])
def test_due_goes_by_the_latest_day(stranger: Api, ordering: str, found: str) -> None:
    for slug, due in MADE.items():
        published(make_commitment(slug, original_due=due))
    assert keys(stranger, ordering) == found


def test_status_goes_by_the_order_of_the_vocabulary(stranger: Api) -> None:
    published(make_commitment("never"))
    for number, status in enumerate(("stalled", "implemented", "initiated", "withdrawn")):
        pledge = published(make_commitment(f"p{number}"))
        published(make_status_update(pledge, status=status))
    talks = published(make_commitment("talks", kind="meeting"))
    published(make_status_update(talks, status="held"))
    ordered = [row["status"] for row in stranger.rows("commitments/", ordering="status")]
    assert ordered == [
        "not_assessed", "initiated", "implemented", "stalled", "withdrawn", "held",
    ]  # fmt: skip
    assert ordered == sorted(ordered, key=Status.values.index)
    codes = [each["code"] for each in stranger.get("vocabulary/").json()["status"]]
    assert [code for code in codes if code in ordered] == ordered
    turned = [row["status"] for row in stranger.rows("commitments/", ordering="-status")]
    assert turned == ordered[::-1]


def test_title_and_change(stranger: Api) -> None:
    first = published(make_commitment("z", title="Alpha"))
    published(make_commitment("y", title="Beta"))
    published(make_commitment("x", title="Alpha"))
    assert keys(stranger, "title") == "xzy"
    assert keys(stranger, "-title") == "yxz"
    assert keys(stranger, "updated_at") == "zyx"
    published(make_status_update(first))
    assert keys(stranger, "updated_at") == "yxz"
    assert keys(stranger, "-updated_at") == "zxy"


def test_relevance_is_the_default_of_a_search_and_made_on_of_the_rest(stranger: Api) -> None:
    published(make_commitment("late", title="Talks", text="Of precursors.", made_on="2024-03"))
    published(make_commitment("early", title="Precursors watched", made_on="2024-01"))
    assert stranger.keys("commitments/") == ["late", "early"]
    assert stranger.keys("commitments/", q="precursors") == ["early", "late"]
    assert stranger.keys("commitments/", q="precursors", ordering="-relevance") == ["late", "early"]
    assert stranger.keys("commitments/", q="precursors", ordering="-made_on") == ["late", "early"]
