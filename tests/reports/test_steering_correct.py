"""A correction of what was sent: to those who got it, at once, and once."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain.errors import Conflict, Forbidden, Invalid
from commitments.models import Report, ReportSchedule, StatusUpdate
from commitments.models.report import Occasion, Run
from commitments.reports import steering, turn
from tests.factories.states import retracted
from tests.factories.users import make_user
from tests.reports.steering import (
    FRIDAY,
    LATER,
    MINUTE,
    SATURDAY,
    TO,
    a_finding,
    a_schedule,
    sent,
)
from tests.smtp import Box

pytestmark = pytest.mark.django_db
LEAD = "The ministry never said so."
TAKEN_BACK = SATURDAY + 60 * MINUTE


@pytest.fixture
def finding(db: None) -> StatusUpdate:
    return a_finding()


@pytest.fixture
def report(finding: StatusUpdate, box: Box) -> Report:
    """Sent to Ann, and refused by Bob's server; what it told of is then retracted."""
    a_schedule(hold_until=None)
    box.refuse[TO[1]] = "550 No such mailbox"
    made = sent()
    box.refuse.clear()
    retracted(finding, now=TAKEN_BACK)
    return made


def correct(report: Report, **given: Any) -> Report:
    told = {"by": make_user("editor"), "lead": LEAD, "now": LATER} | given
    return steering.correct(report=report, **told)


def test_it_goes_to_those_who_got_it(report: Report, box: Box):
    ReportSchedule.objects.update(recipients=["carl@example.org"])
    made = correct(report)
    turn.take(now=LATER)

    made.refresh_from_db()
    assert (made.state, made.occasion, made.corrects) == (Run.SENT, Occasion.CORRECTION, report)
    assert [recipient for recipient, _ in box.mails] == [TO[0], TO[0]]


def test_it_tells_the_same_days_as_they_are_known_now(report: Report, box: Box):
    made = correct(report)
    turn.take(now=LATER)

    made.refresh_from_db()
    assert (made.first, made.last) == (report.first, FRIDAY)
    assert made.known_at == TAKEN_BACK
    assert box.mails[0][1]["Subject"] == "Weekly: 1 changed"
    subject = box.mails[1][1]["Subject"].strip()
    assert subject == "Correction – Weekly: Nothing changed, nothing late"
    told = box.mails[1][1].get_body(("plain",)).get_content()
    assert LEAD in told
    assert "1 commitment changed status" not in told


def test_what_was_sent_stays_as_it_was_sent(report: Report, box: Box):
    before = list(report.files.order_by("pk").values_list("format", "sha256"))
    correct(report)
    turn.take(now=LATER)

    assert list(report.files.order_by("pk").values_list("format", "sha256")) == before
    report.refresh_from_db()
    assert report.state == Run.SENT


def test_who_left_the_list_meanwhile_gets_none(report: Report, box: Box):
    report.schedule.opt_outs.create(address=TO[0], at=LATER)
    correct(report)
    turn.take(now=LATER)

    assert len(box.mails) == 1


def test_one_that_is_on_its_way_is_enough(report: Report):
    correct(report)

    with pytest.raises(Conflict, match="A correction of it is on its way already"):
        correct(report)
    assert Report.objects.filter(corrects=report).count() == 1


def test_another_may_follow_once_it_went(report: Report, box: Box):
    correct(report)
    turn.take(now=LATER)
    correct(report, lead="Nor did the embassy.", now=LATER + MINUTE)
    turn.take(now=LATER + MINUTE)

    assert len(box.mails) == 3


@pytest.mark.parametrize("lead", ["", " \n "])
def test_it_says_what_was_wrong(report: Report, lead: str):
    with pytest.raises(Invalid) as refusal:
        correct(report, lead=lead)

    assert [(e.pointer, e.detail) for e in refusal.value.errors] == [
        ("/lead", "Say what was wrong; it stands at the head of the correction.")
    ]


def test_one_that_nobody_got_has_nobody_to_tell(finding: StatusUpdate, box: Box):
    a_schedule(recipients=[])

    with pytest.raises(Conflict, match="Nobody got it; there is nobody to tell"):
        correct(sent())


def test_one_that_has_not_gone_is_not_corrected(finding: StatusUpdate):
    a_schedule(hold_until=9)

    with pytest.raises(Conflict, match="it is corrected only in the state “Sent”"):
        correct(sent())
    assert Report.objects.count() == 1


@pytest.mark.parametrize("role", ["", "viewer", "analyst"])
def test_it_takes_an_editor(report: Report, role: str):
    with pytest.raises(Forbidden, match="takes the role editor"):
        correct(report, by=make_user(role))
    with pytest.raises(Forbidden, match="takes the role editor"):
        steering.preview_correction(report=report, by=make_user(role), lead=LEAD, now=LATER)
    assert Report.objects.count() == 1


def test_its_preview_says_what_would_be_sent_and_keeps_nothing(report: Report, box: Box):
    row, content = steering.preview_correction(
        report=report, by=make_user("editor"), lead=LEAD, now=LATER
    )

    assert (row.pk, content.known_at) == (None, TAKEN_BACK)
    of = f"This corrects the report “{report.subject}”, sent on 3 February 2024."
    assert content.lead == f"{LEAD}\n\n{of}"
    assert Report.objects.count() == 1
    made = correct(report)
    turn.take(now=LATER)
    made.refresh_from_db()
    assert made.subject.endswith(content.subject)
