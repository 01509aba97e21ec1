"""A report before it goes: seen as it would go out, sealed off, and sent by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from commitments.models import Report, ReportSchedule
from commitments.models.report import Occasion, Run
from tests.admin.helpers import logged_in, page
from tests.factories.schedules import make_schedule
from tests.reports.steering import FRIDAY, a_finding, a_schedule

pytestmark = pytest.mark.django_db
DAY = {"last": FRIDAY.isoformat()}


@pytest.fixture
def schedule(db: None) -> ReportSchedule:
    a_finding()
    return a_schedule()


def address(schedule: ReportSchedule, name: str, *more: str) -> str:
    return reverse(f"admin:commitments_reportschedule_{name}", args=[schedule.pk, *more])


def seen(schedule: ReportSchedule, **query: Any) -> str:
    found = logged_in("editor").get(address(schedule, "preview"), query)
    assert found.status_code == 200
    return found.content.decode()


def test_it_is_what_would_go_out(schedule: ReportSchedule):
    shown = seen(schedule, **DAY)

    assert "Weekly: 1 changed" in shown
    assert "in the seven days to 2 February 2024, as known now. Nothing is sent." in shown
    assert "1 commitment changed status in the seven days to 2 February 2024." in shown
    assert not Report.objects.exists()


def test_it_is_of_yesterday_unless_asked(schedule: ReportSchedule):
    yesterday = timezone.localdate() - dt.timedelta(days=1)

    assert f'value="{yesterday.isoformat()}"' in seen(schedule)


@pytest.mark.parametrize("name", ["preview", "run"])
def test_the_last_full_period_is_offered_beside_it(schedule: ReportSchedule, name: str):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    ended = yesterday - dt.timedelta(days=2)
    ReportSchedule.objects.update(week_ends=ended.weekday())

    shown = logged_in("editor").get(address(schedule, name)).content.decode()
    assert f'href="?last={ended.isoformat()}">The last full period: in the seven days to' in shown
    assert 'aria-current="true">As it would go out now: in the seven days to' in shown

    other = logged_in("editor").get(address(schedule, name), {"last": ended.isoformat()})
    assert f'href="?last={yesterday.isoformat()}">As it would go out now' in other.content.decode()

    ReportSchedule.objects.update(week_ends=yesterday.weekday())
    assert (
        "The last full period"
        not in logged_in("editor").get(address(schedule, name)).content.decode()
    )


def test_that_nothing_would_be_sent_is_told(schedule: ReportSchedule):
    told = "there is nothing to say: on its day nothing would be sent either"
    assert told in seen(schedule, last="2024-01-05")
    assert told not in seen(schedule, **DAY)


def test_it_is_framed_where_nothing_of_it_runs(schedule: ReportSchedule):
    frame = seen(schedule, **DAY).partition("<iframe")[2].partition(">")[0]

    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in frame
    assert "&lt;html" in frame
    assert "allow-scripts" not in frame
    assert "allow-same-origin" not in frame


@pytest.mark.parametrize(
    ("form", "media_type", "begins", "saved"),
    [
        ("html", "text/html; charset=utf-8", b"<!DOCTYPE html>", False),
        ("txt", "text/plain; charset=utf-8", b"", False),
        ("pdf", "application/pdf", b"%PDF", True),
        ("csv", "text/csv; charset=utf-8", b"", True),
    ],
)
def test_each_format_is_a_page_of_its_own(
    schedule: ReportSchedule, form: str, media_type: str, begins: bytes, saved: bool
):
    found = logged_in("editor").get(address(schedule, "printed", form), DAY)

    assert found.status_code == 200
    assert found["Content-Type"] == media_type
    assert found.content.lower().startswith(begins.lower())
    assert found["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups"
    )
    assert ("Content-Disposition" in found) is saved
    assert "no-store" in found["Cache-Control"]


def test_the_page_links_the_mail_s_parts(schedule: ReportSchedule):
    shown = seen(schedule, **DAY)
    for form in ("html", "txt", "pdf"):
        assert f'href="{address(schedule, "printed", form)}?last=2024-02-02"' in shown
    assert address(schedule, "printed", "csv") not in shown


@pytest.mark.parametrize("last", ["2999-01-01", "0001-01-01", "tomorrow"])
def test_a_day_that_can_t_be_told_of_is_refused(schedule: ReportSchedule, last: str):
    shown = seen(schedule, last=last)
    assert 'role="alert"' in shown
    assert "<iframe" not in shown
    printed = logged_in("editor").get(address(schedule, "printed", "html"), {"last": last})
    assert printed.status_code == 404


def test_a_filter_that_is_understood_no_more_is_told(schedule: ReportSchedule):
    ReportSchedule.objects.update(filter="colour=red")
    shown = seen(schedule, **DAY)

    assert "Its filter can&#x27;t be read any more: colour: " in shown
    assert "<iframe" not in shown
    printed = logged_in("editor").get(address(schedule, "printed", "html"), DAY)
    assert printed.status_code == 404


def test_other_formats_are_nowhere(schedule: ReportSchedule):
    assert logged_in("editor").get(address(schedule, "printed", "docx")).status_code == 404


def test_it_is_sent_by_hand_after_a_question(schedule: ReportSchedule):
    client = logged_in("editor")
    asked = client.get(address(schedule, "run"), DAY).content.decode()
    assert "The report in the seven days to 2 February 2024, as known now," in asked
    assert "2 recipients" in asked
    assert "ann@example.org" in asked
    assert not Report.objects.exists()

    response = client.post(address(schedule, "run"), DAY | {"confirm": "1"})

    report = Report.objects.get()
    assert response.url == page(report)
    assert (report.occasion, report.state, report.last) == (Occasion.BY_HAND, Run.CLAIMED, FRIDAY)


def test_it_is_not_sent_without_the_answer(schedule: ReportSchedule):
    logged_in("editor").post(address(schedule, "run"), DAY)
    assert not Report.objects.exists()


def test_a_second_click_sends_no_second_one(schedule: ReportSchedule):
    client = logged_in("editor")
    client.post(address(schedule, "run"), DAY | {"confirm": "1"})
    again = client.post(address(schedule, "run"), DAY | {"confirm": "1"}).content.decode()

    assert "One of these days, run by hand, is on its way already." in again
    assert Report.objects.count() == 1


def test_that_nobody_would_get_it_is_told():
    schedule = make_schedule(recipients=[])
    shown = logged_in("editor").get(address(schedule, "run")).content.decode()

    assert "Nobody: it is made and kept, and sent to no one." in shown
