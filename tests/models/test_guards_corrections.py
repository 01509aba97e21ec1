"""A correction is of one published row, on the same commitment and party, and there is one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories.records import make, make_commitment, make_evidence, the_actor
from tests.factories.states import corrected, in_state, published, retracted
from tests.models.sql import copy, copy_refused, refused, update, update_refused

pytestmark = pytest.mark.django_db

LEDGERS = pytest.mark.parametrize("kind", ["status_update", "position", "evidence"])
JUDGEMENTS = pytest.mark.parametrize("kind", ["status_update", "position"])


def draft_of(row: Any, **values: Any) -> dict[str, Any]:
    """The columns of a draft that is to take the place of the row."""
    never = dict.fromkeys(("published_at", "published_by_id"))
    return {"publication": "draft", "supersedes_id": row.pk} | never | values


@LEDGERS
def test_a_correction_of_the_same_is_taken(kind: str) -> None:
    row = in_state("published", kind)
    assert copy(row, **draft_of(row)) == 1


@JUDGEMENTS
def test_a_correction_keeps_to_the_commitment_and_the_party(kind: str) -> None:
    row = published(make(kind, commitment=published(make_commitment()), party="cn"))
    elsewhere = published(make_commitment())
    for values in ({"commitment_id": elsewhere.pk}, {"party_id": None}, {"party_id": us()}):
        assert copy_refused(row, **draft_of(row, **values)).column_name == "supersedes"


@JUDGEMENTS
def test_a_draft_of_something_else_is_not_made_a_correction(kind: str) -> None:
    commitment = published(make_commitment())
    row = published(make(kind, commitment=commitment, party="cn"))
    of_the_whole = make(kind, commitment=commitment)
    of_china = make(kind, commitment=commitment, party="cn")
    assert update_refused(of_the_whole, supersedes_id=row.pk).column_name == "supersedes"
    assert update(of_china, supersedes_id=row.pk) == 1
    assert update_refused(of_china, party_id=us()).column_name == "supersedes"


def test_evidence_is_corrected_on_the_same_target() -> None:
    row = in_state("published", "evidence")
    elsewhere = published(make_commitment())
    told = copy_refused(row, **draft_of(row, commitment_id=elsewhere.pk))
    assert told.column_name == "supersedes"
    claim = in_state("published", "claim")
    told = copy_refused(row, **draft_of(row, commitment_id=None, claim_id=claim.pk))
    assert told.column_name == "supersedes"


@LEDGERS
def test_a_second_correction_is_refused(kind: str) -> None:
    row = in_state("published", kind)
    correction = corrected(row)
    table = row._meta.db_table
    told = copy_refused(correction)
    assert told.constraint_name == f"{table.removeprefix('commitments_')}_corrected_once"
    published(correction)
    assert copy_refused(row, **draft_of(row)).constraint_name == told.constraint_name
    retracted(correction)
    assert copy(row, **draft_of(row)) == 1


@LEDGERS
@pytest.mark.parametrize("state", ["draft", "in_review", "returned", "retracted"])
def test_only_what_is_published_is_corrected(kind: str, state: str) -> None:
    row = in_state(state, kind)
    told = copy_refused(row, **draft_of(row, retracted_at=None, retracted_by_id=None,
                                        retraction_reason=""))  # fmt: skip
    assert told.column_name == "supersedes"


@LEDGERS
def test_no_correction_is_published_of_what_was_retracted_meanwhile(kind: str) -> None:
    row = in_state("published", kind)
    correction = corrected(row)
    retracted(row)
    told = refused(
        f"UPDATE {row._meta.db_table} SET publication = 'published', published_at = now() "
        "WHERE id = %s",
        correction.pk,
    )
    assert told.column_name == "supersedes"
    assert update(correction, review_note="There is nothing to correct any more.") == 1


@LEDGERS
def test_a_published_correction_outlives_what_it_corrected(kind: str) -> None:
    row = in_state("published", kind)
    correction = published(corrected(row))
    retracted(row)
    assert retracted(correction).publication == "retracted"


@LEDGERS
def test_nothing_corrects_itself(kind: str) -> None:
    row = make(kind, **({"target": make_commitment()} if kind == "evidence" else on_draft()))
    told = update_refused(row, supersedes_id=row.pk)
    assert told.constraint_name.endswith("_not_its_own_correction")


def on_draft() -> dict[str, Any]:
    return {"commitment": make_commitment()}


def us() -> int:
    return int(the_actor("us").pk)


def test_a_published_row_does_not_become_a_correction() -> None:
    commitment = published(make_commitment())
    first = published(make_evidence(commitment))
    second = published(make_evidence(commitment))
    assert update_refused(second, supersedes_id=first.pk).column_name == "supersedes_id"
