"""The matrix: to whom is each action open, in which state, on one's own or on another's?"""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import records
from commitments.domain.errors import Conflict, Forbidden
from commitments.domain.permissions import (
    MATRIX,
    ON_THE_DESK,
    Action,
    Whose,
    may,
    require,
    state_of,
    states_for,
    whose,
)
from commitments.models import Claim
from commitments.models.vocabulary import Publication
from tests.factories.records import make_actor, make_claim
from tests.factories.states import in_state, published, revised
from tests.factories.users import admin, analyst, editor, make_user

pytestmark = pytest.mark.django_db
EVERY = tuple(Publication)
BEFORE = ("draft", "returned", "in_review")
# In which states anybody at all may do it.
STATES = {
    Action.READ: EVERY,
    Action.READ_DRAFTS: EVERY,
    Action.WRITE: ("draft", "returned"),
    Action.DROP: ("draft", "returned"),
    Action.SUBMIT: ("draft", "returned"),
    Action.COMMENT: BEFORE,
    Action.KEEP: EVERY,
    Action.CAPTURE: (*BEFORE, "published"),
    Action.RETURN: ("in_review",),
    Action.PUBLISH: ("in_review",),
    Action.PUBLISH_ALONE: BEFORE,
    Action.REVISE: ("published",),
    Action.CORRECT: ("published",),
    Action.RETRACT: ("published",),
    Action.MERGE: ("published",),
    Action.REDACT: EVERY,
}
# What is closed to one's own, or to another's; all else is open to both.
CLOSED = {
    (Action.DROP, Whose.ANOTHERS),
    (Action.PUBLISH, Whose.ALONE),
}


def test_every_action_is_of_a_record_or_of_the_desk() -> None:
    assert {row.action for row in MATRIX} | set(ON_THE_DESK) == set(Action)
    assert not {row.action for row in MATRIX} & set(ON_THE_DESK)


@pytest.mark.parametrize("action", STATES)
def test_an_action_has_its_states(action: Action) -> None:
    assert states_for(action) == STATES[action]


@pytest.mark.parametrize("by_whom", Whose)
@pytest.mark.parametrize("action", STATES)
def test_an_admin_may_what_anybody_may_but_for_whose_it_is(action: Action, by_whom: Whose) -> None:
    for state in EVERY:
        record = claim_of(by_whom, state)
        wanted = state in STATES[action] and (action, by_whom) not in CLOSED
        assert may(admin(), action, record) is wanted, state


def claim_of(by_whom: Whose, state: str) -> Claim:
    """An unsaved one, as it looks to the admin."""
    wrote = {
        Whose.ALONE: [admin().pk],
        Whose.BEGUN: [admin().pk, analyst().pk],
        Whose.ANOTHERS: [analyst().pk, admin().pk],
    }[by_whom]
    return Claim(slug="claim", publication=state, authors=wrote, created_by_id=wrote[0])


def test_whose_it_is() -> None:
    mine = make_claim(by=editor())
    assert whose(editor(), mine) == Whose.ALONE
    assert whose(analyst(), mine) == Whose.ANOTHERS
    records.edit(record=mine, data={"text": "More."}, by=analyst())
    mine.refresh_from_db()
    assert whose(editor(), mine) == Whose.BEGUN
    assert whose(analyst(), mine) == Whose.ANOTHERS
    assert whose(None, mine) == Whose.ANOTHERS


def test_what_has_no_authors_is_its_makers() -> None:
    actor = make_actor(by=editor())
    assert (whose(editor(), actor), whose(analyst(), actor)) == (Whose.ALONE, Whose.ANOTHERS)
    assert state_of(actor) == Publication.PUBLISHED


def test_a_pending_revision_has_a_state_and_authors_of_its_own() -> None:
    pending = revised(published(make_claim()), title="New")
    assert (whose(analyst(), pending), state_of(pending)) == (Whose.ALONE, Publication.DRAFT)
    assert may(analyst(), Action.SUBMIT, pending)
    assert not may(analyst(), Action.SUBMIT, pending.record)


def refused(user: Any, action: Action, record: Any) -> Exception:
    with pytest.raises((Forbidden, Conflict)) as refusal:
        require(user, action, record)
    return refusal.value


def test_the_role_is_refused_before_the_state_and_the_state_before_whose_it_is() -> None:
    draft = make_claim(by=editor())
    assert str(refused(analyst(), Action.PUBLISH, draft)) == (
        "To publish takes the role editor, or one above it."
    )
    assert str(refused(editor(), Action.PUBLISH, draft)) == (
        "To publish is not possible while it is draft."
    )
    waiting = in_state("in_review", "claim", by=editor(), slug="own-claim")
    assert str(refused(editor(), Action.PUBLISH, waiting)) == (
        "You alone wrote the claim own-claim; somebody else has to publish it."
    )
    require(make_user("editor", name="second-editor"), Action.PUBLISH, waiting)


def test_a_draft_is_dropped_by_who_began_it() -> None:
    draft = make_claim()
    assert str(refused(editor(), Action.DROP, draft)) == (
        "It is somebody else's draft; only its author may drop it."
    )
    require(analyst(), Action.DROP, draft)
