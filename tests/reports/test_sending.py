"""A report reaches each recipient once, by a real mail server."""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from commitments.domain import schedules
from commitments.models import Delivery, Report, ReportSchedule
from commitments.models.report import Handing, Run
from commitments.reports import delivering, steering, turn
from tests.factories.records import make_commitment, make_status_update
from tests.factories.schedules import make_schedule
from tests.factories.states import published
from tests.factories.users import make_user
from tests.smtp import Box, running

MONDAY = dt.datetime(2024, 1, 29, 12, tzinfo=dt.UTC)
SATURDAY = dt.datetime(2024, 2, 3, 6, 1, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def box(settings: Any) -> Iterator[Box]:
    inbox = Box()
    with running(inbox) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield inbox


@pytest.fixture
def schedule(db: None) -> ReportSchedule:
    """Weekly to Ann and Bob; in its week a pledge was found to be initiated."""
    pledge = published(make_commitment("pledge", made_on="2023-11-15"), now=MONDAY)
    published(make_status_update(pledge, status="initiated", as_of="2024-01-30"), now=MONDAY)
    return make_schedule(recipients=["ann@example.org", "bob@example.org"], now=MONDAY)


def test_a_report_that_is_due_goes_to_each_recipient(schedule: ReportSchedule, box: Box):
    turn.take(now=SATURDAY)

    report = Report.objects.get()
    assert (report.first, report.last) == (dt.date(2024, 1, 27), dt.date(2024, 2, 2))
    assert report.state == Run.SENT
    assert [recipient for recipient, _ in box.mails] == ["ann@example.org", "bob@example.org"]
    assert box.mails[0][1]["Subject"] == "Weekly: 1 changed"


def test_another_turn_sends_nothing_again(schedule: ReportSchedule, box: Box):
    turn.take(now=SATURDAY)
    turn.take(now=SATURDAY + MINUTE)

    assert len(box.mails) == 2
    assert Report.objects.count() == 1


def test_the_mail_has_a_text_a_page_a_pdf_and_the_way_out(schedule: ReportSchedule, box: Box):
    turn.take(now=SATURDAY)

    mail = box.mails[0][1]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"].strip().startswith("<http://localhost")
    assert "1 commitment changed status in the seven days to 2 February 2024." in mail.get_body(
        ("plain",)
    ).get_content().replace("\n", " ")
    assert "<h1" in mail.get_body(("html",)).get_content()
    attached = {part.get_filename(): part.get_content_type() for part in mail.iter_attachments()}
    assert attached == {"weekly-2024-02-02.pdf": "application/pdf"}


def test_a_refused_recipient_stops_only_itself(schedule: ReportSchedule, box: Box):
    box.refuse["ann@example.org"] = "550 No such mailbox"
    turn.take(now=SATURDAY)

    states = dict(Delivery.objects.values_list("recipient", "state"))
    assert states == {"ann@example.org": Handing.REFUSED, "bob@example.org": Handing.SENT}
    assert "No such mailbox" in Delivery.objects.get(recipient="ann@example.org").answer
    assert Report.objects.get().state == Run.SENT


def test_what_is_put_off_is_tried_again_later(schedule: ReportSchedule, box: Box):
    box.refuse["ann@example.org"] = "451 Come back later"
    turn.take(now=SATURDAY)
    assert Report.objects.get().state == Run.SENDING
    box.refuse.clear()
    turn.take(now=SATURDAY + MINUTE / 2)
    assert len(box.mails) == 1

    turn.take(now=SATURDAY + MINUTE)

    assert [recipient for recipient, _ in box.mails] == ["bob@example.org", "ann@example.org"]
    assert Report.objects.get().state == Run.SENT


def test_a_server_that_is_down_is_tried_until_it_is_given_up(
    schedule: ReportSchedule, settings: Any
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    at = SATURDAY
    for _ in range(8):
        turn.take(now=at)
        at += dt.timedelta(hours=5)

    assert set(Delivery.objects.values_list("state", flat=True)) == {Handing.GIVEN_UP}
    assert set(Delivery.objects.values_list("attempts", flat=True)) == {6}


def test_what_was_missed_is_made_good_once_and_marked_late(schedule: ReportSchedule, box: Box):
    turn.take(now=SATURDAY + dt.timedelta(days=15))

    reports = list(Report.objects.order_by("last").values_list("last", "state", "late"))
    assert reports == [
        (dt.date(2024, 2, 2), Run.MISSED, False),
        (dt.date(2024, 2, 9), Run.MISSED, False),
        (dt.date(2024, 2, 16), Run.EMPTY, True),
    ]


def test_nothing_to_say_nothing_sent(schedule: ReportSchedule, box: Box):
    turn.take(now=SATURDAY + dt.timedelta(days=7))

    assert Report.objects.get(last=dt.date(2024, 2, 9)).state == Run.EMPTY
    assert box.mails == []


def test_nothing_to_say_is_said_where_it_is_wanted(schedule: ReportSchedule, box: Box):
    ReportSchedule.objects.update(skip_empty=False)
    turn.take(now=SATURDAY + dt.timedelta(days=7))

    assert box.mails[0][1]["Subject"] == "Weekly: Nothing changed, nothing late"


def test_who_leaves_gets_no_more(schedule: ReportSchedule, box: Box):
    turn.take(now=SATURDAY)
    way_out = box.mails[0][1]["List-Unsubscribe"].strip(" <>")
    path = way_out.removeprefix("http://localhost:8000")
    client = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    assert b"Leave the list" in client.get(path).content
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert b"You have left the list" in client.get(path).content

    ReportSchedule.objects.update(skip_empty=False)
    turn.take(now=SATURDAY + dt.timedelta(days=7))

    assert [recipient for recipient, _ in box.mails[2:]] == ["bob@example.org"]


def test_a_way_out_that_we_did_not_make_leads_nowhere(schedule: ReportSchedule):
    client = Client(headers={"host": "localhost"})
    assert client.post("/reports/opt-out/forged/").status_code == 404


def test_what_reached_nobody_has_failed_and_is_sent_when_tried_again(
    schedule: ReportSchedule, box: Box
):
    box.refuse = dict.fromkeys(schedule.recipients, "550 No such mailbox")
    turn.take(now=SATURDAY)
    report = Report.objects.get()
    assert report.state == Run.FAILED
    assert report.error == "No recipient's mail server took it; see the deliveries."

    box.refuse.clear()
    steering.try_again(report=report, by=make_user("editor"), now=SATURDAY + MINUTE)
    turn.take(now=SATURDAY + MINUTE)

    assert [recipient for recipient, _ in box.mails] == schedule.recipients
    assert Report.objects.get().state == Run.SENT


def test_what_is_too_long_for_a_mail_is_linked(
    schedule: ReportSchedule, box: Box, monkeypatch: pytest.MonkeyPatch
):
    ReportSchedule.objects.update(formats=["html", "pdf", "csv"])
    monkeypatch.setattr(delivering, "LONGEST", 5_000)  # the CSV is shorter, the PDF is not
    turn.take(now=SATURDAY)

    mail = box.mails[0][1]
    attached = [part.get_filename() for part in mail.iter_attachments()]
    assert attached == ["weekly-2024-02-02.csv"]
    address = f"http://localhost:8000/api/v1/reports/{Report.objects.get().pk}.pdf"
    for part in ("plain", "html"):
        words = mail.get_body((part,)).get_content()
        assert "The PDF (0.0 MB) is too long for a mail:" in words
        assert address in words


def test_a_server_that_falls_silent_is_left(
    schedule: ReportSchedule, settings: Any, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(delivering, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = deaf.getsockname()
        turn.take(now=SATURDAY)

    answers = set(Delivery.objects.values_list("state", "answer"))
    assert answers == {
        (Handing.PENDING, "400 SMTPServerDisconnected: Connection unexpectedly closed: timed out")
    }


def test_what_nobody_thought_of_stops_one_delivery_alone(
    schedule: ReportSchedule, box: Box, monkeypatch: pytest.MonkeyPatch
):
    message = delivering.message

    def odd(delivery: Delivery) -> Any:
        if delivery.recipient.startswith("ann"):
            raise RuntimeError("odd")
        return message(delivery)

    monkeypatch.setattr(delivering, "message", odd)
    turn.take(now=SATURDAY)

    assert [recipient for recipient, _ in box.mails] == ["bob@example.org"]
    assert Delivery.objects.get(recipient="ann@example.org").answer == "400 RuntimeError: odd"


def test_another_hour_on_the_same_day_tells_nothing_twice(schedule: ReportSchedule, box: Box):
    turn.take(now=SATURDAY)
    later = SATURDAY + dt.timedelta(hours=1)
    schedules.edit(schedule=schedule, data={"hour": 12}, by=make_user("editor"), now=later)
    turn.take(now=SATURDAY + dt.timedelta(hours=6))
    turn.take(now=SATURDAY + dt.timedelta(days=7, hours=6))

    lasts = Report.objects.order_by("last").values_list("last", flat=True)
    assert list(lasts) == [dt.date(2024, 2, 2), dt.date(2024, 2, 9)]


def test_it_waits_until_the_midnight_that_ends_the_day(schedule: ReportSchedule, box: Box):
    ReportSchedule.objects.update(hold_until=24)
    turn.take(now=SATURDAY)
    report = Report.objects.get()
    assert report.state == Run.WAITING
    assert report.hold_until == dt.datetime(2024, 2, 4, tzinfo=dt.UTC)

    turn.take(now=report.hold_until)
    assert len(box.mails) == 2


def test_one_schedule_that_cant_be_read_keeps_no_other_from_its_turn(
    schedule: ReportSchedule, box: Box
):
    make_schedule(name="Odd", now=MONDAY)
    ReportSchedule.objects.filter(name="Odd").update(time_zone="Nowhere/Land")
    turn.take(now=SATURDAY)

    assert {report.name for report in Report.objects.all()} == {"Weekly"}
    assert len(box.mails) == 2


def test_a_paused_schedule_sends_nothing(schedule: ReportSchedule, box: Box):
    ReportSchedule.objects.update(paused=True)
    turn.take(now=SATURDAY)

    assert not Report.objects.exists()
