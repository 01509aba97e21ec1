"""The list of changes: numbers without gaps, instants that grow, and nothing ever altered."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.models import Change
from tests.factories.records import make_actor, make_commitment, make_status_update
from tests.factories.states import published
from tests.models.sql import copy, copy_refused, delete_refused, refused, run, update_refused

pytestmark = pytest.mark.django_db

LATER = "2100-01-01T00:00:00Z"


def newest() -> Change:
    return Change.objects.latest("number")


def test_the_next_number_is_taken() -> None:
    make_actor()
    assert copy(newest(), number=newest().number + 1, at=LATER) == 1


@pytest.mark.parametrize("step", [-1, 0, 2, 10])
def test_a_gap_or_a_number_taken_is_refused(step: int) -> None:
    make_actor()
    make_actor()
    told = copy_refused(newest(), number=newest().number + step, at=LATER)
    assert told.sqlstate == "23514"


def test_the_first_number_is_one() -> None:
    row = {"type": "published", "object_type": "claim", "object_id": 1, "object_key": "x"}
    columns, marks = ", ".join(row), ", ".join(["%s"] * len(row))
    statement = (
        f"INSERT INTO commitments_change (number, at, reason, {columns}) "
        f"VALUES (%s, now(), '', {marks})"
    )
    for number in (-1, 0, 2):
        assert refused(statement, number, *row.values()).sqlstate == "23514"
    assert run(statement, 1, *row.values()) == 1


def test_an_instant_not_later_than_the_one_before_is_refused() -> None:
    make_actor()
    number = newest().number + 1
    assert copy_refused(newest(), number=number).sqlstate == "23514"
    assert copy_refused(newest(), number=number, at="2001-01-01Z").sqlstate == "23514"


def test_nothing_of_a_change_is_altered() -> None:
    commitment = published(make_commitment())
    published(make_status_update(commitment, party="cn"))
    published(make_status_update(commitment, party="cn"))
    row = newest()
    assert None not in (row.before, row.after, row.party, row.commitment, row.by)
    values: dict[str, Any] = {
        "number": 10_000,
        "at": LATER,
        "type": "merged",
        "object_type": "claim",
        "object_id": 0,
        "object_key": "other",
        "commitment_id": None,
        "party_id": None,
        "before": None,
        "after": None,
        "reason": "Another.",
        "by_id": None,
    }
    assert {*values} == {field.column for field in Change._meta.concrete_fields}
    for name, value in values.items():
        assert update_refused(row, **{name: value}).sqlstate == "23001"


@pytest.mark.parametrize("value", ["{}", "[]", "null", '{"status": "implemented"}', '"x"'])
def test_nothing_is_read_into_what_was_null(value: str) -> None:
    make_actor()
    assert newest().before is None
    assert update_refused(newest(), before=value).sqlstate == "23001"


@pytest.mark.parametrize("value", ["{}", '{"name": "OTHER"}', '["name"]', None])
def test_what_was_said_is_not_replaced(value: str | None) -> None:
    make_actor()
    assert update_refused(newest(), after=value).sqlstate == "23001"


def test_no_change_is_deleted() -> None:
    make_actor()
    assert delete_refused(newest()).sqlstate == "23001"
