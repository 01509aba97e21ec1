"""When must somebody say why?"""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import records, review
from commitments.domain.errors import Invalid
from commitments.models import Change
from tests.factories.records import make, make_commitment
from tests.factories.states import ground, in_review, in_state, published
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db

BLANK = pytest.mark.parametrize("reason", ["", "  ", "\n"])
JUDGEMENTS = pytest.mark.parametrize("kind", ["status_update", "position"])


def pointers(problem: Invalid) -> list[str]:
    return [error.pointer for error in problem.errors]


@BLANK
def test_a_return_without_a_reason_is_refused(reason: str) -> None:
    row = in_state("in_review", "claim")
    with pytest.raises(Invalid, match="Say why it is returned") as caught:
        review.send_back(record=row, by=editor(), reason=reason)
    assert pointers(caught.value) == ["/reason"]


def test_the_reason_of_a_return_is_kept_for_its_authors() -> None:
    row = in_state("in_review", "claim")
    review.send_back(record=row, by=editor(), reason="Which summer?")
    row.refresh_from_db()
    assert row.review_note == "Which summer?"


@BLANK
@pytest.mark.parametrize("kind", ["commitment", "claim", "status_update", "evidence"])
def test_a_retraction_without_a_reason_is_refused(kind: str, reason: str) -> None:
    row = in_state("published", kind)
    with pytest.raises(Invalid, match="Say why it is retracted") as caught:
        review.retract(record=row, by=editor(), reason=reason)
    assert pointers(caught.value) == ["/reason"]


def test_the_reason_of_a_retraction_is_public() -> None:
    row = in_state("published", "claim")
    review.retract(record=row, by=editor(), reason="Misheard.")
    row.refresh_from_db()
    assert row.retraction_reason == Change.objects.latest("number").reason == "Misheard."


@BLANK
@JUDGEMENTS
def test_a_judgement_without_evidence_needs_a_reason(kind: str, reason: str) -> None:
    row = in_review(make(kind, **ground(kind), evidence=[]))
    with pytest.raises(Invalid, match="It has no evidence: attach some, or say why") as caught:
        review.publish(record=row, by=editor(), reason=reason)
    assert pointers(caught.value) == ["/reason"]


@JUDGEMENTS
def test_a_judgement_without_evidence_is_published_with_its_reason(kind: str) -> None:
    row = published(make(kind, **ground(kind), evidence=[]), reason="Common knowledge.")
    assert row.reason == Change.objects.latest("number").reason == "Common knowledge."


@JUDGEMENTS
def test_a_judgement_with_evidence_needs_none(kind: str) -> None:
    assert published(make(kind, **ground(kind))).reason == ""


@pytest.mark.parametrize("kind", ["commitment", "claim", "risk", "statistic"])
def test_records_need_no_reason_for_having_no_evidence(kind: str) -> None:
    assert published(make(kind)).publication == "published"


@BLANK
@pytest.mark.parametrize("kind", ["commitment", "claim", "risk", "statistic"])
def test_a_change_to_what_is_published_needs_a_reason(kind: str, reason: str) -> None:
    row = in_state("published", kind)
    with pytest.raises(Invalid, match="a change to what is published needs a reason") as caught:
        records.edit(record=row, data={"title": "Other"}, by=analyst(), reason=reason)
    assert pointers(caught.value) == ["/reason"]


def test_a_change_to_a_draft_needs_none() -> None:
    changed: Any = records.edit(record=make_commitment(), data={"title": "Other"}, by=analyst())
    assert changed.title == "Other"


@BLANK
def test_publishing_ones_own_work_needs_a_reason(reason: str) -> None:
    row = make_commitment(by=editor())
    with pytest.raises(Invalid, match="without a second reader") as caught:
        review.publish(record=row, by=editor(), reason=reason, alone=True)
    assert pointers(caught.value) == ["/reason"]
