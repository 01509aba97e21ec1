"""A report by hand: of which days, to whom, and not twice."""

from __future__ import annotations

import datetime as dt

import pytest

from commitments.domain import schedules
from commitments.domain.errors import Conflict, Forbidden, Invalid
from commitments.models import Report
from commitments.models.report import Occasion, Run
from commitments.reports import steering, turn
from tests.factories.users import make_user
from tests.reports.steering import FRIDAY, LATER, MINUTE, MONDAY, TO, a_finding, a_schedule
from tests.smtp import Box

pytestmark = pytest.mark.django_db


def test_it_goes_to_all_recipients_at_once(box: Box):
    a_finding()
    schedule = a_schedule(hold_until=9)

    report = steering.run_now(schedule=schedule, by=make_user("editor"), now=MONDAY, last=None)
    turn.take(now=MONDAY + MINUTE)

    report.refresh_from_db()
    assert (report.occasion, report.state) == (Occasion.BY_HAND, Run.SENT)
    assert (report.first, report.last) == (dt.date(2024, 1, 22), dt.date(2024, 1, 28))
    assert [recipient for recipient, _ in box.mails] == TO


def test_it_is_of_the_period_that_ends_on_the_day_asked_for():
    report = steering.run_now(schedule=a_schedule(), by=make_user("editor"), last=FRIDAY, now=LATER)

    assert (report.first, report.last) == (dt.date(2024, 1, 27), FRIDAY)


def test_it_takes_nothing_from_what_is_due(box: Box):
    a_finding()
    steering.run_now(schedule=a_schedule(), by=make_user("editor"), last=FRIDAY, now=LATER)
    turn.take(now=LATER)

    occasions = Report.objects.order_by("pk").values_list("occasion", "last", "state")
    assert list(occasions) == [("by_hand", FRIDAY, "sent"), ("due", FRIDAY, "sent")]
    assert len(box.mails) == 4


def test_nothing_to_say_is_said_when_somebody_asks(box: Box):
    steering.run_now(schedule=a_schedule(), by=make_user("editor"), now=MONDAY)
    turn.take(now=MONDAY + MINUTE)

    assert box.mails[0][1]["Subject"] == "Weekly: Nothing changed, nothing late"


def test_the_note_of_the_schedule_stands_at_its_head_alone():
    schedule = a_schedule(lead="The talks are off.")

    report = steering.run_now(schedule=schedule, by=make_user("editor"), now=MONDAY)

    schedule.refresh_from_db()
    assert (report.lead, schedule.lead) == ("The talks are off.", "")


def test_one_that_is_on_its_way_is_enough():
    schedule, editor = a_schedule(), make_user("editor")
    steering.run_now(schedule=schedule, by=editor, now=MONDAY)

    with pytest.raises(Conflict, match="One of these days, run by hand, is on its way already"):
        steering.run_now(schedule=schedule, by=editor, now=MONDAY + MINUTE)
    assert Report.objects.count() == 1


def test_once_it_went_it_may_be_run_again(box: Box):
    schedule, editor = a_schedule(), make_user("editor")
    steering.run_now(schedule=schedule, by=editor, now=MONDAY)
    turn.take(now=MONDAY + MINUTE)

    steering.run_now(schedule=schedule, by=editor, now=MONDAY + 2 * MINUTE)
    turn.take(now=MONDAY + 3 * MINUTE)

    assert len(box.mails) == 4


def test_a_day_that_is_not_over_is_refused():
    with pytest.raises(Invalid) as refusal:
        steering.run_now(
            schedule=a_schedule(), by=make_user("editor"), last=MONDAY.date(), now=MONDAY
        )

    assert [(e.pointer, e.detail) for e in refusal.value.errors] == [
        ("/last", "2024-01-29 is not over yet; a report tells of whole days.")
    ]
    assert not Report.objects.exists()


def test_a_day_before_all_dates_is_refused():
    with pytest.raises(Invalid) as refusal:
        steering.run_now(
            schedule=a_schedule(), by=make_user("editor"), last=dt.date.min, now=MONDAY
        )

    assert [(e.pointer, e.detail) for e in refusal.value.errors] == [
        ("/last", "Reports tell of days from 1900-01-01 on.")
    ]


def test_the_day_is_over_in_the_schedule_s_own_zone():
    bangkok = a_schedule(time_zone="Asia/Bangkok")
    at = dt.datetime(2024, 1, 29, 17, 30, tzinfo=dt.UTC)  # Tuesday there

    report = steering.run_now(schedule=bangkok, by=make_user("editor"), now=at)

    assert report.last == dt.date(2024, 1, 29)


def test_a_paused_one_may_be_run_by_hand():
    schedule = a_schedule(paused=True)

    assert steering.run_now(schedule=schedule, by=make_user("editor"), now=MONDAY).pk


def test_one_that_has_ended_is_refused():
    schedule, editor = a_schedule(), make_user("editor")
    schedules.end(schedule=schedule, by=editor, now=MONDAY)

    with pytest.raises(Conflict, match="This schedule has ended"):
        steering.run_now(schedule=schedule, by=editor, now=MONDAY + MINUTE)


@pytest.mark.parametrize("role", ["", "viewer", "analyst"])
def test_it_takes_an_editor(role: str):
    with pytest.raises(Forbidden, match="To keep report schedules takes the role editor"):
        steering.run_now(schedule=a_schedule(), by=make_user(role), now=MONDAY)
    assert not Report.objects.exists()
