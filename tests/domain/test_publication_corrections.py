"""Only a published correction supersedes; there is one; retracted, the earlier counts again."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import corrections, records, review
from commitments.domain.errors import Conflict, Invalid
from commitments.models import Change, Evidence, Standing
from tests.factories.records import (
    make_commitment,
    make_position,
    make_status_update,
    quoted,
    the_actor,
)
from tests.factories.states import corrected, in_review, in_state, published, retracted
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db

LEDGERS = pytest.mark.parametrize("kind", ["status_update", "position", "evidence"])
JUDGEMENTS = pytest.mark.parametrize("kind", ["status_update", "position"])


def status_of(commitment: Any) -> str:
    open_rows = Standing.objects.filter(commitment=commitment, known_to=None)
    found: str = open_rows.get(valid_to=None).status
    return found


def found(**data: Any) -> Any:
    return published(make_status_update(published(make_commitment()), **data))


@LEDGERS
def test_a_correction_begins_as_a_draft_of_the_same_words(kind: str) -> None:
    row = in_state("published", kind)
    draft = corrected(row)
    assert draft.publication == "draft"
    assert draft.supersedes == row
    assert draft.authors == [analyst().pk]
    same = {"excerpt", "summary", "status", "view", "commitment_id", "party_id", "as_of_edtf"}
    for name in same & {field.attname for field in row._meta.concrete_fields}:
        assert getattr(draft, name) == getattr(row, name)


@JUDGEMENTS
def test_a_correction_takes_the_evidence_over_unless_it_brings_its_own(kind: str) -> None:
    row = in_state("published", kind)
    carried = corrected(row)
    assert [e.excerpt for e in carried.evidence.all()] == [e.excerpt for e in row.evidence.all()]
    retracted(published(carried))
    own = corrected(row, evidence=[quoted(excerpt="A better quote")])
    assert [e.excerpt for e in own.evidence.all()] == ["A better quote"]


def test_only_the_evidence_that_stands_is_taken_over() -> None:
    row = found(evidence=[quoted(excerpt="one"), quoted(excerpt="two"), quoted(excerpt="three")])
    one, two, _ = row.evidence.order_by("pk")
    retracted(one)
    published(corrected(two, excerpt="two, corrected"))
    assert {e.excerpt for e in corrected(row).evidence.all()} == {"two, corrected", "three"}


def test_a_draft_correction_supersedes_nothing() -> None:
    row = found(status="initiated")
    in_review(corrected(row, status="implemented"))
    assert status_of(row.commitment) == "initiated"


def test_a_published_correction_takes_the_place_of_the_earlier() -> None:
    row = found(status="initiated")
    correction = published(corrected(row, status="implemented"))
    assert status_of(row.commitment) == "implemented"
    told = Change.objects.latest("number")
    assert (told.type, told.object_id) == ("corrected", correction.pk)
    assert (told.before["status"], told.after["status"]) == ("initiated", "implemented")


def test_a_retracted_correction_makes_the_earlier_count_again() -> None:
    row = found(status="initiated")
    correction = published(corrected(row, status="implemented"))
    retracted(correction)
    assert status_of(row.commitment) == "initiated"


def test_a_correction_takes_the_days_of_the_earlier_away() -> None:
    row = found(status="initiated", as_of="2024-01-10")
    published(corrected(row, status="ongoing", as_of="2024-02-10"))
    rows = Standing.objects.filter(commitment=row.commitment, known_to=None)
    assert [(str(r.valid_from), r.status) for r in rows.order_by("valid_to")] == [
        ("None", "not_assessed"),
        ("2024-02-10", "ongoing"),
    ]


@LEDGERS
@pytest.mark.parametrize("state", ["draft", "in_review", "published"])
def test_a_second_correction_is_a_conflict(kind: str, state: str) -> None:
    row = in_state("published", kind)
    first = corrected(row)
    if state != "draft":
        in_review(first)
    if state == "published":
        review.publish(record=first, by=editor())
    with pytest.raises(Conflict, match="There is an open or published correction of this already"):
        corrected(row)


@LEDGERS
def test_after_a_retracted_correction_there_may_be_another(kind: str) -> None:
    row = in_state("published", kind)
    retracted(published(corrected(row)))
    assert published(corrected(row)).supersedes_id == row.pk


def test_a_correction_may_be_corrected() -> None:
    row = found(status="initiated")
    second = published(corrected(row, status="stalled"))
    published(corrected(second, status="ongoing"))
    assert status_of(row.commitment) == "ongoing"


def test_the_middle_of_a_chain_is_not_taken_out() -> None:
    row = found(status="initiated")
    second = published(corrected(row, status="stalled"))
    third = published(corrected(second, status="ongoing"))
    with pytest.raises(Conflict, match=f"was itself corrected, by {third.pk}, which stands"):
        review.retract(record=second, by=editor(), reason="Wrong.")
    retracted(third)
    assert status_of(row.commitment) == "stalled"
    retracted(second)
    assert status_of(row.commitment) == "initiated"


def test_what_was_corrected_may_be_retracted() -> None:
    row = found(status="initiated")
    published(corrected(row, status="ongoing"))
    retracted(row)
    assert status_of(row.commitment) == "ongoing"


@LEDGERS
def test_no_correction_is_published_of_what_was_retracted(kind: str) -> None:
    row = in_state("published", kind)
    draft = in_review(corrected(row))
    retracted(row)
    with pytest.raises(Conflict, match="What it corrects is no longer published"):
        review.publish(record=draft, by=editor())


@JUDGEMENTS
@pytest.mark.parametrize("name", ["commitment", "party"])
def test_a_correction_keeps_to_its_commitment_and_party(kind: str, name: str) -> None:
    row = in_state("published", kind, party="cn")
    other = {"commitment": published(make_commitment()).slug, "party": "us"}[name]
    with pytest.raises(Invalid) as caught:
        corrections.supersede(record=row, data={name: other}, by=analyst())
    assert [e.pointer for e in caught.value.errors] == [f"/{name}"]
    with pytest.raises(Invalid):
        corrections.supersede(record=row, data={"party": None}, by=analyst())


def test_a_correction_of_a_position_keeps_its_actor() -> None:
    row = in_state("published", "position", actor="us")
    the_actor("cn")
    with pytest.raises(Invalid) as caught:
        corrections.supersede(record=row, data={"actor": "cn"}, by=analyst())
    (error,) = caught.value.errors
    assert error.pointer == "/actor"
    assert error.detail == "A correction is of the same commitment, party and actor."
    assert corrected(row, actor="us").actor == row.actor


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("status_update", "commitment"),
        ("status_update", "party"),
        ("position", "commitment"),
        ("position", "party"),
        ("position", "actor"),
    ],
)
def test_the_draft_of_a_correction_keeps_to_them_too(kind: str, name: str) -> None:
    draft = corrected(in_state("published", kind, party="cn"))
    other = {"commitment": published(make_commitment()).slug, "party": "us", "actor": "cn"}[name]
    with pytest.raises(Invalid) as caught:
        records.edit(record=draft, data={name: other}, by=analyst())
    assert [e.pointer for e in caught.value.errors] == [f"/{name}"]


def test_naming_the_same_commitment_and_party_again_is_fine() -> None:
    row = found(party="cn")
    again = {"commitment": row.commitment.slug, "party": "cn"}
    assert corrections.supersede(record=row, data=again, by=analyst()).supersedes == row


def test_a_corrected_position_counts_in_its_stead() -> None:
    commitment = published(make_commitment())
    row = published(make_position(commitment, view="progress"))
    published(make_position(commitment, actor="cn", view="progress"))
    published(corrected(row, view="violated"))
    newest = Standing.objects.get(commitment=commitment, known_to=None, valid_to=None)
    assert newest.contestation == "contested"
    assert {held["view"] for held in newest.positions} == {"violated", "progress"}


def test_corrected_evidence_is_counted_once() -> None:
    row = found()
    evidence: Evidence = row.evidence.get()
    published(corrected(evidence, excerpt="The right words"))
    newest = Standing.objects.get(commitment=row.commitment, known_to=None, valid_to=None)
    assert newest.evidence_count == 1
