"""An editor merges over HTTP; the one that went leads to the one that stays."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.models import Actor, Change, Source
from commitments.reading.listings import LISTINGS
from tests.api.client import Api, told
from tests.api.test_frozen_past import ask, snapshot
from tests.domain.test_merging import merged, pledge
from tests.factories.records import make_actor, make_position, make_status_update, the_actor
from tests.factories.states import published, published_source
from tests.factories.world import populate

pytestmark = pytest.mark.django_db
ONE = {"into": "cn", "reason": "Two names of one state."}


@pytest.fixture
def two(db: None) -> Any:
    """A pledge of `prc`, and `cn` beside it."""
    the_actor("cn")
    commitment = pledge("prc", "us")
    published(make_status_update(commitment, party="prc", status="ongoing"))
    published(make_position(commitment, actor="prc"))
    return commitment


def test_from_two_to_one(two: Any, by_editor: Api, stranger: Api) -> None:
    before = stranger.get("actors/prc/")
    known_at = before["Known-At"]
    filtered = stranger.get("commitments/", actor="prc", known_at=known_at).content
    cursor = stranger.get("changes/").json()["cursor"]

    answer = by_editor.post("actors/prc/merge/", ONE, If_Match=before["ETag"])
    assert answer.status_code == 200, answer.content
    assert (answer.json()["slug"], answer.json()["name"]) == ("cn", "CN")

    moved = stranger.get("actors/prc/", fields="slug,name")
    assert moved.status_code == 308
    assert moved["Location"].endswith("/api/v1/actors/cn/?fields=slug%2Cname")
    assert stranger.get(moved["Location"]).json() == {"slug": "cn", "name": "CN"}
    then = stranger.get("actors/prc/", known_at=known_at)
    assert (then.status_code, then.json()) == (200, before.json())

    (row,) = stranger.rows("commitments/", actor="prc")
    assert [party["actor"] for party in row["parties"]] == ["cn", "us"]
    assert stranger.keys("commitments/", actor="cn") == [two.slug]
    assert stranger.get("commitments/", actor="prc", known_at=known_at).content == filtered
    assert "prc" not in stranger.keys("actors/")

    (change,) = stranger.rows("changes/", cursor=cursor)
    assert (change["type"], change["object"]["slug"]) == ("merged", "prc")
    assert (change["after"], change["reason"]) == ({"merged_into": "cn"}, ONE["reason"])
    counted = stranger.get("stats/", group_by="actor").json()["results"]
    assert {line["actor"]: line["count"] for line in counted} == {"cn": 1, "us": 1}

    finding = {"commitment": two.slug, "party": "prc", "status": "implemented",
               "as_of": "2024-03", "confidence": "high"}  # fmt: skip
    assert by_editor.post("status-updates/", finding).json()["party"] == "cn"


def test_a_mirror_is_told_that_answers_changed(two: Any, by_editor: Api, stranger: Api) -> None:
    before = stranger.get(f"commitments/{two.slug}/")
    assert by_editor.post("actors/prc/merge/", ONE).status_code == 200
    after = stranger.get(f"commitments/{two.slug}/", headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert after.json()["updated_at"] > before.json()["updated_at"]
    assert stranger.keys("commitments/", updated_since=after.json()["updated_at"]) == [two.slug]


@pytest.mark.parametrize("kind", ["actor", "source"])
def test_the_old_address_leads_on_with_its_question(kind: str, stranger: Api) -> None:
    make = make_actor if kind == "actor" else published_source
    gone, middle, last = make(slug="gone"), make(slug="middle"), make(slug="last")
    own = f"{LISTINGS[kind].path}/gone/"
    at_first = stranger.get(own)["Known-At"]
    merged(gone, middle)
    between = Change.objects.latest("number").at.isoformat()
    merged(middle, last)
    for query, place in (
        ({}, "last/"),
        ({"as_of": "2024-01-01"}, "last/?as_of=2024-01-01"),
        ({"known_at": between}, "middle/?known_at="),
    ):
        moved = stranger.get(own, **query)
        assert moved.status_code == 308
        assert f"/{LISTINGS[kind].path}/{place}" in moved["Location"]
        assert moved["Known-At"]
        followed = stranger.get(moved["Location"])
        assert followed.json()["slug"] == place.partition("/")[0]
    assert stranger.get(own, known_at=at_first).json()["slug"] == "gone"
    assert stranger.head(own).status_code == 308
    assert told(stranger.get(own, bogus="1"))[0] == 400


def test_sources_are_merged_likewise(by_editor: Api, stranger: Api) -> None:
    published_source(slug="old")
    published_source(slug="kept")
    body = {"into": "kept", "reason": "The same dispatch."}
    assert by_editor.post("sources/old/merge/", body).json()["slug"] == "kept"
    assert {row["source"] for row in stranger.rows("evidence/", source="old")} == {"kept"}
    assert stranger.get("evidence/", source="kept", with_count="true").json()["count"] == 2


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"reason": "One."}, "/into"),
        ({"into": 7, "reason": "One."}, "/into"),
        ({"into": "none", "reason": "One."}, "/into"),
        ({"into": "prc", "reason": "One."}, "/into"),
        ({"into": "dea", "reason": "One."}, "/into"),
        ({"into": "cn"}, "/reason"),
        ({"into": "cn", "reason": " "}, "/reason"),
        ({"into": "cn", "reason": 1}, "/reason"),
        ({"into": "cn", "reason": "One.", "also": 1}, "/also"),
    ],
)
def test_what_can_not_be_taken_is_named(two: Any, by_editor: Api, body: Any, pointer: str) -> None:
    make_actor("dea", kind="agency")
    status, errors = told(by_editor.post("actors/prc/merge/", body))
    assert (status, [error["pointer"] for error in errors]) == (400, [pointer])
    assert Actor.objects.get(slug="prc").merged_into is None


def test_editors_alone(two: Any, by_analyst: Api, by_viewer: Api, stranger: Api) -> None:
    assert stranger.post("actors/prc/merge/", ONE).status_code == 401
    for api in (by_viewer, by_analyst):
        assert api.post("actors/prc/merge/", ONE).status_code == 403


def test_who_was_slower_is_told(two: Any, by_editor: Api, by_analyst: Api) -> None:
    seen = by_editor.get("actors/prc/")["ETag"]
    assert by_analyst.patch("actors/prc/", {"name": "The PRC"}).status_code == 200
    assert by_editor.post("actors/prc/merge/", ONE, If_Match=seen).status_code == 412
    assert (
        by_editor.post("actors/prc/merge/", {**ONE, "into": "x"}, If_Match=seen).status_code == 412
    )


def test_a_request_sent_twice_merges_once(two: Any, by_editor: Api) -> None:
    first, second = (
        by_editor.post("actors/prc/merge/", ONE, Idempotency_Key="merge-1") for _ in range(2)
    )
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert Change.objects.filter(type="merged").count() == 1
    status, detail = told(by_editor.post("actors/prc/merge/", ONE))
    assert (status, detail) == (409, "It was merged into cn and stays as it is; write on that one.")


def test_what_was_merged_is_closed(two: Any, by_editor: Api) -> None:
    assert by_editor.post("actors/prc/merge/", ONE).status_code == 200
    published_source(slug="old")
    merged(Source.objects.get(slug="old"), published_source(slug="kept"))
    for method, path, body in (
        ("PATCH", "actors/prc/", {"name": "New"}),
        ("DELETE", "actors/prc/", None),
        ("PATCH", "sources/old/", {"title": "New", "reason": "Slip."}),
        ("POST", "sources/old/retract/", {"reason": "Wrong."}),
        ("POST", "sources/old/submit/", None),
        ("POST", "sources/old/merge/", {"into": "kept", "reason": "Again."}),
    ):
        status, detail = told(by_editor.send(method, path, body))
        assert status == 409, path
        assert "It was merged into" in detail
    status, errors = told(by_editor.post("actors/us/merge/", {"into": "prc", "reason": "One."}))
    assert status == 409
    assert errors == [
        {"pointer": "/into", "detail": "prc was itself merged into cn; merge into that."}
    ]


def test_what_was_known_before_stays_as_it_was(stranger: Api) -> None:
    populate()
    make_actor("other", kind="agency")
    published_source(slug="other")
    instants = [stranger.get("commitments/")["Known-At"]]
    before = snapshot(stranger, instants)
    for slug, into in (("dea", "other"), ("cn", "us")):
        merged(Actor.objects.get(slug=slug), Actor.objects.get(slug=into))
    cited = Source.objects.filter(publication="published").exclude(slug="other")
    for source in cited.filter(derived_from=None):
        merged(source, Source.objects.get(slug="other"))
    for asked, answer in before.items():
        assert ask(stranger, asked) == answer, asked
