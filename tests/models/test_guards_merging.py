"""A merge is for good, leads one step, and closes no circle; parties that are one count as one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.test_merging import merged
from tests.factories.records import (
    make_actor,
    make_commitment,
    make_source,
    make_status_update,
    the_actor,
)
from tests.models.sql import copy_refused, delete_refused, run, update, update_refused

pytestmark = pytest.mark.django_db

TREES = pytest.mark.parametrize(
    ("make", "column"), [(make_actor, "parent"), (make_source, "derived_from")]
)


def refusal(row: Any, into: Any) -> str:
    told = update_refused(row, merged_into_id=into and into.pk)
    assert told.column_name == "merged_into"
    return str(told.message_primary).partition(": ")[2]


@TREES
def test_a_merge_is_not_taken_back(make: Any, column: str) -> None:
    row, other = make(), make()
    assert update(row, merged_into_id=other.pk) == 1
    assert refusal(row, None) == "what was merged stays so."


@TREES
def test_nothing_is_merged_into_itself(make: Any, column: str) -> None:
    row = make()
    assert refusal(row, row) == "nothing is merged into itself."


@TREES
def test_a_merge_leads_to_what_stands_by_itself(make: Any, column: str) -> None:
    first, second, third = make(), make(), make()
    update(second, merged_into_id=third.pk)
    assert refusal(first, second) == "the other was merged itself."
    assert refusal(third, first) == "others count under it."
    assert update(first, merged_into_id=third.pk) == 1


def test_kinds_are_not_mixed() -> None:
    person, state = make_actor(kind="person"), make_actor(kind="state")
    assert refusal(person, state) == "they are of different kinds."


@TREES
@pytest.mark.parametrize("between", [0, 2])
def test_nothing_is_merged_into_what_is_below_it(make: Any, column: str, between: int) -> None:
    top = make()
    low = top
    for _ in range(between + 1):
        low = make(**{column: low})
    assert refusal(top, low) == "the other would lead back to itself."
    assert update(low, merged_into_id=top.pk) == 1


@TREES
def test_nor_is_what_was_merged_led_on_to_what_is_below_it(make: Any, column: str) -> None:
    old, top = make(), make()
    low = make(**{column: old})
    update(old, merged_into_id=top.pk)
    assert refusal(old, low) == "the other would lead back to itself."


@TREES
def test_no_row_is_put_below_one_that_was_merged_into_it(make: Any, column: str) -> None:
    top, old = make(), make()
    low = make(**{column: old})
    update(old, merged_into_id=top.pk)
    for below in (old, low):
        assert update_refused(top, **{f"{column}_id": below.pk}).column_name == column
    elsewhere = make()
    assert update(top, **{f"{column}_id": elsewhere.pk}) == 1


def test_no_row_is_born_merged_into_what_was_merged() -> None:
    first, second = make_actor(), make_actor()
    update(first, merged_into_id=second.pk)
    assert copy_refused(second, merged_into_id=first.pk).column_name == "merged_into"


def test_a_judgement_may_be_of_either_of_two_that_are_one() -> None:
    row = make_status_update(make_commitment(), party="cn")
    merged(the_actor("prc"), the_actor("cn"))
    assert update(row, party_id=the_actor("prc").pk) == 1
    mexico = the_actor("mx")
    assert update_refused(row, party_id=mexico.pk).column_name == "party"


def test_a_judged_party_may_go_while_one_that_is_the_same_stays() -> None:
    both = [{"actor": the_actor(slug), "role": "committing"} for slug in ("prc", "cn")]
    commitment = make_commitment(parties=both)
    make_status_update(commitment, party="prc")
    merged(the_actor("prc"), the_actor("cn"))
    first, second = commitment.parties.order_by("pk")
    assert run("DELETE FROM commitments_party WHERE id = %s", first.pk) == 1
    assert delete_refused(second).column_name == "parties"
