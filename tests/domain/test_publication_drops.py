"""A draft is dropped by who made it, and nothing else is ever dropped."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import records
from commitments.domain.errors import Conflict, Forbidden, NotFound, PreconditionFailed
from commitments.models import Change, Commitment, Evidence, Source
from tests.factories.records import (
    make,
    make_actor,
    make_claim,
    make_commitment,
    make_evidence,
    make_forum,
    make_source,
    make_status_update,
    make_topic,
    quoted,
)
from tests.factories.states import (
    REVIEWED,
    corrected,
    ground,
    in_review,
    in_state,
    published,
    returned,
)
from tests.factories.users import admin, analyst, editor, make_user

pytestmark = pytest.mark.django_db


def drop(row: Any, by: Any = None, **given: Any) -> None:
    records.drop(record=row, by=by or analyst(), **given)


@pytest.mark.parametrize("kind", REVIEWED)
@pytest.mark.parametrize("state", ["draft", "returned"])
def test_ones_own_draft_is_dropped(kind: str, state: str) -> None:
    row = in_state(state, kind)
    number = Change.objects.count()
    drop(row)
    assert not type(row).objects.filter(pk=row.pk).exists()
    assert Change.objects.count() == number


def test_its_draft_evidence_goes_along_and_its_sources_stay() -> None:
    source = make_source()
    claim = make_claim(evidence=[quoted(source)])
    drop(claim)
    assert not Evidence.objects.exists()
    assert Source.objects.filter(pk=source.pk).exists()


def test_a_source_that_nothing_names_is_dropped() -> None:
    source = make_source()
    drop(source)
    assert not Source.objects.filter(pk=source.pk).exists()


def test_a_source_that_something_names_stays() -> None:
    source = make_source()
    claim = make_claim(evidence=[quoted(source)])
    evidence = claim.evidence.get()
    with pytest.raises(Conflict, match=rf"Others lean on this: evidence {evidence.pk} \("):
        drop(source)


@pytest.mark.parametrize("kind", REVIEWED)
@pytest.mark.parametrize("state", ["in_review", "published", "retracted"])
def test_what_is_no_draft_stays(kind: str, state: str) -> None:
    row = in_state(state, kind)
    with pytest.raises(Conflict, match="Only a draft can be dropped"):
        drop(row)
    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("make_public", [make_actor, make_forum, make_topic])
def test_what_is_public_at_once_stays(make_public: Any) -> None:
    with pytest.raises(Conflict, match="is public and stays; others may lean on it"):
        drop(make_public())


@pytest.mark.parametrize("kind", REVIEWED)
@pytest.mark.parametrize("who", [editor, admin, lambda: make_user("analyst", name="helper")])
def test_somebody_elses_draft_stays(kind: str, who: Any) -> None:
    row = make(kind, **ground(kind))
    with pytest.raises(Forbidden, match="somebody else's draft; only its author may drop it"):
        drop(row, by=who())
    assert type(row).objects.filter(pk=row.pk).exists()


def test_having_edited_it_does_not_make_it_ones_own() -> None:
    claim = make_claim()
    records.edit(record=claim, data={"text": "x"}, by=editor())
    with pytest.raises(Forbidden):
        drop(claim, by=editor())


def test_a_draft_that_others_lean_on_stays_and_says_for_whom() -> None:
    commitment = make_commitment()
    update = make_status_update(commitment)
    with pytest.raises(Conflict, match=rf"Others lean on this: status update {update.pk} \("):
        drop(commitment)
    drop(update)
    drop(commitment)
    assert not Commitment.objects.exists()


def test_a_draft_that_another_relates_to_stays() -> None:
    whole = make_commitment()
    make_commitment(relations=[{"type": "part_of", "commitment": whole}])
    with pytest.raises(Conflict, match="Others lean on this: relation"):
        drop(whole)


def test_its_own_parts_go_along() -> None:
    whole = make_commitment()
    topic = make_topic()
    part = make_commitment(topics=[topic], relations=[{"type": "part_of", "commitment": whole}])
    drop(part)
    assert list(Commitment.objects.all()) == [whole]


def test_a_dropped_correction_makes_room_for_another() -> None:
    row = in_state("published", "position")
    drop(corrected(row))
    assert corrected(row).supersedes == row


def test_a_returned_draft_with_new_evidence_is_dropped_whole() -> None:
    claim = returned(make_claim(evidence=[quoted()]))
    make_evidence(claim)
    drop(claim)
    assert not Evidence.objects.exists()


def test_a_drop_of_what_has_changed_since_is_refused() -> None:
    claim = make_claim()
    records.edit(record=claim, data={"text": "x"}, by=analyst())
    with pytest.raises(PreconditionFailed):
        drop(claim, expected=claim.row_version)


def test_a_second_drop_finds_nothing() -> None:
    claim = make_claim()
    again = type(claim).objects.get(pk=claim.pk)
    drop(claim)
    with pytest.raises(NotFound):
        drop(again)


def test_what_was_dropped_stays_in_the_history() -> None:
    claim = make_claim(title="Dropped")
    key = claim.pk
    drop(claim)
    labels = type(claim).pgh_event_model.objects.filter(pgh_obj_id=key).values_list("pgh_label")
    assert {label for (label,) in labels} >= {"insert", "delete"}


def test_review_is_no_reason_to_lose_evidence() -> None:
    claim = in_review(make_claim(evidence=[quoted()]))
    with pytest.raises(Conflict):
        drop(claim.evidence.get())
    published_claim = published(make_claim(evidence=[quoted()]))
    with pytest.raises(Conflict):
        drop(published_claim.evidence.get())
