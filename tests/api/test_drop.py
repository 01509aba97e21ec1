"""DELETE drops a draft of one's own; what is public is taken back by retract/, or stays."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.reading.listings import LISTINGS
from tests.api.client import Api, told
from tests.factories.records import make, make_source
from tests.factories.states import PUBLIC_AT_ONCE, REVIEWED, in_state
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db


def address(kind: str, record: Any) -> str:
    return f"{LISTINGS[kind].path}/{getattr(record, LISTINGS[kind].key)}/"


@pytest.mark.parametrize("kind", [*REVIEWED, "source"])
def test_a_draft_of_ones_own_is_dropped(by_analyst: Api, kind: str) -> None:
    own = address(kind, make_source() if kind == "source" else in_state("draft", kind))
    answer = by_analyst.delete(own)
    assert (answer.status_code, answer.content) == (204, b"")
    assert by_analyst.get(own).status_code == 404
    assert by_analyst.delete(own).status_code == 404


@pytest.mark.parametrize("kind", REVIEWED)
@pytest.mark.parametrize("state", ["in_review", "published", "retracted"])
def test_what_is_no_draft_stays(by_analyst: Api, kind: str, state: str) -> None:
    own = address(kind, in_state(state, kind))
    status, detail = told(by_analyst.delete(own))
    assert status == 409
    assert "what is published is taken back by retract/" in detail


@pytest.mark.parametrize("kind", PUBLIC_AT_ONCE)
def test_what_is_public_at_once_stays(by_analyst: Api, kind: str) -> None:
    own = address(kind, make(kind))
    assert by_analyst.delete(own).status_code == 409
    assert by_analyst.get(own).status_code == 200


def test_somebody_else_s_draft_stays(by_editor: Api, by_analyst: Api) -> None:
    own = address("claim", in_state("draft", "claim"))
    for api in (by_editor, Api(make_user("analyst", "second"))):
        assert api.delete(own).status_code == 403
    assert by_analyst.delete(own).status_code == 204


def test_the_slug_of_a_dropped_draft_is_never_used_again(by_analyst: Api) -> None:
    body = {"slug": "claim", "title": "Once"}
    assert by_analyst.post("claims/", body).status_code == 201
    assert by_analyst.delete("claims/claim/").status_code == 204
    status, errors = told(by_analyst.post("claims/", body))
    assert (status, errors[0]["pointer"]) == (409, "/slug")
