"""Actors, forums and topics are public at once, and each edit of theirs is a version."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import records
from commitments.domain.errors import Conflict, Invalid
from commitments.models import Actor, Change, Position, Standing, Touch
from tests.factories.records import (
    make_actor,
    make_commitment,
    make_forum,
    make_position,
    make_topic,
    the_actor,
)
from tests.factories.states import published, retracted
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db

ALL = pytest.mark.parametrize("make", [make_actor, make_forum, make_topic])


def edit(row: Any, **data: Any) -> Any:
    return records.edit(record=row, data=data, by=analyst())


def contestation(commitment: Any) -> str:
    found: str = Standing.objects.get(
        commitment=commitment, known_to=None, valid_to=None
    ).contestation
    return found


@ALL
def test_a_new_one_is_public_with_a_change_of_its_own(make: Any) -> None:
    row = make("new-one")
    told = Change.objects.latest("number")
    assert (told.type, told.object_key, told.before) == ("published", "new-one", None)
    assert told.after["slug"] == "new-one"
    version = row.versions.get()
    assert (version.number, version.known_from, version.known_to) == (1, told.at, None)


@ALL
def test_an_edit_is_public_at_once_and_the_old_text_kept(make: Any) -> None:
    row = make(name="Old")
    edit(row, name="New")
    told = Change.objects.latest("number")
    assert (told.type, told.before, told.after) == ("revised", {"name": "Old"}, {"name": "New"})
    first, second = row.versions.order_by("number")
    assert (first.name, first.known_to) == ("Old", told.at)
    assert (second.name, second.known_from, second.known_to) == ("New", told.at, None)


@ALL
def test_an_edit_that_alters_nothing_is_no_change(make: Any) -> None:
    row = make(name="Same")
    number = Change.objects.count()
    edit(row, name="Same")
    assert Change.objects.count() == number
    assert row.versions.count() == 1


def test_offices_are_part_of_the_version() -> None:
    person = make_actor(kind="person")
    of = the_actor("cn")
    edit(person, offices=[{"title": "Minister", "of": of.slug, "from": "2022-06", "to": None}])
    newest = person.versions.get(known_to=None)
    assert [(held["title"], held["of"]) for held in newest.offices] == [("Minister", "cn")]
    assert newest.offices[0]["from"]["earliest"] == "2022-06-01"


def spoken() -> tuple[Any, Actor]:
    """The US says one thing, its agency another: one state, divided."""
    commitment = published(make_commitment())
    agency = make_actor("dea", kind="agency", parent=the_actor("us"))
    published(make_position(commitment, actor="us", view="progress"))
    published(make_position(commitment, actor=agency, view="violated"))
    return commitment, agency


def test_an_actor_under_another_parent_speaks_for_another() -> None:
    commitment, agency = spoken()
    assert contestation(commitment) == "divided"
    edit(agency, parent=make_actor("mx").slug)
    assert contestation(commitment) == "contested"
    edit(agency, parent="us")
    assert contestation(commitment) == "divided"


def test_what_is_above_the_speakers_parent_counts_too() -> None:
    commitment, agency = spoken()
    ministry = make_actor("doj", kind="agency", parent=the_actor("us"))
    edit(agency, parent=ministry.slug)
    assert contestation(commitment) == "divided"
    edit(ministry, parent=make_actor("mx").slug)
    assert contestation(commitment) == "contested"


def test_a_person_speaks_for_whom_they_hold_office() -> None:
    commitment = published(make_commitment())
    person = make_actor(kind="person")
    published(make_position(commitment, actor="us", view="progress"))
    published(make_position(commitment, actor=person, view="violated"))
    assert contestation(commitment) == "contested"
    edit(person, offices=[{"title": "Spokesperson", "of": "us"}])
    assert contestation(commitment) == "divided"


def test_the_commitments_whose_answers_altered_are_noted() -> None:
    commitment, agency = spoken()
    other = published(make_commitment())
    edit(agency, parent=make_actor("mx").slug)
    at = Change.objects.latest("number").at
    assert list(Touch.objects.filter(at=at)) == [Touch.objects.get(commitment=commitment, at=at)]
    assert not Touch.objects.filter(commitment=other, at=at).exists()


def test_another_name_alters_no_commitment() -> None:
    _, agency = spoken()
    edit(agency, name="Another")
    assert not Touch.objects.filter(at=Change.objects.latest("number").at).exists()


def test_the_standings_of_before_stay_as_they_were_known() -> None:
    commitment, agency = spoken()
    before = Standing.objects.get(commitment=commitment, known_to=None, valid_to=None)
    edit(agency, parent=make_actor("mx").slug)
    before.refresh_from_db()
    after = Standing.objects.get(commitment=commitment, known_to=None, valid_to=None)
    assert before.known_to == after.known_from == Change.objects.latest("number").at
    assert before.contestation == "divided"


def test_a_retracted_position_draws_nobody_in() -> None:
    commitment, agency = spoken()
    retracted(Position.objects.get(commitment=commitment, actor=agency))
    edit(agency, parent=make_actor("mx").slug)
    assert contestation(commitment) == "one_sided"


def test_nobody_is_their_own_parent_or_grandparent() -> None:
    top = make_actor("top")
    middle = make_actor("middle", parent=top)
    below = make_actor("below", parent=middle)
    for parent in (top, middle, below):
        with pytest.raises(Invalid) as caught:
            edit(top, parent=parent.slug)
        assert [e.pointer for e in caught.value.errors] == ["/parent"]


@ALL
def test_a_slug_is_taken_for_good(make: Any) -> None:
    make("taken")
    with pytest.raises(Conflict, match="This slug is taken; slugs are never used again"):
        make("taken")


@ALL
def test_a_slug_does_not_change(make: Any) -> None:
    row = make("first")
    with pytest.raises(Invalid, match="A slug never changes"):
        edit(row, slug="second")
    assert edit(row, slug="first").slug == "first"
