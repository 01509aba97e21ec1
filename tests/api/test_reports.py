"""What was sent is told to everybody; to whom, to nobody."""

from __future__ import annotations

import pytest

from commitments.models import Delivery, Report
from commitments.models.record import instant
from commitments.reading.reports import PRINTED
from tests.api.client import Api
from tests.factories.schedules import make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    made = make_report()
    Delivery.objects.create(
        report=made, recipient="ann@example.org", message_id="<1@example.org>", state="sent"
    )
    return made


def test_what_was_sent_is_told_to_everybody_but_not_to_whom(stranger: Api, report: Report):
    answer = stranger.get("reports/")
    assert answer.status_code == 200
    (told,) = answer.json()["results"]
    assert told["subject"] == "Weekly: 1 changed"
    assert (told["first_day"], told["as_of"]) == ("2024-01-27", "2024-02-02")
    assert "example.org" not in answer.content.decode()
    assert stranger.get(f"reports/{report.pk}/").json() == told


@pytest.mark.parametrize("form", PRINTED)
def test_each_format_is_the_bytes_that_were_sent(stranger: Api, report: Report, form: str):
    answer = stranger.get(f"reports/{report.pk}.{form}")
    assert answer.status_code == 200
    assert answer.content == f"the {form}".encode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("state", ["claimed", "waiting", "sending", "empty", "missed", "failed"])
def test_what_was_not_sent_is_not_there(stranger: Api, state: str):
    report = make_report(state=state, sent_at=None)
    assert stranger.get("reports/").json()["results"] == []
    assert stranger.get(f"reports/{report.pk}/").status_code == 404
    assert stranger.get(f"reports/{report.pk}.html").status_code == 404


def test_under_an_earlier_known_at_it_had_not_been_sent(stranger: Api, report: Report):
    before = "2024-02-01T00:00:00Z"
    assert stranger.get("reports/", known_at=before).json()["results"] == []
    assert stranger.get(f"reports/{report.pk}/", known_at=before).status_code == 404
    since = instant(report.sent_at)
    assert len(stranger.get("reports/", known_at=since).json()["results"]) == 1


def test_the_tag_is_of_the_answer(stranger: Api, report: Report):
    answer = stranger.get("reports/")
    known = {"HTTP_IF_NONE_MATCH": answer["ETag"]}
    assert stranger.client.get("/api/v1/reports/", **known).status_code == 304
    make_report(schedule=report.schedule, occasion="by_hand")
    assert stranger.client.get("/api/v1/reports/", **known).status_code == 200


def test_pages_follow_one_another(stranger: Api, report: Report):
    for _ in range(2):
        make_report(schedule=report.schedule, occasion="by_hand")
    first = stranger.get("reports/", page_size="2").json()
    second = stranger.client.get(first["next"].removeprefix("http://localhost:8000")).json()
    ids = [row["id"] for row in (*first["results"], *second["results"])]
    assert ids == sorted(ids, reverse=True)
    assert len(set(ids)) == 3
    assert second["next"] is None


def test_a_cursor_that_is_none_is_refused(stranger: Api):
    assert stranger.get("reports/", cursor="x").status_code == 400
