"""Merges beside one another and beside publications: one wins, the other is told."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from commitments.domain import merging, records, review
from commitments.domain.errors import Conflict, Problem
from commitments.domain.integrity import CHECKS
from commitments.models import Actor, Change, Standing
from tests.domain.test_merging import pledge
from tests.factories.records import make_actor, make_position, make_status_update, the_actor
from tests.factories.states import in_review, published_source
from tests.factories.users import analyst, editor
from tests.flows.test_two_writers import Reader, assert_in_order
from tests.flows.writers import Held, writers

pytestmark = pytest.mark.usefixtures("committing_db")


def merge(gone: Any, stays: Any) -> Callable[[], Any]:
    boss = editor()
    return lambda: merging.merge(gone=gone, stays=stays, by=boss, reason="They are one.")


def publish(row: Any) -> Callable[[], Any]:
    boss = editor()
    return lambda: review.publish(record=row, by=boss)


def faults() -> list[str]:
    return [fault for check in CHECKS for fault in check.find(iter)]


def into(slug: str) -> str | None:
    stays = Actor.objects.get(slug=slug).merged_into
    return stays.slug if stays else None


def parties(commitment: Any) -> list[tuple[str, str]]:
    row = Standing.objects.get(commitment=commitment, known_to=None, valid_to=None)
    return [(party["actor"], party["status"]) for party in row.parties]


def test_each_into_the_other() -> None:
    one, other = make_actor("one"), make_actor("other")
    with writers(2) as pool:
        outcomes = pool.both(merge(one, other), merge(other, one))
    refused = [outcome for outcome in outcomes if isinstance(outcome, Problem)]
    assert len(refused) == 1
    assert isinstance(refused[0], Conflict)
    assert [into("one"), into("other")].count(None) == 1
    assert faults() == []


@pytest.mark.parametrize("first", [0, 1])
def test_two_links_of_a_chain(first: int) -> None:
    a, b, c = make_actor("a"), make_actor("b"), make_actor("c")
    commitment = pledge("a", "b")
    acts = [merge(a, b), merge(b, c)]
    with writers(2) as pool:
        held = Held(pool, acts[first])
        held.wait()
        second = pool.start(acts[1 - first])
        time.sleep(0.3)
        assert not second.done()
        held.commit()
        told = second.exception(20)
    if first == 0:
        assert (told, into("a"), into("b")) == (None, "c", "c")
        assert [actor for actor, _ in parties(commitment)] == ["c"]
    else:
        assert str(told).startswith("b was itself merged into c; merge into that.")
        assert (into("a"), into("b")) == (None, "c")
    assert faults() == []


@pytest.mark.parametrize("first", ["merge", "publish"])
def test_a_publication_that_names_the_one_that_goes(first: str) -> None:
    gone, stays = the_actor("prc"), the_actor("cn")
    commitment = pledge("prc", "us")
    finding = in_review(make_status_update(commitment, party="prc", status="ongoing"))
    acts = {"merge": merge(gone, stays), "publish": publish(finding)}
    second_act = acts["publish" if first == "merge" else "merge"]
    with writers(3) as pool:
        reader = Reader(pool)
        held = Held(pool, acts[first])
        held.wait()
        second = pool.start(second_act)
        time.sleep(0.3)
        assert not second.done()
        held.commit()
        second.result(20)
        reader.stop()
    assert parties(commitment) == [("cn", "ongoing"), ("us", "not_assessed")]
    assert_in_order(reader)
    assert faults() == []


def test_many_at_once_about_the_same() -> None:
    commitment = pledge("a", "b", "c", "us")
    rows = [in_review(make_position(commitment, actor=slug, party=slug)) for slug in "abc"]
    a, b, c = (the_actor(slug) for slug in "abc")
    with writers(6) as pool:
        reader = Reader(pool)
        outcomes = pool.both(merge(a, b), merge(c, b), *(publish(row) for row in rows))
        reader.stop()
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert [actor for actor, _ in parties(commitment)] == ["b", "us"]
    row = Standing.objects.get(commitment=commitment, known_to=None, valid_to=None)
    assert [(held["party"], held["actor"]) for held in row.positions] == [("b", "b")]
    assert_in_order(reader)
    assert faults() == []


@pytest.mark.parametrize("first", ["merge", "move"])
def test_nobody_is_put_below_itself_meanwhile(first: str) -> None:
    top = make_actor("top", kind="agency")
    low = make_actor("low", kind="agency", parent=top)
    other = make_actor("other", kind="agency")
    by = analyst()
    acts: dict[str, Callable[[], Any]] = {
        "merge": merge(top, other),
        "move": lambda: records.edit(record=other, data={"parent": "low"}, by=by),
    }
    with writers(2) as pool:
        held = Held(pool, acts[first])
        held.wait()
        second = pool.start(acts["move" if first == "merge" else "merge"])
        time.sleep(0.3)
        held.commit()
        told = second.exception(20)
    assert isinstance(told, Problem)
    assert low.parent == top
    assert faults() == []


def test_the_editor_who_was_slower_loses_nothing() -> None:
    gone, stays = make_actor("gone"), make_actor("stays")
    seen = gone.row_version
    by = analyst()

    def edit() -> Any:
        return records.edit(record=gone, data={"name": "New"}, by=by, expected=seen)

    with writers(2) as pool:
        held = Held(pool, merge(gone, stays))
        held.wait()
        second = pool.start(edit)
        time.sleep(0.3)
        assert not second.done()
        held.commit()
        told = second.exception(20)
    assert isinstance(told, Problem)
    gone.refresh_from_db()
    assert (gone.name, gone.merged_into) == ("GONE", stays)
    assert Change.objects.filter(type="merged").count() == 1


def test_sources_each_into_the_other() -> None:
    one, other = published_source(), published_source()
    with writers(2) as pool:
        outcomes = pool.both(merge(one, other), merge(other, one))
    assert len([outcome for outcome in outcomes if isinstance(outcome, Conflict)]) == 1
    assert faults() == []
