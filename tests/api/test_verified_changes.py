"""A run that verified excerpts is one change, found by each commitment that it bears on."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.evidence.verifying import verify
from commitments.models import Evidence
from tests.api.client import Api
from tests.factories.captures import make_capture
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_position,
    make_source,
    make_status_update,
    quoted,
)
from tests.factories.states import published

pytestmark = pytest.mark.django_db
PAGE = "We will begin."


@pytest.fixture
def source() -> Any:
    source = make_source()
    for slug, make in (("first", make_status_update), ("second", make_position)):
        pledge = published(make_commitment(slug, kind="pledge", title=f"The {slug}"))
        published(make(pledge, evidence=[quoted(source, excerpt=PAGE)]))
    published(make_commitment("third", title="The third"))
    make_capture(source, PAGE)
    return source


def verified(api: Api, **query: Any) -> Any:
    return [row for row in api.rows("changes/", **query) if row["type"] == "verified"]


@pytest.mark.usefixtures("source")
def test_it_names_what_altered_and_how(stranger: Api) -> None:
    verify()
    (change,) = verified(stranger)
    ids = list(Evidence.objects.order_by("pk").values_list("pk", flat=True))

    assert change["object"]["type"] == "verification"
    assert change["commitment"] is None
    assert [row["id"] for row in change["before"]["evidence"]] == ids
    assert {row["verification"] for row in change["before"]["evidence"]} == {"not_checked"}
    assert {row["verification"] for row in change["after"]["evidence"]} == {"exact"}


@pytest.mark.usefixtures("source")
def test_each_commitment_finds_it(stranger: Api) -> None:
    verify()
    for slug, found in (("first", 1), ("second", 1), ("third", 0)):
        assert len(verified(stranger, q=slug)) == found, slug


def test_of_one_commitment_alone_it_says_so(source: Any, stranger: Api) -> None:
    (item,) = Evidence.objects.filter(status_update__commitment__slug="first")
    verify([item.pk])
    assert verified(stranger)[0]["commitment"] == "first"


def test_what_is_of_no_commitment_is_named_too(source: Any, stranger: Api) -> None:
    published(make_claim(evidence=[quoted(source, excerpt=PAGE)]))
    verify()
    assert len(verified(stranger)[0]["after"]["evidence"]) == 3


@pytest.mark.usefixtures("source")
def test_the_feed_leads_to_the_change(stranger: Api) -> None:
    verify()
    number = verified(stranger)[0]["number"]
    feed = stranger.get("feed.atom").content.decode()
    assert f"/api/v1/changes/?cursor={number - 1}&amp;page_size=1" in feed
    assert "None" not in feed
    assert "/verification" not in feed


@pytest.mark.usefixtures("source")
def test_an_answer_under_both_clocks_stays_the_same(stranger: Api) -> None:
    before = stranger.rows("changes/")[-1]["at"]
    query = {"as_of": before[:10], "known_at": before}
    first = stranger.get("evidence/", **query).content
    verify()
    assert stranger.get("evidence/", **query).content == first
    assert stranger.get("evidence/").content != first
