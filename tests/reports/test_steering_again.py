"""What failed is tried again, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain.errors import Conflict, Forbidden
from commitments.models import Delivery, Report
from commitments.models.report import Handing, Run
from commitments.reports import running, steering, turn
from tests.factories.users import make_user
from tests.reports.steering import LATER, MINUTE, TO, a_finding, a_schedule, sent
from tests.smtp import Box

pytestmark = pytest.mark.django_db
NOTHING = "Nothing of it failed; there is nothing to try again."


@pytest.fixture
def refused(box: Box) -> Report:
    """Sent, but not to Ann."""
    a_finding()
    a_schedule()
    box.refuse[TO[0]] = "550 No such mailbox"
    return sent()


@pytest.fixture
def failed(monkeypatch: pytest.MonkeyPatch) -> Report:
    """It could not be made, however often it was tried."""
    a_finding()
    a_schedule()

    def broken(*given: Any) -> None:
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(running, "store", broken)
        report = sent()
        for hours in range(8):
            turn.take(now=LATER + hours * 300 * MINUTE)
    report.refresh_from_db()
    return report


def test_who_was_refused_gets_it_and_nobody_twice(refused: Report, box: Box):
    box.refuse.clear()
    steering.try_again(report=refused, by=make_user("editor"), now=LATER)
    refused.refresh_from_db()
    assert refused.state == Run.SENDING

    turn.take(now=LATER)

    refused.refresh_from_db()
    assert refused.state == Run.SENT
    assert [recipient for recipient, _ in box.mails] == [TO[1], TO[0]]


def test_it_keeps_its_message_id_over_all_tries(refused: Report, box: Box):
    before = Delivery.objects.get(recipient=TO[0]).message_id
    box.refuse.clear()
    steering.try_again(report=refused, by=make_user("editor"), now=LATER)
    turn.take(now=LATER)

    assert box.mails[-1][1]["Message-ID"] == before


def test_who_is_refused_again_is_told_again(refused: Report, box: Box):
    steering.try_again(report=refused, by=make_user("editor"), now=LATER)
    turn.take(now=LATER)

    assert Delivery.objects.get(recipient=TO[0]).state == Handing.REFUSED
    refused.refresh_from_db()
    assert refused.state == Run.SENT


def test_one_that_reached_nobody_goes_out_as_it_was_made(box: Box):
    a_finding()
    a_schedule()
    box.refuse |= dict.fromkeys(TO, "550 No such mailbox")
    report = sent()
    files, made = list(report.files.values_list("sha256", flat=True)), report.made_at
    assert report.state == Run.FAILED
    box.refuse.clear()

    steering.try_again(report=report, by=make_user("editor"), now=LATER)
    turn.take(now=LATER)

    report.refresh_from_db()
    assert (report.state, report.error, report.made_at) == (Run.SENT, "", made)
    assert [recipient for recipient, _ in box.mails] == TO
    assert list(report.files.values_list("sha256", flat=True)) == files


def test_one_that_could_not_be_made_says_why(failed: Report):
    assert failed.state == Run.FAILED
    assert failed.error == "OSError: No space left on device"
    assert failed.attempts == 6


def test_one_that_could_not_be_made_is_made_from_the_start(failed: Report, box: Box):
    steering.try_again(report=failed, by=make_user("editor"), now=LATER)
    turn.take(now=LATER + 3000 * MINUTE)

    failed.refresh_from_db()
    assert (failed.state, failed.error) == (Run.SENT, "")
    assert [recipient for recipient, _ in box.mails] == TO


def test_what_did_not_fail_is_left_alone(box: Box):
    a_finding()
    a_schedule()
    report = sent()

    with pytest.raises(Conflict) as refusal:
        steering.try_again(report=report, by=make_user("editor"), now=LATER)

    assert refusal.value.detail == NOTHING
    turn.take(now=LATER)
    assert len(box.mails) == 2


def test_one_that_waits_did_not_fail():
    a_finding()
    a_schedule(hold_until=9)

    with pytest.raises(Conflict, match=NOTHING):
        steering.try_again(report=sent(), by=make_user("editor"), now=LATER)


@pytest.mark.parametrize("role", ["", "viewer", "analyst"])
def test_it_takes_an_editor(refused: Report, role: str):
    with pytest.raises(Forbidden, match="takes the role editor"):
        steering.try_again(report=refused, by=make_user(role), now=LATER)

    assert Delivery.objects.get(recipient=TO[0]).state == Handing.REFUSED
