"""What is done with schedules and reports takes an editor: the deed is done, or nothing is."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commitments.domain.permissions import Action, may
from commitments.models import Delivery, Report, ReportSchedule
from commitments.models.report import Handing, Run
from commitments.models.vocabulary import Role
from tests.admin.helpers import fields_of, logged_in, page
from tests.factories.schedules import make_report, make_schedule
from tests.factories.users import make_user
from tests.permissions.table import DESK_OTHERS
from tests.permissions.world import undone
from tests.reports.steering import a_schedule, sent

pytestmark = pytest.mark.django_db
KINDS = ("commitments_reportschedule_", "commitments_report_")


def trace() -> list[Any]:
    """What a deed would alter."""
    rows = (ReportSchedule.objects, Report.objects, Delivery.objects)
    return [list(each.order_by("pk").values()) for each in rows]


def deeds() -> dict[str, tuple[Any, dict[str, Any]]]:
    """By the name of the page: of which row, and what is sent."""
    waiting = make_report(schedule=make_schedule(name="Held"), state=Run.WAITING)
    report = make_report()
    states = {"ann@example.org": Handing.SENT, "bob@example.org": Handing.REFUSED}
    for number, (recipient, state) in enumerate(states.items()):
        Delivery.objects.create(
            report=report, recipient=recipient, state=state, message_id=f"<{number}@x>"
        )
    schedule, client = report.schedule, logged_in("editor")
    form = fields_of(client.get(page(schedule)))
    new = fields_of(client.get(page(ReportSchedule, "add"))) | {"name": "New"}
    return {
        "reportschedule_add": (None, new),
        "reportschedule_change": (schedule, form | {"hour": "9"}),
        "reportschedule_delete": (schedule, {}),
        "reportschedule_pause": (schedule, {"paused": "1"}),
        "reportschedule_run": (schedule, {"confirm": "1"}),
        "report_release": (waiting, {}),
        "report_again": (report, {}),
        "report_correct": (report, {"lead": "Misheard.", "confirm": "1"}),
    }


def test_every_deed_is_tried_here():
    in_the_table = {
        row.removeprefix("commitments_").removesuffix(" POST")
        for row in DESK_OTHERS
        if row.startswith(KINDS) and row.endswith(" POST")
    }
    assert in_the_table == {*deeds(), "report_lead"}  # the note has a test of its own below


@pytest.mark.parametrize("role", ["", *Role.values])
def test_deeds_are_done_by_those_who_keep_schedules_alone(role: str):
    planned = deeds()
    user, client = make_user(role), logged_in(role)
    for name, (row, body) in planned.items():
        address = reverse(f"admin:commitments_{name}", args=[row.pk] if row else [])
        with undone():
            before = trace()
            status = client.post(address, body).status_code
            is_done = trace() != before
        is_open = may(user, Action.KEEP_SCHEDULES)
        assert (name, is_done, status) == (name, is_open, 302 if is_open else 403)


@pytest.mark.parametrize("role", ["", *Role.values])
def test_a_note_is_written_by_those_who_keep_schedules_alone(role: str):
    a_schedule(hold_until=24, skip_empty=False)
    report = sent()
    address = reverse("admin:commitments_report_lead", args=[report.pk])
    status = logged_in(role).post(address, {"lead": "Mind this."}).status_code

    is_open = may(make_user(role), Action.KEEP_SCHEDULES)
    report.refresh_from_db()
    assert (report.lead, status) == (("Mind this.", 302) if is_open else ("", 403))


def test_deeds_are_sent_and_never_followed_as_links():
    report, client = make_report(), logged_in("editor")
    for name, row in (
        ("reportschedule_pause", report.schedule),
        ("report_lead", report),
        ("report_release", report),
        ("report_again", report),
    ):
        found = client.get(reverse(f"admin:commitments_{name}", args=[row.pk]))
        assert found.status_code == 405


def test_what_is_sent_from_another_site_is_refused():
    report = make_report(state=Run.WAITING)
    client = Client(enforce_csrf_checks=True)
    client.force_login(logged_in("editor").get("/admin/").wsgi_request.user)
    client.post(reverse("admin:commitments_report_release", args=[report.pk]))

    report.refresh_from_db()
    assert report.state == Run.WAITING


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_recipients_are_shown_to_nobody_else(role: str):
    make_report(state=Run.WAITING)
    shown = logged_in(role).get("/admin/").content.decode()

    assert page(Report) not in shown
    assert page(ReportSchedule) not in shown
    assert 'id="reports"' not in shown
