"""What readers were promised, where no other file is about it."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.api.views.documentation import generated
from commitments.reading.commitments import COMMITMENTS
from tests.api.client import Api
from tests.api.operations import resolved
from tests.factories.records import (
    make_actor,
    make_commitment,
    make_evidence,
    make_position,
    make_status_update,
    quoted,
)
from tests.factories.states import in_review, published, retracted

pytestmark = pytest.mark.django_db


def test_a_timeline_tells_everything_with_its_evidence(stranger: Api) -> None:
    made = {"made_on": "2023-11-15", "original_due": "2024-06"}
    pledge = published(make_commitment("pledge", evidence=[quoted(excerpt="It will.")], **made))
    found = published(make_status_update(pledge, as_of="2024-01-30", status="stalled"))
    published(make_position(pledge, as_of="2024-02", evidence=[quoted(excerpt="Not enough.")]))
    published(make_evidence(found, excerpt="Added later."))
    retracted(published(make_position(pledge, actor="cn", as_of="2024-02-20")))
    rows = stranger.rows("commitments/pledge/timeline/")
    told = [(row["date"], row["type"], row["object"]["type"]) for row in rows]
    assert told[:4] == [
        ("2023-11-15", "made", "commitment"),
        ("2024-01-30", "status_update", "status_update"),
        ("2024-02-29", "position", "position"),
        ("2024-06-30", "due", "commitment"),
    ]
    assert [(each["type"], each["evidence"]) for each in rows[4:]] == [("retracted", [])]
    excerpts = [[piece["excerpt"] for piece in row["evidence"]] for row in rows[:3]]
    assert excerpts == [
        ["It will."],
        ["we will begin a working group", "Added later."],
        ["Not enough."],
    ]
    for row in rows:
        assert {"date", "type", "title", "object", "evidence"} <= set(row)
        if row["type"] != "retracted":
            assert stranger.get(row["object"]["url"]).status_code == 200


def test_the_vocabulary_tells_label_definition_order_and_whether_it_is_closed(
    stranger: Api,
) -> None:
    told = stranger.get("vocabulary/").json()
    for name, codes in told.items():
        assert [each["order"] for each in codes] == list(range(1, len(codes) + 1)), name
        for each in codes:
            assert {"code", "label", "definition", "order", "closed"} <= set(each)
            assert all(isinstance(each[member], str) and each[member] for member in TOLD), each
    closed = {each["code"] for each in told["status"] if each["closed"]}
    assert closed >= {"implemented", "not_implemented", "withdrawn", "superseded", "held"}
    assert not closed & {"not_assessed", "initiated", "stalled", "ongoing", "reversed"}


TOLD = ("code", "label", "definition")


def test_a_locator_may_stand_for_the_excerpt(stranger: Api, by_analyst: Api) -> None:
    pledge = published(make_commitment("pledge"))
    published(make_evidence(pledge, excerpt="", locator="table 2, row 4"))
    (read,) = stranger.rows("evidence/")
    assert (read["excerpt"], read["locator"]) == ("", "table 2, row 4")


def test_a_page_holds_fifty_unless_asked_and_a_thousand_at_most(stranger: Api) -> None:
    for number in range(53):
        make_actor(f"actor-{number}")
    page = stranger.get("actors/").json()
    assert len(page["results"]) == 50
    assert len(stranger.get(page["next"]).json()["results"]) == 3
    assert len(stranger.rows("actors/", page_size=1000)) == 53
    assert stranger.get("actors/", page_size=1001).status_code == 400


FILTERED = ("stats/", "stats/history/", "changes/", "calendar.ics", "feed.atom")


@pytest.mark.parametrize("path", FILTERED)
def test_the_filters_of_commitments_are_those_of_all_that_counts_and_feeds(
    stranger: Api, path: str
) -> None:
    filters = {parameter.name for parameter in COMMITMENTS.filter_parameters}
    taken = generated()["paths"][f"/api/v1/{path}"]["get"]["parameters"]
    assert filters <= {resolved(each)["name"] for each in taken}
    for kind in ("pledge", "meeting"):
        published(make_commitment(kind, kind=kind, title=f"Of {kind}", original_due="2024-02"))
    everything = told_by(stranger, path)
    assert everything == {"pledge", "meeting"}
    assert told_by(stranger, path, kind="meeting") == {"meeting"}
    assert told_by(stranger, path, q="pledge", actor="us") == {"pledge"}
    assert told_by(stranger, path, kind="measure") == set()


def told_by(stranger: Api, path: str, **query: Any) -> set[str]:
    """Which of the two an answer speaks of; counts are asked by kind."""
    if path == "stats/":
        return {row["kind"] for row in stranger.rows(path, group_by="kind", **query)}
    if path == "stats/history/":
        last = stranger.rows(path, **query)[-1]["total"]
        return {"pledge", "meeting"} if last == 2 else the_one(last, query)
    text = stranger.get(path, **query).content.decode()
    return {kind for kind in ("pledge", "meeting") if f"commitments/{kind}/" in text}


def the_one(count: int, query: dict[str, Any]) -> set[str]:
    assert count in {0, 1}
    return {"meeting" if query.get("kind") == "meeting" else "pledge"} if count else set()


@pytest.mark.parametrize("path", ["stats/", "stats/history/", *FILTERED[2:], "discrepancies/"])
def test_drafts_are_neither_counted_nor_fed(stranger: Api, by_viewer: Api, path: str) -> None:
    before = stranger.get(path).content
    in_review(make_commitment("secret", parties=[], title="Nobody knows", original_due="2024-02"))
    for api in (stranger, by_viewer):
        assert api.get(path).content == before
        assert api.get(path, publication="draft").status_code == 400
