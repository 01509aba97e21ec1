"""Every page of the desk, opened and written to by every role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from knox.models import AuthToken

from commitments.admin.review import TOLD
from commitments.admin.tasks_in_bulk import TASKS
from commitments.admin.workflow import STEPS
from commitments.domain import access
from commitments.domain.permissions import Whose
from commitments.domain.resources import RESOURCES
from commitments.models import Access, Change, Erasure, Redaction, Report, User
from tests.factories.captures import make_capture
from tests.factories.users import admin
from tests.permissions.desk import (
    actions_at_once,
    entering,
    leave_unrendered,
    model_name,
    pages,
    rows,
)
from tests.permissions.table import (
    AT_ONCE,
    BULK,
    DECISIONS,
    DESK_RECORDS,
    LEDGERS,
    NOBODY,
    REVISED,
    SOURCES,
    Gate,
)
from tests.permissions.world import ROLES, SENT, settle, states_of, undone, written

pytestmark = pytest.mark.django_db
HOME, LOGIN = "/admin/", "/admin/login/"
QUERIES = {
    "autocomplete": {
        "app_label": "commitments",
        "model_name": "evidence",
        "field_name": "claim",
        "term": "",
    },
    "commitments_dates": {"text": "over the summer of 2024"},
}
Complaints = Iterator[str]


def test_every_page_has_a_row_and_every_row_a_page() -> None:
    assert {row.split()[0] for row in rows()} == set(pages())


def test_every_step_and_bulk_action_has_a_row() -> None:
    assert {row.split()[0] for row in DESK_RECORDS if row.split()[0] in STEPS} == set(STEPS)
    assert set(TASKS) == set(BULK)
    assert actions_at_once() == set(AT_ONCE)
    assert set(TOLD) == set(DECISIONS)


def test_every_page_opens_to_those_who_may(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level("ERROR", "tracker.requests")
    leave_unrendered(monkeypatch)
    shown = objects()
    complaints = []
    for role in ROLES:
        user, client = entering(role)
        for row, gate in rows().items():
            complaints += [f"{role}, {row}: {c}" for c in opened(client, user, row, gate, shown)]
    assert not complaints, "\n".join(complaints)


def objects() -> dict[str, Any]:
    """A row for each list of the desk, by the names of its pages. Records are drafts of one's own,
    where there are drafts."""
    revision = next(case.revision for case in settle("claim") if case.revision)
    redaction = Redaction.objects.create(
        object_type="claim",
        object_id=1,
        object_key="claim",
        field="text",
        notice="Removed.",
        grounds="A court's order.",
        at="2024-02-02T00:00:00Z",
        by=admin(),
    )
    records = {model_name(kind): written(kind, Whose.ALONE) for kind in RESOURCES}
    for kind in (*REVISED, *LEDGERS, *SOURCES):
        records[f"{model_name(kind)}_retracted"] = gone = written(kind, Whose.ALONE)
        states_of(kind)["retracted"](gone)
    make_capture(records["commitments_source"])
    return records | {
        "commitments_revision": revision,
        "commitments_change": Change.objects.first(),
        "commitments_redaction": redaction,
        "commitments_erasure": Erasure.objects.create(grounds="A letter.", at="2024-02-02T00:00Z"),
        "commitments_reportschedule": Report.objects.get(pk=SENT).schedule,
        "commitments_report_": Report.objects.get(pk=SENT),
        "commitments_user": admin(),
        "commitments_accessentry": access.note(Access.LOGGED_IN, user=admin()),
        "auth_user": admin(),
        "take_factor": admin(),
        "revoke_tokens": admin(),
        "review": records[model_name("claim")],
        "knox_authtoken": AuthToken.objects.create(user=admin())[0],
        "auth_group": Group.objects.first(),
    }


def opened(
    client: Client, user: User | None, row: str, gate: Gate, shown: dict[str, Any]
) -> Complaints:
    name, _, rest = row.partition(" ")
    *step, method = rest.split()
    taken = pages()[name].pattern.regex.groupindex
    found = next((shown[key] for key in sorted(shown, reverse=True) if name.startswith(key)), None)
    key = found.pk if found else 1
    wanted = {
        "object_id": key,
        "id": key,
        "pk": key,
        "version": newest_event(found) if "version" in taken else 0,
        "step": "".join(step),
        "task": "".join(step),
        "form": "html",
        "number": 1,
        "kind": "claim",
        "app_label": "commitments",
        "content_type_id": ContentType.objects.get_for_model(User).pk,
    }
    path = reverse(f"admin:{name}", kwargs={key: wanted[key] for key in taken})
    is_open = gate.lets(user, found if name.endswith("_delete") else None)
    if method == "POST" and is_open:
        return
    with undone():
        answer = client.generic(method, path, QUERY_STRING=urlencode(QUERIES.get(name, {})))
    went = answer.headers.get("Location", "")
    status = answer.status_code
    is_login = went.startswith(LOGIN)
    if is_open and (status not in {200, 302} or is_login):
        yield f"{status} {went}"
    if not is_open and user is None and not is_login:
        yield f"{status} {went} instead of the login"
    sent_away = gate is NOBODY and went in {HOME, LOGIN}
    if not is_open and user and status not in {403, 404} and not sent_away:
        yield f"{status} {went} instead of a refusal"


def newest_event(row: Any) -> int:
    events = row.pgh_event_model.objects.filter(pgh_obj_id=row.pk)
    newest: int = events.latest("pgh_id").pgh_id
    return newest
