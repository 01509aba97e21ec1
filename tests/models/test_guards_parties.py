"""A judgement's party is one of its commitment's, however either is written."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.models import Party
from tests.factories.records import make_commitment, make_position, make_status_update, the_actor
from tests.models.sql import (  # fmt: skip
    copy,
    copy_refused,
    delete_refused,
    refused,
    run,
    truncate_refused,
    update,
    update_refused,
)

pytestmark = pytest.mark.django_db

JUDGED = pytest.mark.parametrize("judge", [make_status_update, make_position])


def party(commitment: Any, slug: str) -> Party:
    return Party.objects.get(commitment=commitment, actor__slug=slug)


@JUDGED
def test_a_judgement_of_a_stranger_is_refused(judge: Any) -> None:
    mexico = the_actor("mx")
    row = judge(make_commitment(), party="cn")
    assert copy_refused(row, party_id=mexico.pk).column_name == "party"
    assert update_refused(row, party_id=mexico.pk).column_name == "party"
    assert update(row, party_id=the_actor("us").pk) == 1


@JUDGED
def test_a_judgement_is_not_moved_where_its_party_is_a_stranger(judge: Any) -> None:
    row = judge(make_commitment(), party="cn")
    elsewhere = make_commitment(parties=[{"actor": the_actor("mx"), "role": "committing"}])
    assert update_refused(row, commitment_id=elsewhere.pk).column_name == "party"
    assert update(row, commitment_id=elsewhere.pk, party_id=None) == 1


@JUDGED
def test_a_party_that_is_judged_stays(judge: Any) -> None:
    commitment = make_commitment()
    judge(commitment, party="cn")
    china = party(commitment, "cn")
    assert delete_refused(china).column_name == "parties"
    assert update_refused(china, actor_id=the_actor("mx").pk).column_name == "parties"
    elsewhere = make_commitment(parties=[])
    assert update_refused(china, commitment_id=elsewhere.pk).column_name == "parties"
    assert refused("DELETE FROM commitments_party").column_name == "parties"


def test_a_party_that_nobody_judged_may_go() -> None:
    commitment = make_commitment()
    make_status_update(commitment, party="cn")
    assert run("DELETE FROM commitments_party WHERE id = %s", party(commitment, "us").pk) == 1


def test_a_judged_party_may_change_its_role_or_lose_one_of_two() -> None:
    commitment = make_commitment()
    make_status_update(commitment, party="cn")
    china = party(commitment, "cn")
    assert update(china, role="host") == 1
    assert copy(china, role="participant") == 1
    assert run("DELETE FROM commitments_party WHERE id = %s", china.pk) == 1


def test_parties_are_not_truncated() -> None:
    make_status_update(make_commitment(), party="cn")
    truncate_refused(Party)
