"""A report that waits for an editor: a note, letting it go, and going by itself."""

from __future__ import annotations

import pytest

from commitments.domain.errors import Conflict, Forbidden
from commitments.models import Delivery, Report, ReportSchedule
from commitments.models.report import Run
from commitments.reports import steering, turn
from tests.factories.users import make_user
from tests.reports.steering import LATER, MINUTE, SATURDAY, TO, a_finding, a_schedule, sent
from tests.smtp import Box

pytestmark = pytest.mark.django_db
NOTE = "The ministry denies it.\n\nWe stand by it."


@pytest.fixture
def waiting(db: None) -> Report:
    a_finding()
    a_schedule(hold_until=9)
    return sent()


def test_it_waits_and_nobody_gets_it(waiting: Report, box: Box):
    turn.take(now=SATURDAY + MINUTE)

    waiting.refresh_from_db()
    assert waiting.state == Run.WAITING
    assert waiting.files.count() >= 3
    assert box.mails == []


def test_it_goes_when_an_editor_lets_it_go(waiting: Report, box: Box):
    editor = make_user("editor")
    steering.release(report=waiting, by=editor)
    turn.take(now=SATURDAY + MINUTE)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.released_by) == (Run.SENT, editor)
    assert [recipient for recipient, _ in box.mails] == TO


def test_it_goes_by_itself_at_the_set_hour(waiting: Report, box: Box):
    turn.take(now=LATER)
    assert box.mails == []

    turn.take(now=LATER + 60 * MINUTE)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.released_by) == (Run.SENT, None)
    assert len(box.mails) == 2


def test_the_note_stands_at_its_head_in_every_part(waiting: Report, box: Box):
    steering.write_lead(report=waiting, lead=f"  {NOTE} ", by=make_user("editor"), now=LATER)
    steering.release(report=waiting, by=make_user("editor"))
    turn.take(now=LATER)

    waiting.refresh_from_db()
    assert waiting.lead == NOTE
    mail = box.mails[0][1]
    for part in ("plain", "html"):
        told = mail.get_body((part,)).get_content()
        assert "The ministry denies it." in told.partition("1 commitment changed")[0]
        assert "We stand by it." in told


def test_the_note_changes_neither_its_instant_nor_its_recipients(waiting: Report):
    before = (waiting.known_at, waiting.subject, waiting.carried)
    ids = set(Delivery.objects.values_list("message_id", flat=True))

    steering.write_lead(report=waiting, lead=NOTE, by=make_user("editor"), now=LATER)

    waiting.refresh_from_db()
    assert (waiting.known_at, waiting.subject, waiting.carried) == before
    assert waiting.state == Run.WAITING
    assert set(Delivery.objects.values_list("message_id", flat=True)) == ids


def test_the_note_is_not_kept_for_the_next_one(waiting: Report):
    steering.write_lead(report=waiting, lead=NOTE, by=make_user("editor"), now=LATER)

    assert ReportSchedule.objects.get().lead == ""


def test_one_that_went_is_past_it(box: Box):
    a_finding()
    a_schedule()
    report, editor = sent(), make_user("editor")
    files = list(report.files.values_list("sha256", flat=True))

    with pytest.raises(Conflict) as noted:
        steering.write_lead(report=report, lead=NOTE, by=editor, now=LATER)
    with pytest.raises(Conflict) as let_go:
        steering.release(report=report, by=editor)

    told = "Its state is “Sent”; it {} only in the state “Waits for an editor”."
    assert noted.value.detail == told.format("takes a note")
    assert let_go.value.detail == told.format("is let go")
    report.refresh_from_db()
    assert (report.state, report.lead) == (Run.SENT, "")
    assert list(report.files.values_list("sha256", flat=True)) == files


@pytest.mark.parametrize("role", ["", "viewer", "analyst"])
def test_it_takes_an_editor(waiting: Report, role: str):
    by = make_user(role)
    with pytest.raises(Forbidden, match="takes the role editor"):
        steering.write_lead(report=waiting, lead=NOTE, by=by, now=LATER)
    with pytest.raises(Forbidden, match="takes the role editor"):
        steering.release(report=waiting, by=by)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.lead) == (Run.WAITING, "")
