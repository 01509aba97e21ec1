"""A meeting's statuses stand only on meetings, the others only on the rest."""

from __future__ import annotations

import pytest

from commitments.models import Commitment, StatusUpdate
from commitments.models.vocabulary import MEETING_STATUSES, OTHER_STATUSES, Kind
from tests.factories.records import make_commitment, make_status_update
from tests.models.sql import copy, copy_refused, update, update_refused

pytestmark = pytest.mark.django_db

OF_BOTH = MEETING_STATUSES & OTHER_STATUSES
OTHER_KINDS = [kind for kind in Kind.values if kind != "meeting"]


def found(kind: str, status: str = "no_public_evidence") -> StatusUpdate:
    return make_status_update(make_commitment(kind=kind), status=status)


def test_only_two_statuses_are_of_both() -> None:
    assert {"no_public_evidence", "superseded"} == OF_BOTH


def test_a_meeting_takes_only_its_own_statuses() -> None:
    on_meeting = found("meeting")
    for status in MEETING_STATUSES:
        assert copy(on_meeting, status=status) == 1
    for status in OTHER_STATUSES - OF_BOTH:
        assert copy_refused(on_meeting, status=status).column_name == "status"


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_the_other_kinds_take_no_status_of_a_meeting(kind: str) -> None:
    on_other = found(kind)
    for status in OTHER_STATUSES:
        assert copy(on_other, status=status) == 1
    for status in MEETING_STATUSES - OF_BOTH:
        assert copy_refused(on_other, status=status).column_name == "status"


def test_a_draft_is_not_changed_into_one_that_does_not_fit() -> None:
    assert update_refused(found("pledge"), status="held").column_name == "status"
    assert update_refused(found("meeting"), status="ongoing").column_name == "status"


def test_a_draft_is_not_moved_to_a_commitment_that_it_does_not_fit() -> None:
    held, meeting = found("meeting", "held"), found("meeting").commitment
    pledge = make_commitment()
    assert update_refused(held, commitment_id=pledge.pk).column_name == "status"
    assert update(held, commitment_id=meeting.pk) == 1


@pytest.mark.parametrize(("kind", "status", "becomes"), [
    ("meeting", "mooted", "pledge"),
    ("pledge", "ongoing", "meeting"),
    ("legislation", "implemented", "meeting"),
])  # fmt: skip
def test_a_commitments_kind_is_not_changed_under_its_statuses(
    kind: str, status: str, becomes: str
) -> None:
    commitment = found(kind, status).commitment
    assert update_refused(commitment, kind=becomes).column_name == "kind"


def test_the_kind_may_change_where_the_statuses_fit_both() -> None:
    assert update(found("meeting").commitment, kind="pledge") == 1
    assert update(found("pledge", "ongoing").commitment, kind="measure") == 1
    assert Commitment.objects.filter(kind="meeting").count() == 0
