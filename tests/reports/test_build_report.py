"""`manage.py build_report` makes a report again, byte for byte, from its day and its instant."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from commitments.models import Report, ReportSchedule
from commitments.models.record import instant
from commitments.reports import turn
from tests.factories.records import make_commitment, make_status_update
from tests.factories.schedules import make_schedule
from tests.factories.states import published
from tests.reports.test_sending import MONDAY, SATURDAY


@pytest.fixture
def sent(db: None, settings: Any, tmp_path: Path) -> Report:
    """A report that went out; after it more was published."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    pledge = published(make_commitment("pledge", made_on="2023-11-15"), now=MONDAY)
    published(make_status_update(pledge, status="initiated", as_of="2024-01-30"), now=MONDAY)
    make_schedule(now=MONDAY, formats=["html", "pdf", "csv", "xlsx"])
    turn.take(now=SATURDAY)
    published(make_commitment("another", made_on="2023-11-16"), now=SATURDAY)
    return Report.objects.get()


def build(report: Report, format_: str, folder: Path) -> bytes:
    file = folder / "made"
    call_command(
        "build_report",
        report.name,
        f"--as-of={report.last.isoformat()}",
        f"--known-at={instant(report.known_at)}",
        f"--format={format_}",
        f"--output={file}",
    )
    return file.read_bytes()


@pytest.mark.parametrize("format_", ["html", "txt", "pdf", "csv", "xlsx"])
def test_it_is_the_same_in_every_format(sent: Report, format_: str, tmp_path: Path):
    kept = sent.files.get(format=format_)
    made = build(sent, format_, tmp_path)
    assert made == bytes(kept.body)
    assert hashlib.sha256(made).hexdigest() == kept.sha256


def test_what_was_sent_is_made_again_whatever_the_schedule_has_by_now(sent: Report, tmp_path: Path):
    Report.objects.update(lead="Mind the second paragraph.")
    sent.refresh_from_db()
    with_lead = build(sent, "txt", tmp_path)
    assert b"Mind the second paragraph." in with_lead

    ReportSchedule.objects.update(filter="kind=meeting", sections=["late"], lead="Another note.")

    assert build(sent, "txt", tmp_path) == with_lead
    file = tmp_path / "by-number"
    call_command("build_report", "Weekly", f"--report={sent.pk}", f"--output={file}")
    assert file.read_bytes() == with_lead


def test_a_number_that_is_none_is_refused(sent: Report):
    with pytest.raises(CommandError, match="“Weekly” has made no report 999999"):
        call_command("build_report", "Weekly", "--report=999999")


def test_it_sends_nothing(sent: Report, tmp_path: Path):
    before = sent.deliveries.count()
    build(sent, "html", tmp_path)
    assert Report.objects.count() == 1
    assert sent.deliveries.count() == before


def test_a_schedule_that_is_not_there_is_named_with_those_that_are(sent: Report):
    with pytest.raises(CommandError, match="no schedule “Daily”; there are “Weekly”"):
        call_command("build_report", "Daily")


def test_a_day_that_is_none_is_refused(sent: Report):
    with pytest.raises(CommandError, match="--as-of: “soon” is not a day"):
        call_command("build_report", "Weekly", "--as-of=soon")
    with pytest.raises(CommandError, match="--as-of: Reports tell of days from 1900-01-01 on"):
        call_command("build_report", "Weekly", "--as-of=0001-01-01")


def test_without_a_schedule_it_says_what_to_do(db: None):
    assert not ReportSchedule.objects.exists()
    with pytest.raises(CommandError, match="none yet; make one in the desk"):
        call_command("build_report", "Weekly")
