"""From which state does each verb lead where? Every state with every verb, on every kind."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import corrections, records, review
from commitments.domain.errors import Conflict, Gone, Problem
from commitments.models import Revision
from tests.factories.records import make_actor, make_forum, make_source, make_topic
from tests.factories.states import REVIEWED, STATES, in_state, published_source
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db

LEDGERS = ("status_update", "position", "evidence")
SAID = "The words of a reader."


def submit(row: Any) -> Any:
    return review.submit(record=row, by=analyst())


def publish(row: Any) -> Any:
    return review.publish(record=row, by=editor())


def send_back(row: Any) -> Any:
    return review.send_back(record=row, by=editor(), reason=SAID)


def retract(row: Any) -> Any:
    return review.retract(record=row, by=editor(), reason=SAID)


VERBS = {"submit": submit, "publish": publish, "return": send_back, "retract": retract}
DONE = {
    "submit": "submitted",
    "publish": "published",
    "return": "returned",
    "retract": "retracted",
}
ALLOWED = {
    ("draft", "submit"): "in_review",
    ("returned", "submit"): "in_review",
    ("in_review", "publish"): "published",
    ("in_review", "return"): "returned",
    ("published", "retract"): "retracted",
}
LABEL = {
    "draft": "draft",
    "returned": "returned",
    "in_review": "in review",
    "published": "published",
}


def refusal(state: str, verb: str) -> str:
    if state == "retracted":
        return f"It was retracted and can't be {DONE[verb]}."
    return f"It is {LABEL[state]} and can't be {DONE[verb]} now."


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", REVIEWED)
def test_a_verb_leads_to_its_state_or_is_a_conflict(kind: str, state: str, verb: str) -> None:
    row = in_state(state, kind)
    if (state, verb) in ALLOWED:
        answer = VERBS[verb](row)
        row.refresh_from_db()
        assert answer.publication == row.publication == ALLOWED[state, verb]
        return
    with pytest.raises(Problem) as caught:
        VERBS[verb](row)
    row.refresh_from_db()
    assert (type(caught.value), str(caught.value)) == (Conflict, refusal(state, verb))
    assert row.publication == state


def edited(row: Any) -> Any:
    words = "speaker_text" if hasattr(row, "speaker_text") else "summary"
    data = {words: "Others."} if hasattr(row, words) else {"title": "Others."}
    return records.edit(record=row, data=data, by=analyst(), reason=SAID)


@pytest.mark.parametrize("kind", REVIEWED)
@pytest.mark.parametrize("state", ["draft", "returned"])
def test_a_draft_is_edited_in_place(kind: str, state: str) -> None:
    row = edited(in_state(state, kind))
    assert row.publication == state
    assert row.row_version > 1


@pytest.mark.parametrize("kind", REVIEWED)
def test_what_is_in_review_is_not_edited(kind: str) -> None:
    with pytest.raises(Conflict, match="It is in review; have it returned before you change it"):
        edited(in_state("in_review", kind))


@pytest.mark.parametrize("kind", REVIEWED)
def test_what_is_published_is_revised_or_superseded(kind: str) -> None:
    row = in_state("published", kind)
    if kind in LEDGERS:
        with pytest.raises(Conflict, match="published and never edited; POST supersede/ corrects"):
            edited(row)
    else:
        assert isinstance(edited(row), Revision)


@pytest.mark.parametrize("kind", REVIEWED)
def test_what_is_retracted_stays_as_it_is(kind: str) -> None:
    with pytest.raises(Gone, match="It was retracted; what is retracted stays as it is"):
        edited(in_state("retracted", kind))


@pytest.mark.parametrize("kind", LEDGERS)
@pytest.mark.parametrize("state", ["draft", "returned", "in_review"])
def test_what_is_not_published_is_not_superseded(kind: str, state: str) -> None:
    with pytest.raises(Conflict, match="It is not published; edit the draft instead"):
        corrections.supersede(record=in_state(state, kind), data={}, by=analyst())


@pytest.mark.parametrize("kind", LEDGERS)
def test_what_is_retracted_is_not_superseded(kind: str) -> None:
    with pytest.raises(Gone, match="It was retracted; there is nothing to correct"):
        corrections.supersede(record=in_state("retracted", kind), data={}, by=analyst())


@pytest.mark.parametrize("kind", [kind for kind in REVIEWED if kind not in LEDGERS])
def test_records_are_revised_not_superseded(kind: str) -> None:
    with pytest.raises(Conflict, match=f"A {kind} is revised, not superseded: PATCH it"):
        corrections.supersede(record=in_state("published", kind), data={}, by=analyst())


@pytest.mark.parametrize("make", [make_actor, make_forum, make_topic])
@pytest.mark.parametrize("verb", ["submit", "publish", "return"])
def test_what_is_public_at_once_needs_no_review(make: Any, verb: str) -> None:
    with pytest.raises(Conflict, match="needs no review; it is public at once"):
        VERBS[verb](make())


@pytest.mark.parametrize("make", [make_actor, make_forum, make_topic])
def test_what_is_not_reviewed_is_not_retracted(make: Any) -> None:
    with pytest.raises(Conflict, match="is not reviewed, and so can't be retracted"):
        retract(make())


def test_a_source_follows_what_it_supports() -> None:
    draft = make_source()
    with pytest.raises(Conflict, match="A source is not submitted by itself"):
        submit(draft)
    with pytest.raises(Conflict, match="It is draft and can't be published now"):
        publish(draft)
    with pytest.raises(Conflict, match="It is published and can't be submitted now"):
        submit(published_source())
