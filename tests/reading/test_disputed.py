"""A claim is disputed when actors of different states stand on both sides; who says so speaks for
the state in which they held office on the day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from commitments.domain import actor_tree
from commitments.models import Evidence
from commitments.reading.actor_tree import top_of
from tests.factories.records import make_actor, make_claim, make_source, quoted, the_actor
from tests.factories.states import published, retracted
from tests.reading.asking import ask

pytestmark = pytest.mark.django_db
OFFICES = [
    {"title": "Envoy", "of": "dea", "from": "2021-06", "to": "2022"},
    {"title": "Adviser", "of": "us", "from": "2021", "to": "2022-09"},
    {"title": "Director", "of": "unodc", "from": "2023-22"},
]


@pytest.fixture(autouse=True)
def actors() -> None:
    the_actor("cn")
    make_actor("dea", kind="agency", parent=the_actor("us"))
    make_actor("unodc", kind="organisation")
    make_actor("envoy", kind="person", offices=OFFICES)


def disputed(*sides: dict[str, Any]) -> bool:
    published(make_claim("claim", evidence=[quoted(**side) for side in sides]))
    (read,) = ask("claim")
    return bool(read["disputed"])


def says(actor: str, stance: str = "supports", **data: Any) -> dict[str, Any]:
    return {"attributed_to": actor, "stance": stance, **data}


def denies(actor: str, **data: Any) -> dict[str, Any]:
    return says(actor, "contradicts", **data)


def test_two_states_on_both_sides() -> None:
    assert disputed(says("us"), denies("cn"))


@pytest.mark.parametrize(
    "sides",
    [
        [],
        [says("us"), says("cn")],
        [says("us"), denies("dea")],
        [says("us"), says("cn", "context")],
        [says("us"), {"stance": "contradicts"}],
    ],
    ids=["none", "agreed", "within one state", "context", "an outlet"],
)
def test_what_is_no_dispute(sides: list[dict[str, Any]]) -> None:
    assert not disputed(*sides)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2021-02", False), ("2022-03", False), ("2023-06-01", True), ("2019", False)],
)
def test_the_office_is_that_of_the_day(day: str, expected: bool) -> None:
    assert disputed(says("us"), denies("envoy", said_on=day)) is expected


def test_the_day_is_the_source_s_where_none_is_said() -> None:
    old = make_source(published_on="2021-03")
    assert not disputed(says("us"), denies("envoy", source=old))


def test_without_any_day_it_is_that_of_the_entry() -> None:
    assert disputed(says("us"), denies("envoy"))


def test_retracted_evidence_takes_no_side() -> None:
    assert disputed(says("us"), denies("cn"))
    before = timezone.now()
    retracted(Evidence.objects.get(attributed_to__slug="cn"))
    assert ask("claim")[0]["disputed"] is False
    assert ask("claim", known_at=before)[0]["disputed"] is True


def test_the_topmost_is_the_one_by_which_contestation_goes() -> None:
    tree = actor_tree.load()
    statement = (
        f"SELECT a.id, {top_of('a.id', '%(day)s::date')} FROM commitments_actor a ORDER BY a.id"
    )
    for month in range(2020 * 12, 2025 * 12):
        day = dt.date(month // 12, month % 12 + 1, 15)
        with connection.cursor() as cursor:
            cursor.execute(statement, {"day": day, "known_at": timezone.now()})
            found = {pk: tree.slugs[top] for pk, top in cursor.fetchall()}
        assert found == {pk: tree.top(pk, day) for pk in tree.slugs}, day
