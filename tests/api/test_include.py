"""What is nested in a commitment is what its own lists answer, under the same clocks."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.api.client import Api
from tests.factories.records import (
    make_commitment,
    make_evidence,
    make_position,
    make_status_update,
    the_actor,
)
from tests.factories.states import corrected, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def api():
    return Api()


@pytest.fixture
def pledge():
    found = published(make_commitment("pledge"))
    wrong = published(make_status_update(found, status="initiated", as_of="2024-01"))
    published(corrected(wrong, status="not_started"))
    published(make_status_update(found, status="ongoing", as_of="2024-02-02"))
    published(make_position(found, actor=the_actor("us"), as_of="2024-01-31"))
    published(make_position(found, actor=the_actor("us"), as_of="2024-02-01", view="violated"))
    published(make_evidence(found))
    return found


def test_updates_are_those_that_count_as_their_own_list_has_them(api, pledge):
    nested = api.get("commitments/pledge/", include="updates").json()["updates"]

    listed = api.rows("status-updates/", commitment="pledge", superseded="false")
    assert nested == listed
    assert [update["status"] for update in nested] == ["ongoing", "not_started"]


def test_positions_stay_the_same_ones_and_are_told_in_full(api, pledge):
    plain = api.get("commitments/pledge/").json()["positions"]
    full = api.get("commitments/pledge/", include="positions").json()["positions"]

    assert [position["id"] for position in full] == [position["id"] for position in plain]
    assert full[0].items() >= plain[0].items()
    assert full[0] == api.get(f"positions/{full[0]['id']}/").json()


def test_evidence_is_all_that_is_counted(api, pledge):
    found = api.get("commitments/pledge/", include="evidence").json()

    listed = {row["id"]: row for row in api.rows("evidence/", commitment="pledge")}
    assert len(found["evidence"]) == found["evidence_count"]
    assert all(row == listed[row["id"]] for row in found["evidence"])
    assert {row["target"]["type"] for row in found["evidence"]} == {
        "commitment",
        "status_update",
        "position",
    }


def test_both_clocks_hold_for_what_is_nested(api, pledge):
    before = timezone.now()
    published(make_status_update(pledge, status="stalled", as_of="2024-03-01"))

    def statuses(**clocks):
        rows = api.get("commitments/pledge/", include="updates", **clocks).json()["updates"]
        return [row["status"] for row in rows]

    assert statuses() == ["stalled", "ongoing", "not_started"]
    assert statuses(as_of="2024-02-15") == ["ongoing", "not_started"]
    assert statuses(known_at=before.isoformat()) == ["ongoing", "not_started"]


def test_a_list_nests_them_in_every_row_beside_the_fields_chosen(api, pledge):
    published(make_commitment("other"))

    rows = api.rows("commitments/", include="updates,evidence", fields="slug", ordering="slug")

    assert [sorted(row) for row in rows] == [["evidence", "slug", "updates"]] * 2
    assert (rows[0]["updates"], len(rows[1]["updates"])) == ([], 2)


def test_more_rows_cost_no_more_queries(api, pledge, django_assert_max_num_queries):
    for number in range(5):
        more = published(make_commitment(f"p{number}"))
        published(make_status_update(more))
    with django_assert_max_num_queries(4):
        api.rows("commitments/", include="updates,positions,evidence")


def test_what_can_not_be_nested_is_named(api, pledge):
    answer = api.get("commitments/", include="sources")

    assert answer.json()["errors"][0]["parameter"] == "include"
    assert api.get("actors/", include="updates").status_code == 400
