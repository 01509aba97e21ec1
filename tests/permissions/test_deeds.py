"""What is sent to the desk's pages: done where the matrix lets it, on records in every state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commitments.admin.review_queue import review_page
from commitments.admin.workflow import STEPS
from commitments.domain.permissions import Action, Whose
from commitments.models import Keeping, ReviewComment, Revision, Topic, User
from tests.admin.helpers import fields_of, page, step
from tests.factories.records import make_topic
from tests.permissions.desk import bulk_tasks, entering, leave_unrendered
from tests.permissions.table import BULK, DECISIONS, DESK_RECORDS, KEYS, WRITE, Gate, rows_of
from tests.permissions.world import ROLES, Case, another, change_of, settle, undone

pytestmark = pytest.mark.django_db
# One of each group: what is revised, what is corrected, what follows others, what is public.
KINDS = ("commitment", "position", "source", "actor")
REASON = {"reason": "As it is."}
REVIEWS = {"change", "submit", "return", "publish", "discard"}
OF_THE_RECORD = {"retract", "own"}
WHOSE_MATTERS = {Action.DROP, Action.PUBLISH}


@dataclass(frozen=True)
class Deed:
    """What is sent where, about which draft, revision or record."""

    name: str
    path: str
    body: dict[str, Any]
    gate: Gate
    subject: Any
    is_shut: bool = False


def test_what_is_sent_is_done_where_the_matrix_lets_it(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level("ERROR", "tracker.requests")
    cases = settle(*KINDS)
    make_topic()
    _, writer = entering("analyst")
    planned = [(case, deed) for case in cases for deed in deeds(writer, case)]
    leave_unrendered(monkeypatch)
    complaints = []
    for role in ROLES:
        user, client = entering(role)
        for case, deed in planned:
            if not tells_no_more(user, case, deed) and (wrong := sent(client, user, case, deed)):
                complaints.append(f"{role}, {case}: {wrong}")
    assert not complaints, "\n".join(complaints)


def deeds(writer: Client, case: Case) -> Iterator[Deed]:
    yield from on_pages(writer, case)
    if case.kind == "commitment":
        yield from on_the_screen(writer, case)
        yield from in_bulk(case)


def on_pages(writer: Client, case: Case) -> Iterator[Deed]:
    for (kind, row), gate in rows_of(DESK_RECORDS).items():
        part, method = row.split()
        if kind != case.kind or method != "POST" or part in {"add", "redact", "restore"}:
            continue
        if case.revision is not None and part not in REVIEWS:
            continue
        path = step(case.record, part) if part in STEPS else page(case.record, part)
        body = REASON if part in STEPS else MADE[part](writer, case)
        subject = case.subject if part in REVIEWS else case.record
        yield Deed(part, path, body, gate, subject, gate.shut and case.revision is None)


def form_of(writer: Client, case: Case) -> dict[str, Any]:
    """The form as the analyst finds it, with another text; empty where there is none."""
    if case.whose == Whose.BEGUN:
        return {}  # it is not sent
    response = writer.get(page(case.record))
    form = fields_of(response) if "adminform" in response.context else {}
    return form | change_of(case.record) | {"why": "A slip."}


def asked_to_delete(writer: Client, case: Case) -> dict[str, Any]:
    return {"post": "yes"}


def merge_of(writer: Client, case: Case) -> dict[str, Any]:
    return REASON | {"into": another(case.record).pk, "confirm": "1"}


# What is sent to the pages that are no steps.
MADE = {"change": form_of, "delete": asked_to_delete, "merge": merge_of}


def on_the_screen(writer: Client, case: Case) -> Iterator[Deed]:
    path = review_page(case.subject)
    seen = writer.get(path).context["screen"].seen
    said = {"return": {"note": "As it is."}, "comment": {"comment": "Whose words?"}}
    for name, gate in DECISIONS.items():
        body = {"do": name, "seen": seen} | said.get(name, {})
        yield Deed(f"{name} on the screen", path, body, gate, case.subject)


def in_bulk(case: Case) -> Iterator[Deed]:
    """Each task for many rows, on that row alone."""
    model = type(case.subject)
    topic = Topic.objects.get()
    for task in bulk_tasks().get(model, ()):
        path = reverse(f"admin:commitments_{model._meta.model_name}_bulk", args=[task])
        body = {"rows": f"{case.subject.pk}.{case.record.row_version}", "topic": topic.pk}
        subject = case.record if task in OF_THE_RECORD else case.subject
        body |= REASON | {"owner": "nobody"}
        yield Deed(f"{task} in bulk", path, body, BULK[task], subject)


def tells_no_more(user: User | None, case: Case, deed: Deed) -> bool:
    """Whose it is makes no difference to those who may not write, and none to an admin that it
    makes not to an editor; that others wrote on it since, only to a few actions."""
    if not WRITE.lets(user) or KEYS.lets(user):
        return case.whose != Whose.ALONE
    return case.whose == Whose.BEGUN and not WHOSE_MATTERS & {*deed.gate.actions}


def sent(client: Client, user: User | None, case: Case, deed: Deed) -> str:
    """What is wrong; empty if all is right."""
    is_open = deed.gate.lets(user, deed.subject) and not deed.is_shut
    with undone():
        before = trace(case)
        status = client.post(deed.path, deed.body).status_code
        is_done = trace(case) != before
    if is_done == is_open and status < 500:
        return ""
    return f"{deed.name} is {'' if is_done else 'not '}done ({status})"


def trace(case: Case) -> Any:
    """What a deed would alter."""
    record = type(case.record)._default_manager.filter(pk=case.record.pk)
    corrections = case.record.corrections.count() if hasattr(case.record, "corrections") else 0
    others = [rows.objects.count() for rows in (Revision, ReviewComment, Keeping)]
    return list(record.values_list("row_version", flat=True)), corrections, others
