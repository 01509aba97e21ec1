"""A list or a record takes the same few queries, however much there is of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.reading.listings import LISTINGS
from tests.api.client import Api
from tests.factories.records import (
    make_commitment,
    make_evidence,
    make_position,
    make_status_update,
)
from tests.factories.states import published
from tests.factories.world import populate
from tests.reading.test_pages import MAKERS

pytestmark = pytest.mark.django_db


def queries(api: Api, path: str, **query: Any) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = api.get(path, **query)
    assert answer.status_code in {200, 304}, answer.content
    return len(captured)


@pytest.mark.parametrize("kind", LISTINGS)
def test_a_list_of_many_takes_as_many_queries_as_one_of_none(
    stranger: Api, by_viewer: Api, kind: str
) -> None:
    listing = LISTINGS[kind]
    path = f"{listing.path}/"
    drafts = {"publication": "draft,published"} if listing.reviewed else {}
    empty = [queries(stranger, path), queries(by_viewer, path, **drafts)]
    MAKERS[kind]()
    MAKERS[kind]()
    assert [queries(stranger, path), queries(by_viewer, path, **drafts)] == empty
    assert empty[0] <= 2  # the newest change, and the rows
    assert queries(stranger, path, with_count="true", page_size=1) <= 2  # counted beside the rows
    tag = stranger.get(path)["ETag"]
    assert queries(stranger, path, headers={"If-None-Match": tag}) <= 1


def test_filters_take_one_query_each_at_most(stranger: Api) -> None:
    populate()
    query = {"actor": "us", "role": "counterpart", "topic": "precursors", "forum": "us-cn-summits"}
    assert queries(stranger, "commitments/", kind="pledge") <= 2
    assert queries(stranger, "commitments/", **query) <= 2 + len(query)
    assert queries(stranger, "commitments/", actor="us") <= 3  # who is below whom


@pytest.mark.parametrize("kind", LISTINGS)
def test_a_record_takes_a_few_queries(stranger: Api, by_viewer: Api, kind: str) -> None:
    populate()
    listing = LISTINGS[kind]
    own = f"{listing.path}/{stranger.keys(f'{listing.path}/')[0]}/"
    assert queries(stranger, own) <= 2  # the row's version with the newest change, the record
    assert queries(by_viewer, own) <= 5  # the token with its role, pending revision
    tag = stranger.get(own)["ETag"]
    assert queries(stranger, own, headers={"If-None-Match": tag}) <= 1


def test_an_answer_at_hand_costs_one_query(stranger: Api) -> None:
    populate()
    published(make_commitment("later"))
    known = stranger.rows("changes/")[-3]["at"]
    asked: list[tuple[str, dict[str, str]]] = [
        ("commitments/", {"actor": "cn", "format": "csv"}),
        ("commitments/pledge/", {"include": "updates"}),
        ("commitments/pledge/timeline/", {}),
        ("changes/", {"kind": "pledge"}),
        ("stats/", {"topic": "precursors"}),
        ("feed.atom", {}),
        ("calendar.ics", {}),
    ]
    for path, query in asked:
        for clocks in ({}, {"as_of": "2024-03-01"}, {"known_at": known}):
            tag = stranger.get(path, **query, **clocks)["ETag"]
            known_tag = {"If-None-Match": tag}
            found = queries(stranger, path, headers=known_tag, **query, **clocks)
            assert found <= 1, (path, clocks)


def test_a_record_with_much_on_it_takes_no_more(stranger: Api) -> None:
    pledge = published(make_commitment("pledge"))
    paths = ("commitments/pledge/", "commitments/pledge/timeline/", "changes/")
    before = [queries(stranger, path) for path in paths]
    for number in range(1, 9):
        published(make_status_update(pledge, as_of=f"2024-0{number}"))
        published(make_position(pledge, as_of=f"2024-0{number}"))
        published(make_evidence(pledge))
    assert [queries(stranger, path) for path in paths] == before
    assert max(before) <= 4


def test_a_draft_takes_a_few_queries(by_analyst: Api) -> None:
    published(make_commitment("pledge"))
    draft = {"commitment": "pledge", "status": "initiated", "as_of": "2024-02", "summary": "Begun."}
    draft["confidence"] = "moderate"
    by_analyst.post("status-updates/", draft)
    with CaptureQueriesContext(connection) as captured:
        assert by_analyst.post("status-updates/", draft).status_code == 201
    asked = [said for each in captured if "SAVEPOINT" not in (said := str(each["sql"]))]
    assert len(asked) <= 5, asked  # token, commitment, the row, its version, the answer
