"""Counts by each dimension that there is, and by any two of them."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from commitments.reading.stats import DIMENSIONS, read_stats, read_stats_by
from tests.factories.records import make_commitment, make_forum, make_status_update, make_topic
from tests.factories.states import published
from tests.reading.asking import clocks

pytestmark = pytest.mark.django_db
BOTH = [{"actor": "cn", "role": "committing"}, {"actor": "us", "role": "committing"}]


@pytest.fixture(autouse=True)
def record(db: None) -> None:
    forum, topics = make_forum("summits"), [make_topic("precursors"), make_topic("finance")]
    pledge = published(
        make_commitment(
            "pledge",
            forum=forum,
            topics=topics,
            made_on="2023-11-15/2023-12",
            original_due="2024-01/2024-02",
        )
    )
    published(make_commitment("shared", parties=BOTH, topics=topics[:1], made_on="2023-11"))
    published(make_commitment("asked", kind="request"))
    published(make_status_update(pledge, status="initiated"))


EXPECTED: dict[str, dict[Any, int]] = {
    "status": {"not_assessed": 2, "initiated": 1},
    "kind": {"pledge": 2, "request": 1},
    "actor": {"cn": 3, "us": 1},
    "forum": {"summits": 1, None: 2},
    "topic": {"precursors": 2, "finance": 1, None: 1},
    "timeliness": {"lapsed": 1, "no_deadline": 2},
    "made_month": {"2023-11": 2, None: 1},
    "due_month": {"2024-02": 1, None: 2},
}


def test_every_dimension_is_counted_here() -> None:
    assert set(EXPECTED) == set(DIMENSIONS)


@pytest.mark.parametrize("dimension", EXPECTED)
def test_one_dimension(dimension: str) -> None:
    stats = read_stats({"group_by": [dimension]}, clocks())
    assert {row[dimension]: row["count"] for row in stats.rows} == EXPECTED[dimension]
    assert stats.total == 3


@pytest.mark.parametrize("pair", list(permutations(EXPECTED, 2)), ids="-".join)
def test_two_dimensions_share_out_what_one_counts(pair: tuple[str, str]) -> None:
    """Each row of the first is cut up by the second; topics and actors count more than once."""
    rows = read_stats({"group_by": list(pair)}, clocks()).rows
    assert all(set(row) == {*pair, "count", "share"} for row in rows)
    if not set(pair) & {"topic", "actor"}:
        for value, count in EXPECTED[pair[0]].items():
            assert sum(row["count"] for row in rows if row[pair[0]] == value) == count
    assert len({tuple(row[name] for name in pair) for row in rows}) == len(rows)


def test_several_at_once_are_what_each_is_alone() -> None:
    asked = {"kind": ["request"]}
    groupings = [["kind", "status"], ["timeliness"], ["actor", "status"], ["topic", "kind"]]

    at_once = read_stats_by(groupings, asked, clocks())

    assert at_once == [read_stats({**asked, "group_by": by}, clocks()) for by in groupings]
    assert [stats.total for stats in at_once] == [1, 1, 1, 1]


def test_shares_are_null_where_nothing_was_assessed_and_make_up_one() -> None:
    rows = read_stats({"group_by": ["kind"]}, clocks()).rows
    assert rows == [
        {"kind": "pledge", "count": 2, "share": 1.0},
        {"kind": "request", "count": 1, "share": None},
    ]
