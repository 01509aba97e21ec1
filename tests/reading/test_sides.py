"""On whose side an actor speaks follows its office of the day, as it was known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from commitments.domain import records
from commitments.domain.merging import merge
from commitments.reading.clocks import read_clocks
from commitments.reading.sides import read_sides
from tests.factories.records import make_actor
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db
DAY = dt.date(2024, 2, 1)


def side(actor: Any, day: dt.date = DAY, known_at: dt.datetime | None = None) -> str:
    clocks = read_clocks(as_of=None, known_at=known_at, now=timezone.now())
    return read_sides({(actor.slug, day)}, clocks)[actor.slug, day]


def test_agencies_and_people_speak_for_the_topmost():
    us, cn = make_actor("us"), make_actor("cn")
    justice = make_actor("doj", kind="agency", parent=us)
    dea = make_actor("dea", kind="agency", parent=justice)
    offices = [
        {"title": "Envoy", "of": cn, "to": "2023"},
        {"title": "Head", "of": dea, "from": "2024"},
    ]
    person = make_actor("person", kind="person", offices=offices)
    assert (side(us), side(dea), side(person)) == ("us", "us", "us")
    assert side(person, dt.date(2023, 1, 1)) == "cn"


def test_it_is_told_as_it_was_known():
    us = make_actor("us")
    agency = make_actor("agency", kind="agency", parent=make_actor("cn"))
    before = timezone.now()
    records.edit(record=agency, data={"parent": "us"}, by=analyst(), reason="A slip.")
    assert side(agency) == us.slug
    assert side(agency, known_at=before) == "cn"


def test_what_was_merged_speaks_for_the_one_that_stays():
    stays, goes = make_actor("prc"), make_actor("china")
    agency = make_actor("agency", kind="agency", parent=goes)
    before = timezone.now()
    merge(gone=goes, stays=stays, by=editor(), reason="One and the same.")
    assert side(agency) == "prc"
    assert side(agency, known_at=before) == "china"


def test_nobody_asked_is_nobody_told():
    clocks = read_clocks(as_of=None, known_at=None, now=timezone.now())
    assert read_sides(set(), clocks) == {}
    assert read_sides({("nobody", DAY)}, clocks) == {}
