"""Every address of the API and every method, for every role, on records in every state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, reverse

from commitments.api import urls
from commitments.domain.permissions import Action, Whose, may, state_of, states_for
from commitments.models import User
from commitments.reading.listings import LISTINGS
from tests.api.client import Api
from tests.permissions.table import API_OTHERS, OPEN, PUBLIC_AT_ONCE, Gate, api_rows
from tests.permissions.world import (
    ROLES,
    Case,
    bodies,
    change_of,
    me,
    settle,
    take_role,
    undone,
)

pytestmark = pytest.mark.django_db
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
NOT_HERE = {"nowhere"}  # answers 404 to everybody
REVIEWS = {"detail PATCH", "submit POST", "return POST", "publish POST"}
DAYS = {"from": "2024-01-01", "to": "2024-02-01"}
QUERIES = {"commitment-compare": DAYS, "stats-history": DAYS | {"interval": "month"}}
Complaints = Iterator[str]


def served() -> set[str]:
    return {
        f"{pattern.name} {method}"
        for pattern in urls.urlpatterns
        if pattern.name not in NOT_HERE
        for method in methods_of(pattern)
    }


def methods_of(pattern: URLPattern) -> list[str]:
    view = pattern.callback.cls  # type: ignore[attr-defined]
    names = [method.lower() for method in METHODS if method.lower() in view.http_method_names]
    return [name.upper() for name in names if hasattr(view, name)]


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert served() == {*api_rows(), *API_OTHERS}


def test_every_address_asks_the_matrix(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("ERROR")  # thousands of requests: a failure shows what is wrong alone
    cases, new = settle(), bodies()
    known, stranger = Api(me()), Api()
    complaints = []
    for role in ROLES:
        user = take_role(role)
        api = known if user else stranger
        found = [*records_asked(api, user, cases), *lists_asked(api, user, new)]
        settings.PUBLIC_READ = False
        found += others_read(api, user)
        settings.PUBLIC_READ = True
        found += others_read(api, user)
        complaints += [f"{role}: {complaint}" for complaint in found]
    assert not complaints, "\n".join(complaints)


def records_asked(api: Api, user: User | None, cases: list[Case]) -> Complaints:
    rows = [(*row.rpartition("-")[::2], gate) for row, gate in api_rows().items()]
    for case in cases:
        listing = LISTINGS[case.kind]
        own = f"{listing.path}/{getattr(case.record, listing.key)}/"
        for kind, part, gate in rows:
            if kind != case.kind or part.startswith("list") or tells_no_more(part, user, case):
                continue
            step, method = part.split()
            path = own if step == "detail" else f"{own}{step}/"
            expected = answers(gate, part, user, case)
            with undone():
                status = api.send(method, path, body_of(part, case)).status_code
            if status not in expected:
                yield f"{part} of a {case}: {status} instead of {expected}"


def tells_no_more(part: str, user: User | None, case: Case) -> bool:
    """Whose it is makes no difference to those who may not write, nor to who reads it; and only
    reviews and edits look at a pending revision."""
    if case.revision is not None and part not in REVIEWS:
        return True
    only_reads = part == "detail GET" or not may(user, Action.WRITE)
    return only_reads and case.whose != Whose.ALONE


def answers(gate: Gate, part: str, user: User | None, case: Case) -> tuple[int, ...]:
    """The statuses that the matrix lets be answered."""
    subject = case.subject if part in REVIEWS else case.record
    is_open = any(may(user, action, subject) for action in gate.actions)
    if part == "detail GET":
        gone = state_of(subject) == "retracted"
        return (410,) if gone else (200,) if is_open else (404,)
    if not any(may(user, action) for action in gate.actions):
        return (403,) if user else (401,)
    if gate.shut and case.revision is None:
        return (409,)
    if is_open:
        return ({"detail DELETE": 204, "supersede POST": 201}.get(part, 200),)
    in_time = any(state_of(subject) in states_for(action) for action in gate.actions)
    return (403,) if in_time else (409, 410)


def body_of(part: str, case: Case) -> dict[str, str] | None:
    if part == "detail PATCH":
        return change_of(case.record) | {"reason": "A slip."}
    if part in {"return POST", "publish POST", "retract POST"}:
        return {"reason": "As it is."}
    return {} if part == "supersede POST" else None


def lists_asked(api: Api, user: User | None, new: dict[str, dict[str, Any]]) -> Complaints:
    refusal = 403 if user else 401
    for kind, body in new.items():
        path, gate = f"{LISTINGS[kind].path}/", api_rows()[f"{kind}-list POST"]
        expected = 201 if any(may(user, action) for action in gate.actions) else refusal
        with undone():
            answer = api.post(path, body)
        if answer.status_code != expected:
            yield f"a new {kind}: {answer.status_code} instead of {expected}"
        if kind in PUBLIC_AT_ONCE:
            continue
        expected = 200 if may(user, Action.READ_DRAFTS) else refusal
        answer = api.get(path, publication="draft,in_review")
        if answer.status_code != expected:
            yield f"drafts of {path}: {answer.status_code} instead of {expected}"


def others_read(api: Api, user: User | None) -> Complaints:
    """What needs no record of one's own: lists, counts, feeds."""
    lists = {row: gate for row, gate in api_rows().items() if row.endswith("-list GET")}
    for row, gate in {**lists, **API_OTHERS}.items():
        name = row.split()[0]
        key = {"key": "ground"} if name.startswith("commitment-") and row not in lists else {}
        is_open = gate is OPEN or any(may(user, action) for action in gate.actions)
        expected = 200 if is_open else 403 if user else 401
        answer = api.get(reverse(name, kwargs=key), **QUERIES.get(name, {}))
        if answer.status_code != expected:
            yield f"{row}: {answer.status_code} instead of {expected}"
