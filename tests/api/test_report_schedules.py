"""Editors keep the schedules of reports; every slip is named with its way out."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.models import ReportSchedule
from tests.api.client import Api, told
from tests.factories.records import make_actor
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db
NEW = {"name": "China, weekly", "cadence": "weekly", "filter": "actor=cn"}


@pytest.fixture(autouse=True)
def china() -> None:
    make_actor("cn")


def test_an_editor_makes_one_changes_it_and_ends_it(by_editor: Api):
    made = by_editor.post("report-schedules/", NEW)
    assert made.status_code == 201
    path = f"report-schedules/{made.json()['id']}/"
    assert made.json()["formats"] == ["html", "pdf"]
    assert made.json()["next_run"].endswith("T06:00:00.000000Z")
    assert by_editor.patch(path, {"paused": True}).json()["next_run"] is None
    assert by_editor.delete(path).status_code == 204
    assert by_editor.get(path).status_code == 410
    assert by_editor.get("report-schedules/").json()["results"] == []
    assert ReportSchedule.objects.get().ended_at is not None


@pytest.mark.parametrize("role", ["", "viewer", "analyst"])
def test_it_is_for_editors(role: str):
    api = Api(make_user(role))
    assert api.get("report-schedules/").status_code == 403
    assert api.post("report-schedules/", NEW).status_code == 403


def test_a_stranger_is_asked_who_they_are(stranger: Api):
    assert stranger.get("report-schedules/").status_code == 401


@pytest.mark.parametrize(
    ("member", "value", "words"),
    [
        ("cadence", "fortnightly", "neither daily, weekly, monthly nor a cron line"),
        ("cadence", "0 * * * *", "more than once a day"),
        ("cadence", "0 0 30 2 *", "cron line"),
        ("time_zone", "Mars/Olympus", "no time zone"),
        ("filter", "actor=atlantis", "actor: There is no actor “atlantis”"),
        ("filter", "colour=red", "colour: There is no such parameter"),
        ("recipients", ["ann"], "no mail address"),
        ("sections", ["weather"], "weather"),
        ("formats", ["docx"], "docx"),
        ("hour", 24, "from 0 to 23"),
        ("paused", "yes", "neither true nor false"),
        ("name", "", "empty"),
    ],
)
def test_a_slip_is_named(by_editor: Api, member: str, value: Any, words: str):
    status, errors = told(by_editor.post("report-schedules/", NEW | {member: value}))
    assert status == 400
    (error,) = errors
    assert error["pointer"].startswith(f"/{member}")
    assert words in error["detail"]
    assert not ReportSchedule.objects.exists()


def test_two_of_one_name_are_refused(by_editor: Api):
    by_editor.post("report-schedules/", NEW)
    answer = by_editor.post("report-schedules/", NEW)
    assert answer.status_code == 409
    assert "name" in answer.content.decode()


def test_somebody_who_was_faster_is_heard_of(by_editor: Api):
    made = by_editor.post("report-schedules/", NEW)
    path = f"report-schedules/{made.json()['id']}/"
    by_editor.patch(path, {"hour": 7})
    answer = by_editor.patch(path, {"hour": 8}, If_Match=made["ETag"])
    assert answer.status_code == 412
    assert ReportSchedule.objects.get().hour == 7


def test_recipients_are_told_once_however_they_are_cased(by_editor: Api):
    given = NEW | {"recipients": ["Ann@example.org", "ann@example.org"]}
    assert by_editor.post("report-schedules/", given).json()["recipients"] == ["Ann@example.org"]
