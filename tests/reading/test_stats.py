from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from commitments.models import Commitment, Standing
from commitments.reading.parameters import BadParameter
from commitments.reading.stats import ends, read_history, read_stats, read_stats_by
from tests.factories.records import make_actor, make_commitment, make_status_update
from tests.factories.states import published, retracted
from tests.reading.asking import clocks

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    """Two pledges that stand somewhere, a third that nobody has assessed, and a request."""
    both = [{"actor": "cn", "role": "committing"}, {"actor": "us", "role": "committing"}]
    made = {"made_on": "2023-11"}
    shared = published(make_commitment("shared", **made))
    joint = published(make_commitment("of-both", parties=both, **made))
    published(make_commitment("unseen", **made))
    published(make_commitment("asked", kind="request", parties=[], made_on="2024-01"))
    published(make_status_update(shared, status="initiated"))
    published(make_status_update(joint, status="ongoing", party="cn", as_of="2024-02-02"))
    published(make_status_update(joint, status="stalled", party="us", as_of="2024-03-01"))


def test_shares_are_of_the_assessed_ones(record):
    stats = read_stats({}, clocks())

    assert stats.total == 4
    assert stats.rows == [
        {"status": "not_assessed", "count": 2, "share": None},
        {"status": "initiated", "count": 1, "share": 0.5},
        {"status": "mixed", "count": 1, "share": 0.5},
    ]


def test_an_actor_counts_once_a_commitment_by_its_own_status(record):
    stats = read_stats({"group_by": ["actor", "status"]}, clocks())

    assert {(row["actor"], row["status"], row["count"]) for row in stats.rows} == {
        ("cn", "initiated", 1),
        ("cn", "ongoing", 1),
        ("cn", "not_assessed", 1),
        ("us", "stalled", 1),
    }


def test_counts_are_those_of_the_day(record):
    found = read_stats({"group_by": ["status"]}, clocks(as_of="2023-12-31"))

    assert (found.total, found.rows) == (3, [{"status": "not_assessed", "count": 3, "share": None}])


def test_counts_are_those_known_then(record):
    before = timezone.now()
    retracted(Commitment.objects.get(slug="unseen"))

    assert read_stats({}, clocks()).total == 3
    assert read_stats({}, clocks(known_at=before)).total == 4


def test_filters_choose_what_is_counted(record):
    assert read_stats({"kind": ["request"]}, clocks()).total == 1
    assert read_stats({"actor": ["us"], "role": ["committing"]}, clocks()).total == 1


def test_nothing_counted_is_an_empty_list(record):
    assert read_stats({"kind": ["legislation"]}, clocks()).rows == []


def test_three_dimensions_are_refused(record):
    with pytest.raises(BadParameter, match="Two at most"):
        read_stats({"group_by": ["status", "kind", "forum"]}, clocks())


def test_history_tells_each_months_end_as_stats_tell_that_day(record):
    asked = {"from": dt.date(2023, 11, 1), "to": dt.date(2024, 3, 15), "interval": "month"}

    points = read_history(asked, clocks())

    assert [point["date"] for point in points] == [
        "2023-11-30",
        "2023-12-31",
        "2024-01-31",
        "2024-02-29",
        "2024-03-15",
    ]
    for point in points:
        stats = read_stats({}, clocks(as_of=point["date"]))
        assert point["total"] == stats.total
        assert point["counts"] == {row["status"]: row["count"] for row in stats.rows}


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": ["pledge"]},
        {"status": ["not_assessed", "mixed"]},
        {"actor": ["us"], "role": ["committing"]},
        {"timeliness": ["lapsed", "overdue"]},
    ],
)
def test_a_filtered_history_tells_as_stats_tell_each_day(record, asked):
    published(make_commitment("late", made_on="2023-12-11", due="2024-01-05"))
    days = {"from": dt.date(2023, 10, 30), "to": dt.date(2024, 3, 2), "interval": "day"}

    points = read_history({**asked, **days}, clocks())

    assert len({str(point["counts"]) for point in points}) >= 2
    for point in points[::3]:
        stats = read_stats(asked, clocks(as_of=point["date"]))
        assert point["counts"] == {row["status"]: row["count"] for row in stats.rows}


@pytest.mark.parametrize(
    ("first", "last", "interval", "expected"),
    [
        ("2024-02-28", "2024-03-01", "day", ["2024-02-28", "2024-02-29", "2024-03-01"]),
        ("2024-02-01", "2024-02-13", "week", ["2024-02-04", "2024-02-11", "2024-02-13"]),
        ("2023-12-31", "2024-01-01", "month", ["2023-12-31", "2024-01-01"]),
        ("9999-12-30", "9999-12-31", "month", ["9999-12-31"]),
        ("9999-12-31", "9999-12-31", "week", ["9999-12-31"]),
    ],
)
def test_ends_of_intervals(first, last, interval, expected):
    found = ends(dt.date.fromisoformat(first), dt.date.fromisoformat(last), interval)

    assert [day.isoformat() for day in found] == expected


def test_more_points_than_a_chart_holds_are_refused():
    with pytest.raises(BadParameter, match="More than 1000 points"):
        ends(dt.date(1000, 1, 1), dt.date(2024, 1, 1), "month")


def test_a_history_that_ends_before_it_starts_is_refused(record):
    with pytest.raises(BadParameter, match="It is later than to"):
        read_history({"from": dt.date(2024, 2, 1), "to": dt.date(2024, 1, 1)}, clocks())


def test_each_of_a_hundred_parties_counts_once_though_no_index_holds_them(record):
    slugs = [f"state-of-a-long-name-{number:03}" for number in range(100)]
    for slug in slugs:
        make_actor(slug)
    parties = [{"actor": slug, "role": "committing"} for slug in slugs]
    pact = published(make_commitment("pact", parties=parties, made_on="2023-11"))
    published(make_status_update(pact, status="stalled", party=slugs[7], as_of="2024-02-02"))
    before = timezone.now()
    retracted(Commitment.objects.get(slug="shared"))

    assert list(Standing.objects.filter(commitment=pact, committing=None))
    for clock in (clocks(), clocks(as_of="2024-02-10"), clocks(known_at=before)):
        by_actor, by_status = read_stats_by([["status", "actor"], ["status"]], {}, clock)
        found = {row["actor"]: row["status"] for row in by_actor.rows if row["actor"] in slugs}

        assert found == dict.fromkeys(slugs, "not_assessed") | {slugs[7]: "stalled"}
        assert by_actor.total == by_status.total == sum(row["count"] for row in by_status.rows)
