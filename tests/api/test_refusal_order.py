"""Of several things wrong with a write the first is told, in one order for every address: who asks,
of what, what can't be read in any state, If-Match, the state, what the record lacks."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.reading.listings import LISTINGS
from tests.api.client import Api
from tests.factories.records import make, make_source
from tests.factories.states import REVIEWED, STATES, ground, in_state
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db
STALE = '"v1999999999.of-another-time"'
STEPS = ("submit", "publish", "return", "retract")
ODD: list[tuple[Any, str]] = [([], ""), ({"bogus": 1}, "/bogus"), ({"reason": 1}, "/reason")]
KINDS = pytest.mark.parametrize("kind", REVIEWED)


def address(kind: str, record: Any) -> str:
    return f"{LISTINGS[kind].path}/{getattr(record, LISTINGS[kind].key)}/"


def is_named(answer: Any, pointer: str) -> bool:
    return answer.status_code == 400 and answer.json()["errors"][0]["pointer"] == pointer


@KINDS
@pytest.mark.parametrize("state", STATES)
def test_a_body_that_can_not_be_read_is_told_in_any_state(
    by_editor: Api, kind: str, state: str
) -> None:
    own = address(kind, in_state(state, kind))
    for body, pointer in ODD:
        for step in STEPS:
            if step != "submit" or pointer != "/reason":
                answer = by_editor.post(f"{own}{step}/", body, If_Match=STALE)
                assert is_named(answer, pointer), (step, answer.content)
        assert is_named(by_editor.patch(own, body, If_Match=STALE), pointer), body
        if "supersede" in LISTINGS[kind].columns and pointer != "/reason":
            assert is_named(by_editor.post(f"{own}supersede/", body), pointer), body


@KINDS
@pytest.mark.parametrize("step", ["return", "retract"])
@pytest.mark.parametrize("body", [{}, {"reason": ""}, {"reason": " "}, {"reason": None}])
def test_a_reason_that_is_always_due_is_asked_for_in_any_state(
    by_editor: Api, kind: str, step: str, body: Any
) -> None:
    for state in ("draft", "published"):
        own = address(kind, in_state(state, kind))
        assert is_named(by_editor.post(f"{own}{step}/", body, If_Match=STALE), "/reason"), state


@pytest.mark.parametrize("kind", ["status_update", "position", "evidence"])
def test_a_correction_that_can_not_be_read_is_told_in_any_state(by_editor: Api, kind: str) -> None:
    nested = {"evidence": [{"source": "none"}]}
    for state in STATES:
        own = address(kind, in_state(state, kind))
        for body, pointer in (({"bogus": 1}, "/bogus"), ({"as_of": "soon"}, "/as_of")):
            if kind != "evidence" or pointer == "/bogus":
                answer = by_editor.post(f"{own}supersede/", body, If_Match=STALE)
                assert is_named(answer, pointer), state
        if kind != "evidence":
            answer = by_editor.post(f"{own}supersede/", nested, If_Match=STALE)
            assert is_named(answer, "/evidence/0/source"), state


@KINDS
@pytest.mark.parametrize("state", STATES)
def test_who_was_slower_hears_of_it_before_of_the_state(
    by_editor: Api, kind: str, state: str
) -> None:
    own = address(kind, in_state(state, kind))
    for step in STEPS:
        body = {} if step == "submit" else {"reason": "So it is."}
        assert by_editor.post(f"{own}{step}/", body, If_Match=STALE).status_code == 412, step
    assert by_editor.patch(own, {}, If_Match=STALE).status_code == 412
    assert by_editor.delete(own, If_Match=STALE).status_code == 412


def test_the_state_is_told_before_what_the_record_lacks(by_editor: Api, by_analyst: Api) -> None:
    bare = make("status_update", evidence=[], **ground("status_update"))
    own = address("status_update", bare)
    assert by_editor.post(f"{own}publish/").status_code == 409
    assert by_analyst.post(f"{own}submit/").status_code == 200
    assert is_named(by_editor.post(f"{own}publish/"), "/reason")
    published = address("claim", in_state("published", "claim"))
    assert is_named(by_analyst.patch(published, {"text": "New."}), "/reason")
    retracted = address("claim", in_state("retracted", "claim"))
    assert by_analyst.patch(retracted, {"text": "New."}).status_code == 410


def test_who_asks_and_of_what_comes_first() -> None:
    draft = address("claim", in_state("draft", "claim"))
    viewer, analyst, editor = (Api(make_user(role)) for role in ("viewer", "analyst", "editor"))
    odd = {"bogus": 1}
    assert Api().post(f"{draft}publish/", odd).status_code == 401
    assert viewer.patch(draft, odd).status_code == 403
    for step in ("publish", "return", "retract"):
        assert analyst.post(f"{draft}{step}/", odd, If_Match=STALE).status_code == 403, step
    for path in ("claims/none/", "claims/none/publish/", "evidence/999/supersede/"):
        method = "PATCH" if path == "claims/none/" else "POST"
        assert editor.send(method, path, odd, If_Match=STALE).status_code == 404, path


def test_sources_too_are_asked_for_their_reason_first(by_editor: Api) -> None:
    own = address("source", make_source())
    assert is_named(by_editor.post(f"{own}return/", {}), "/reason")
    assert by_editor.post(f"{own}return/", {"reason": "No."}).status_code == 409
