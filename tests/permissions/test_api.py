"""Every address outside the desk and every method, for every role, on records in every state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import URLPattern, reverse

from commitments.api import urls as api
from commitments.domain.permissions import Action, Whose, may, state_of, states_for
from commitments.domain.resources import RESOURCES
from commitments.models import ReportSchedule, User
from commitments.pages import urls as pages
from commitments.reading.listings import LISTINGS
from commitments.reading.reports import PRINTED
from tests.api.client import Api
from tests.permissions.table import API_RECORDS, OTHERS, PAGES, PUBLIC_AT_ONCE, Gate, rows_of
from tests.permissions.world import (
    GROUND,
    ROLES,
    SENT,
    Case,
    another,
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
KEYS = {
    "commitment-timeline": {"key": GROUND},
    "commitment-compare": {"key": GROUND},
    "leave": {"token": "made-up"},
    "commitment": {"slug": GROUND},
    **{page: {"slug": "made-up"} for page in ("claim", "actor")},
    "chart": {"name": "status-over-time", "form": "svg"},
    **{f"report-{form}": {"key": SENT} for form in ("detail", *PRINTED)},
}
# Without the token that is in a mail; of a record that is not there.
FOUND = {"leave": 404, "claim": 404, "actor": 404}
WHOSE_MATTERS = {"detail DELETE", "publish POST"}
DAYS = {"from": "2024-01-01", "to": "2024-02-01"}
QUERIES = {"commitment-compare": DAYS, "stats-history": DAYS | {"interval": "month"}}
Complaints = Iterator[str]


def served() -> set[str]:
    return {
        f"{pattern.name} {method}"
        for pattern in (*api.urlpatterns, *pages.urlpatterns)
        if pattern.name not in NOT_HERE
        for method in methods_of(pattern)
    }


def methods_of(pattern: URLPattern) -> list[str]:
    """Those that a view of the API takes; another page is read and no more."""
    view = getattr(pattern.callback, "cls", None)
    if view is None:
        return ["GET"]
    names = [method.lower() for method in METHODS if method.lower() in view.http_method_names]
    return [name.upper() for name in names if hasattr(view, name)]


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    rows = {f"{kind}-{row}" for kind, row in rows_of(API_RECORDS)}
    assert served() == {*rows, *OTHERS}


def test_every_address_asks_the_matrix(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(
        "ERROR", "tracker.requests"
    )  # thousands of requests: a failure shows what is wrong alone
    cases, new = settle(*RESOURCES), bodies()
    known, stranger = Api(me()), Api()
    known.client.force_login(me())  # for what knows no tokens
    complaints = []
    for role in ROLES:
        user = take_role(role)
        asker = known if user else stranger
        found = [*records_asked(asker, user, cases), *lists_asked(asker, user, new)]
        for settings.PUBLIC_READ in (False, True):
            found += others_read(asker, user)
        complaints += [f"{role}: {complaint}" for complaint in found]
    assert not complaints, "\n".join(complaints)


def records_asked(asker: Api, user: User | None, cases: list[Case]) -> Complaints:
    for case in cases:
        listing = LISTINGS[case.kind]
        own = f"{listing.path}/{getattr(case.record, listing.key)}/"
        for (kind, part), gate in rows_of(API_RECORDS).items():
            if kind != case.kind or part.startswith("list") or tells_no_more(part, user, case):
                continue
            step, method = part.split()
            path = own if step == "detail" else f"{own}{step}/"
            expected = answers(gate, part, user, case)
            with undone():
                status = asker.send(method, path, body_of(part, case)).status_code
            if status not in expected:
                yield f"{part} of a {case}: {status} instead of {expected}"


def tells_no_more(part: str, user: User | None, case: Case) -> bool:
    """Whose it is makes no difference to those who may not write, nor to who reads, and none to an
    admin that it makes not to an editor; that others wrote on it since, only to a few. Of a
    revision, reviews and edits are asked."""
    if case.revision is not None and part not in REVIEWS:
        return True
    is_edge = not may(user, Action.WRITE) or may(user, Action.MANAGE_USERS)
    if part == "detail GET" or is_edge:
        return case.whose != Whose.ALONE
    return case.whose == Whose.BEGUN and part not in WHOSE_MATTERS


def answers(gate: Gate, part: str, user: User | None, case: Case) -> tuple[int, ...]:
    """The statuses that the matrix lets be answered."""
    subject = case.subject if part in REVIEWS else case.record
    is_open = gate.lets(user, subject)
    if part == "detail GET":
        gone = state_of(subject) == "retracted"
        return (410,) if gone else (200,) if is_open else (404,)
    if not gate.lets(user):
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
    if part == "merge POST":
        return {"reason": "They are one.", "into": another(case.record).slug}
    return {} if part == "supersede POST" else None


def lists_asked(asker: Api, user: User | None, new: dict[str, dict[str, Any]]) -> Complaints:
    refusal = 403 if user else 401
    for kind, body in new.items():
        path, gate = f"{LISTINGS[kind].path}/", rows_of(API_RECORDS)[kind, "list POST"]
        expected = 201 if gate.lets(user) else refusal
        with undone():
            answer = asker.post(path, body)
        if answer.status_code != expected:
            yield f"a new {kind}: {answer.status_code} instead of {expected}"
        if kind in PUBLIC_AT_ONCE:
            continue
        expected = 200 if may(user, Action.READ_DRAFTS) else refusal
        answer = asker.get(path, publication="draft,in_review")
        if answer.status_code != expected:
            yield f"drafts of {path}: {answer.status_code} instead of {expected}"


def others_read(asker: Api, user: User | None) -> Complaints:
    """What needs no record of one's own: lists, counts, feeds."""
    records = rows_of(API_RECORDS).items()
    lists = {f"{kind}-{row}": gate for (kind, row), gate in records if row == "list GET"}
    for row, gate in {**lists, **OTHERS}.items():
        name = row.split()[0]
        refusal = 302 if name in PAGES else 403 if user else 401
        expected = FOUND.get(name, 200) if gate.lets(user) else refusal
        taken = {} if row in lists else KEYS.get(name, {})
        if name == "report-schedule-detail":
            taken = {"key": ReportSchedule.objects.get().pk}
        path, method = reverse(name, kwargs=taken), row.split()[1]
        if method != "GET" and gate.lets(user):
            continue  # what is sent by those who may is tested where it is described
        query = f"?{urlencode(QUERIES[name])}" if name in QUERIES else ""
        answer = asker.send(method, path + query)
        if answer.status_code != expected:
            yield f"{row}: {answer.status_code} instead of {expected}"
