"""Each filter of commitments lets through what it names, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.reading import filters
from commitments.reading.commitments import COMMITMENTS
from tests.api.client import Api
from tests.factories.records import (
    make_commitment,
    make_evidence,
    make_forum,
    make_position,
    make_status_update,
    make_topic,
)
from tests.factories.states import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(db: None) -> None:
    """`this` and `that`, which differ in everything."""
    this = published(
        make_commitment(
            "this",
            title="Stop precursor chemicals",
            kind="pledge",
            bindingness="political",
            forum=make_forum("summits"),
            topics=[make_topic("precursors")],
            references=["g20:2008W-4"],
            made_on="2023-11",
            original_due="2024-02",
        )
    )
    that = make_commitment("that", kind="measure", bindingness="legal", made_on="2024-03-10")
    published(that)
    published(make_status_update(this, status="initiated", as_of="2024-01-10"))
    published(make_position(this, actor="us", as_of="2024-01-10"))
    published(make_evidence(this))


@pytest.mark.parametrize(
    "query",
    [
        {"slug": "this"},
        {"kind": "pledge"},
        {"kind": "pledge,request"},
        {"status": "initiated"},
        {"status": "initiated,stalled"},
        {"contestation": "one_sided"},
        {"bindingness": "political"},
        {"timeliness": "lapsed"},
        {"forum": "summits"},
        {"topic": "precursors"},
        {"reference": "g20:2008W-4"},
        {"reference": "x:1,g20:2008W-4"},
        {"has_evidence": "true"},
        {"party_status": "initiated"},
        {"made_before": "2023-11-01"},
        {"made_before": "2024-03-09"},
        {"due_after": "2024-02-29"},
        {"due_before": "2024-02-01"},
        {"q": "chemicals"},
        {"kind": "pledge", "status": "initiated", "topic": "precursors"},
    ],
)
def test_this_and_not_that(stranger: Api, two: None, query: dict[str, str]) -> None:
    assert stranger.keys("commitments/", **query) == ["this"]
    counted = stranger.get("commitments/", with_count="true", **query).json()
    assert counted["count"] == 1


@pytest.mark.parametrize(
    "query",
    [
        {"slug": "that"},
        {"kind": "measure"},
        {"status": "not_assessed"},
        {"contestation": "silent"},
        {"bindingness": "legal"},
        {"timeliness": "no_deadline"},
        {"has_evidence": "false"},
        {"made_after": "2023-12-01"},
        {"made_after": "2024-03-10"},
        {"party_status": "not_assessed"},
    ],
)
def test_that_and_not_this(stranger: Api, two: None, query: dict[str, str]) -> None:
    assert stranger.keys("commitments/", **query) == ["that"]


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "pledge", "status": "not_assessed"},
        {"made_after": "2024-03-11"},
        {"made_before": "2023-10-31"},
        {"due_after": "2024-03-01"},
        {"due_before": "2024-01-31"},
        {"reference": "G20:2008W-4"},
        {"stale": "true"},
        {"updated_since": "2999-01-01"},
    ],
)
def test_neither(stranger: Api, two: None, query: dict[str, str]) -> None:
    assert stranger.keys("commitments/", **query) == []


@pytest.mark.parametrize(
    ("edtf", "query", "found"),
    [
        ("2024-02/2024-08", {"due_after": "2024-08-31"}, True),
        ("2024-02/2024-08", {"due_after": "2024-09-01"}, False),
        ("2024-02/2024-08", {"due_before": "2024-02-01"}, True),
        ("2024-02/2024-08", {"due_before": "2024-01-31"}, False),
        ("2024-02/..", {"due_after": "9999-12-31"}, True),
        ("2024-02/..", {"due_before": "2024-01-31"}, False),
        ("../2024-08", {"due_before": "1000-01-01"}, True),
        ("../2024-08", {"due_after": "2024-09-01"}, False),
        (None, {"due_after": "1000-01-01"}, False),
        (None, {"due_before": "9999-12-31"}, False),
        ("2024-02/2024-08", {"due_after": "2024-05-01", "due_before": "2024-05-01"}, True),
    ],
)
def test_windows_that_touch_count(
    stranger: Api, edtf: str | None, query: dict[str, str], found: bool
) -> None:
    published(make_commitment("pledge", original_due=edtf))
    assert stranger.keys("commitments/", **query) == (["pledge"] if found else [])


@pytest.mark.parametrize("most", [2000, 0])
def test_updated_since_counts_what_touched_the_answer(
    stranger: Api, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looked up when they are few, met on the way when they are many."""
    monkeypatch.setattr(filters, "FEW", most)
    published(make_commitment("early"))
    pledge = published(make_commitment("pledge"))
    since = stranger.get("commitments/pledge/").json()["updated_at"]
    assert stranger.keys("commitments/", updated_since=since) == ["pledge"]
    published(make_status_update(pledge))
    later = stranger.get("commitments/pledge/").json()["updated_at"]
    assert later > since
    assert stranger.keys("commitments/", updated_since=later) == ["pledge"]
    assert stranger.keys("commitments/", updated_since=later, known_at=since) == []


def test_a_draft_is_updated_when_it_is_made(stranger: Api, by_viewer: Api) -> None:
    published(make_commitment("before"))
    draft = make_commitment("draft")
    both = {"publication": "published,draft", "ordering": "slug"}
    since = draft.created_at.isoformat()
    assert by_viewer.keys("commitments/", updated_since=since, **both) == ["draft"]
    published(make_commitment("after"))
    assert by_viewer.keys("commitments/", updated_since=since, **both) == ["after", "draft"]
    assert stranger.keys("commitments/", updated_since=since) == ["after"]


def test_every_filter_is_tried_here() -> None:
    tried: set[str] = {"actor", "role"}  # in test_filter_actor.py
    for test in (test_this_and_not_that, test_that_and_not_this, test_neither):
        (mark,) = (m for m in test.pytestmark if m.name == "parametrize")
        tried |= {name for query in mark.args[1] for name in query}
    assert {each.name for each in COMMITMENTS.filter_parameters} <= tried


def test_the_window_in_force_is_meant(stranger: Api) -> None:
    meeting: Any = published(make_commitment("talks", kind="meeting", original_due="2024-02"))
    published(make_status_update(meeting, status="rescheduled", as_of="2024-01-20", due="2024-06"))
    assert stranger.keys("commitments/", due_after="2024-06-01") == ["talks"]
    assert stranger.keys("commitments/", due_after="2024-06-01", as_of="2024-01-19") == []
