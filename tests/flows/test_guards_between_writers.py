"""The database's guards hold between two transactions that can't see each other's rows yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError

from commitments.models import Commitment, Party, Relation, StatusUpdate
from tests.factories.records import make_actor, make_commitment, make_status_update
from tests.flows.writers import Held, writers
from tests.models.sql import copy_of, run

pytestmark = pytest.mark.usefixtures("committing_db")


def sql(statement: str, *params: Any) -> Callable[[], Any]:
    return lambda: run(statement, *params)


def one_is_refused(first: Callable[[], Any], second: Callable[[], Any], message: str) -> None:
    """`second` waits for the commit of `first`, then is refused."""
    with writers(2) as pool:
        held = Held(pool, first)
        held.wait()
        waiting = pool.start(second)
        with pytest.raises(TimeoutError):
            waiting.result(0.3)
        held.commit()
        with pytest.raises(IntegrityError, match=message):
            waiting.result(20)


def judged() -> tuple[Callable[[], Any], StatusUpdate, Party]:
    """An INSERT of another judgement of a party that has none on record yet."""
    commitment = make_commitment()
    update = make_status_update(commitment, party="us", evidence=[])
    china = Party.objects.get(commitment=commitment, actor__slug="cn")
    statement, params = copy_of(update, party_id=china.actor_id)
    return sql(statement, *params), update, china


def test_a_party_removed_beside_a_judgement_of_it() -> None:
    judge, _, china = judged()
    remove = sql("DELETE FROM commitments_party WHERE id = %s", china.pk)
    one_is_refused(judge, remove, "judgements name this party")


def test_a_judgement_of_a_party_beside_its_removal() -> None:
    judge, _, china = judged()
    remove = sql("DELETE FROM commitments_party WHERE id = %s", china.pk)
    one_is_refused(remove, judge, "the party is not one of the commitment's")


def kinds() -> tuple[Callable[[], Any], Callable[[], Any]]:
    commitment = make_commitment()
    other = make_status_update(make_commitment(), status="ongoing", evidence=[])
    statement, params = copy_of(other, commitment_id=commitment.pk)
    change = "UPDATE commitments_commitment SET kind = 'meeting' WHERE id = %s"
    return sql(statement, *params), sql(change, commitment.pk)


def test_a_kind_changed_beside_a_status_that_does_not_fit_it() -> None:
    judge, change = kinds()
    one_is_refused(judge, change, "its status updates do not fit the kind meeting")


def test_a_status_beside_a_kind_that_does_not_fit_it() -> None:
    judge, change = kinds()
    one_is_refused(change, judge, "ongoing is not a status of this kind")


def test_two_halves_of_a_cycle_of_parts() -> None:
    one, other = make_commitment(), make_commitment()
    insert = (
        "INSERT INTO commitments_relation (commitment_id, type, other_id) "
        "VALUES (%s, 'part_of', %s)"
    )
    first, second = sql(insert, one.pk, other.pk), sql(insert, other.pk, one.pk)
    one_is_refused(first, second, "part_of would lead back to itself")
    assert Relation.objects.count() == 1
    assert Commitment.objects.count() == 2


def test_two_halves_of_a_cycle_of_actors() -> None:
    one, other = make_actor(), make_actor()
    move = "UPDATE commitments_actor SET parent_id = %s WHERE id = %s"
    first, second = sql(move, one.pk, other.pk), sql(move, other.pk, one.pk)
    one_is_refused(first, second, "parent would lead back to itself")
