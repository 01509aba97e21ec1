"""Somebody was faster: whoever says which version they read is told so."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import corrections, records, review
from commitments.domain.errors import PreconditionFailed
from commitments.models import Revision
from tests.factories.records import make_actor, make_claim, make_commitment, make_topic
from tests.factories.states import in_review, in_state, published
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db

VERBS = {
    "edit": ("draft", lambda row, seen: records.edit(
        record=row, data={"title": "B"}, by=analyst(), expected=seen)),
    "revise": ("published", lambda row, seen: records.edit(
        record=row, data={"title": "B"}, by=analyst(), reason="x", expected=seen)),
    "submit": ("draft", lambda row, seen: review.submit(
        record=row, by=analyst(), expected=seen)),
    "publish": ("in_review", lambda row, seen: review.publish(
        record=row, by=editor(), expected=seen)),
    "return": ("in_review", lambda row, seen: review.send_back(
        record=row, by=editor(), reason="x", expected=seen)),
    "retract": ("published", lambda row, seen: review.retract(
        record=row, by=editor(), reason="x", expected=seen)),
    "drop": ("draft", lambda row, seen: records.drop(
        record=row, by=analyst(), expected=seen)),
}  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
def test_the_version_read_is_taken(verb: str) -> None:
    state, act = VERBS[verb]
    row = in_state(state, "claim")
    act(row, row.row_version)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("off", [-1, 1])
def test_another_version_is_refused_and_nothing_done(verb: str, off: int) -> None:
    state, act = VERBS[verb]
    row = in_state(state, "claim")
    with pytest.raises(PreconditionFailed, match="Somebody was faster"):
        act(row, row.row_version + off)
    row.refresh_from_db()
    assert row.publication == state
    assert not Revision.objects.exists()


def test_a_correction_is_of_the_version_read() -> None:
    row = in_state("published", "position")
    with pytest.raises(PreconditionFailed):
        corrections.supersede(record=row, data={}, by=analyst(), expected=row.row_version + 1)
    assert corrections.supersede(record=row, data={}, by=analyst(), expected=row.row_version)


@pytest.mark.parametrize("data", [{"title": "B"}, {"topics": ["t"]}, {"parties": []}])
def test_every_saved_edit_raises_the_version(data: dict[str, Any]) -> None:
    make_topic("t")
    commitment = make_commitment()
    before = commitment.row_version
    edited = records.edit(record=commitment, data=data, by=analyst())
    assert edited.row_version > before
    with pytest.raises(PreconditionFailed):
        records.edit(record=commitment, data=data, by=analyst(), expected=before)


def test_an_edit_of_a_pending_revision_raises_the_records_version() -> None:
    claim = published(make_claim())
    for title in ("B", "C"):
        seen = claim.row_version
        records.edit(record=claim, data={"title": title}, by=analyst(), reason="x", expected=seen)
        with pytest.raises(PreconditionFailed):
            records.edit(record=claim, data={"text": "D"}, by=analyst(), reason="x", expected=seen)
        claim.refresh_from_db()


def test_the_workflow_raises_the_version() -> None:
    claim = make_claim()
    seen = [claim.row_version]
    for step in (in_review, published_by_editor):
        step(claim)
        claim.refresh_from_db()
        seen.append(claim.row_version)
    assert seen == sorted(set(seen))


def published_by_editor(row: Any) -> Any:
    return review.publish(record=row, by=editor())


def test_an_actors_version_is_compared_too() -> None:
    actor = make_actor()
    with pytest.raises(PreconditionFailed):
        records.edit(record=actor, data={"name": "B"}, by=analyst(), expected=actor.row_version + 1)
    records.edit(record=actor, data={"name": "B"}, by=analyst(), expected=actor.row_version)
