"""Whatever people do to a record one after the other, each step is let or refused as the matrix has
it for the state that they brought it to, and nobody outside sees more than was published."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from commitments.domain.pending import open_revision
from commitments.domain.permissions import Whose, role_of, state_of, whose
from commitments.models import User
from commitments.reading.listings import LISTINGS
from tests.api.client import Api
from tests.factories.users import make_user
from tests.permissions.table import API_RECORDS, rows_of
from tests.permissions.test_api import answers, body_of
from tests.permissions.world import ROLES, STRANGER, Case, me, settle, take_role, undone, written

pytestmark = pytest.mark.django_db
# WALKS=100: so many for each kind, others each time; without it the same few.
WALKS = int(os.environ.get("WALKS", "0"))
KINDS = ("commitment", "claim", "status_update")
# Others beside the one who takes every role: they write on the same record.
COLLEAGUES = {"an analyst": "analyst", "an editor": "editor"}
PARTS = sorted(
    {row for row in API_RECORDS if not row.startswith(("list", "merge", "supersede"))}
    - {"detail DELETE"}
)
# Steps that lead on, so that walks come far.
ONWARD = [
    ("an analyst", "submit POST"),
    ("an editor", "publish POST"),
    ("an analyst", "detail PATCH"),
]
anything = st.tuples(st.sampled_from([*ROLES, *COLLEAGUES]), st.sampled_from(PARTS))
steps = st.lists(anything | st.sampled_from(ONWARD), min_size=6, max_size=16)


@pytest.mark.parametrize("kind", KINDS)
@settings(
    max_examples=WALKS or 10,
    derandomize=not WALKS,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=steps)
def test_every_step_of_a_walk_is_answered_by_the_matrix(
    kind: str, steps: list[tuple[str, str]]
) -> None:
    with undone():
        settle()
        record: Any = written(kind, Whose.ALONE)
        askers = {who: Api(make_user(role, who)) for who, role in COLLEAGUES.items()}
        known, stranger = Api(me()), Api()
        for who, part in steps:
            asker = askers.get(who) or (stranger if who == STRANGER else known)
            user = person(who)
            told = taken(asker, user, kind, record, part)
            assert not told, f"{who}, {part}: {told}"
            record.refresh_from_db()
            assert not seen(stranger, kind, record), f"after {part} by {who}"
        event(f"{kind}: {state_of(record)}")


def person(who: str) -> User | None:
    if who in COLLEAGUES:
        return User.objects.get(username=who)
    return take_role(who)


def taken(asker: Api, user: User | None, kind: str, record: Any, part: str) -> str:
    """What is wrong with the answer; empty if nothing."""
    pending = open_revision(record)
    subject = pending or record
    case = Case(kind, state_of(subject), whose(user, record), record, pending)
    expected = answers(rows_of(API_RECORDS)[kind, part], part, user, case)
    step, method = part.split()
    path = own(kind, record)
    before = trace(record)
    status = asker.send(
        method, path if step == "detail" else f"{path}{step}/", body_of(part, case)
    ).status_code
    if status not in expected:
        return f"{status} instead of {expected} of a {case} by {user and role_of(user)}"
    if status >= 400 and trace(record) != before:
        return f"{status}, and it was done"
    return ""


def own(kind: str, record: Any) -> str:
    listing = LISTINGS[kind]
    return f"{listing.path}/{getattr(record, listing.key)}/"


def trace(record: Any) -> Any:
    rows = type(record)._default_manager.filter(pk=record.pk).values()
    pending = open_revision(rows.model._default_manager.get(pk=record.pk))
    return list(rows), pending and (pending.pk, pending.row_version, pending.publication)


def seen(stranger: Api, kind: str, record: Any) -> str:
    """What a stranger reads of it that was not published."""
    state, answer = state_of(record), stranger.get(own(kind, record))
    expected = {"published": 200, "retracted": 410}.get(state, 404)
    if answer.status_code != expected:
        return f"{answer.status_code} instead of {expected}"
    key = getattr(record, LISTINGS[kind].key)
    listed = key in stranger.keys(f"{LISTINGS[kind].path}/", page_size=1000)
    if listed != (state == "published"):
        return "it is listed" if listed else "it is not listed"
    pending = open_revision(record)
    texts = [each for each in (pending.changes if pending else {}).values() if each]
    told = answer.content.decode()
    return next((f"{text!r} is told" for text in texts if f'"{text}"' in told), "")
