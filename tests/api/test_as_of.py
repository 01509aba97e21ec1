"""`as_of` is of the day: windows, judgements and what is computed, then."""

from __future__ import annotations

import pytest

from tests.api.client import Api
from tests.factories.records import make_claim, make_commitment, make_position, make_status_update
from tests.factories.states import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def pledge():
    row = published(make_commitment("pledge", made_on="2023-11-15", original_due="2024-02"))
    published(make_status_update(row, status="initiated", as_of="2024-01-30"))
    published(make_position(row, actor="us", as_of="2024-02-10"))
    published(make_status_update(row, status="stalled", as_of="2024-02-20", due="2024-06"))
    return row


def test_before_it_was_made_lists_leave_it_out_and_its_address_answers(
    stranger: Api, pledge
) -> None:
    assert stranger.keys("commitments/", as_of="2023-11-14") == []
    assert stranger.keys("commitments/", as_of="2023-11-15") == ["pledge"]
    counted = stranger.get("commitments/", as_of="2023-11-14", with_count="true").json()
    assert counted["count"] == 0
    read = stranger.get("commitments/pledge/", as_of="2023-11-14").json()
    assert (read["status"], read["status_as_of"], read["update_count"]) == ("not_assessed", None, 0)


def test_a_vague_making_counts_from_its_first_day(stranger: Api) -> None:
    published(make_commitment("vague", made_on="2023-11"))
    published(make_commitment("undated"))
    assert set(stranger.keys("commitments/", as_of="2023-11-01")) == {"vague", "undated"}
    assert stranger.keys("commitments/", as_of="2023-10-31") == ["undated"]


DAYS = {
    "2024-01-29": ("not_assessed", "2024-02", "not_yet_due", 0),
    "2024-01-30": ("initiated", "2024-02", "not_yet_due", 0),
    "2024-02-09": ("initiated", "2024-02", "in_window", 0),
    "2024-02-10": ("initiated", "2024-02", "in_window", 1),
    "2024-02-15": ("initiated", "2024-02", "due_soon", 1),
    "2024-02-20": ("stalled", "2024-06", "not_yet_due", 1),
    "2024-06-30": ("stalled", "2024-06", "due_soon", 1),
    "2024-07-01": ("stalled", "2024-06", "lapsed", 1),
    "2999-01-01": ("stalled", "2024-06", "lapsed", 1),
}


@pytest.mark.parametrize("day", DAYS)
def test_the_record_of_a_day(stranger: Api, pledge, day: str) -> None:
    status, due, timeliness, positions = DAYS[day]
    read = stranger.get("commitments/pledge/", as_of=day).json()
    assert (read["status"], read["due"]["edtf"], read["timeliness"]) == (status, due, timeliness)
    assert len(read["positions"]) == positions
    assert read["original_due"]["edtf"] == "2024-02"
    filters = {"status": status, "timeliness": timeliness, "as_of": day}
    assert stranger.keys("commitments/", **filters) == ["pledge"]


def test_ledgers_leave_out_what_was_judged_later(stranger: Api, pledge) -> None:
    for day, updates, positions, evidence in (
        ("2024-01-29", 0, 0, 0),
        ("2024-01-30", 1, 0, 1),
        ("2024-02-10", 1, 1, 2),
        ("2024-02-20", 2, 1, 3),
    ):
        assert len(stranger.keys("status-updates/", as_of=day)) == updates
        assert len(stranger.keys("positions/", as_of=day)) == positions
        assert len(stranger.keys("evidence/", as_of=day)) == evidence


def test_the_timeline_of_a_day(stranger: Api, pledge) -> None:
    rows = stranger.rows("commitments/pledge/timeline/", as_of="2024-02-15")
    assert [(row["date"], row["type"], row["title"]) for row in rows] == [
        ("2023-11-15", "made", "pledge"),
        ("2024-01-30", "status_update", "Initiated"),
        ("2024-02-10", "position", "US: Progress"),
        ("2024-02-29", "due", "The window in force ends"),
    ]
    whole = stranger.rows("commitments/pledge/timeline/")
    assert [row["date"] for row in whole] == sorted(row["date"] for row in whole)
    assert whole[-1]["date"] == "2024-06-30"


def test_the_timeline_is_empty_before_it_was_made(stranger: Api, pledge) -> None:
    assert stranger.rows("commitments/pledge/timeline/", as_of="2023-11-14") == []
    rows = stranger.rows("commitments/pledge/timeline/", as_of="2023-11-15")
    assert [row["type"] for row in rows] == ["made", "due"]


def test_claims_are_of_their_day_too(stranger: Api) -> None:
    published(make_claim("claim", made_on="2024-02"))
    assert stranger.keys("claims/", as_of="2024-01-31") == []
    assert stranger.keys("claims/", as_of="2024-02-01") == ["claim"]


def test_without_as_of_the_day_is_that_of_known_at(stranger: Api, settings) -> None:
    answer = stranger.get("commitments/", known_at="2024-02-29T23:30:00Z")
    assert answer["As-Of"] == "2024-02-29"
    settings.TIME_ZONE = "Asia/Shanghai"
    answer = stranger.get("commitments/", known_at="2024-02-29T23:30:00Z")
    assert answer["As-Of"] == "2024-03-01"
