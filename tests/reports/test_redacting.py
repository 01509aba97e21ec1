"""A text redacted on legal grounds is gone from the reports that were sent, too."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from commitments.domain import redactions
from commitments.models import Commitment, Report
from commitments.models.report import Run
from commitments.reports import turn
from tests.factories.records import make_commitment, make_status_update
from tests.factories.schedules import make_schedule
from tests.factories.states import published
from tests.factories.users import admin

NOTICE = "[removed by order of a court]"
SECRET = "Smith of Springfield"


@pytest.fixture(autouse=True)
def mailbox(db: None, settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"


def sent(*formats: str) -> Report:
    """A report whose one finding is on a pledge with the secret in its title."""
    then = timezone.now() - dt.timedelta(days=2)
    make_schedule(cadence="daily", hour=0, formats=list(formats), now=then)
    pledge = published(make_commitment("pledge", title=f"A word to {SECRET}", made_on="2023-11"))
    yesterday = (then + dt.timedelta(days=1)).date().isoformat()
    published(make_status_update(pledge, status="initiated", as_of=yesterday))
    turn.take()
    return Report.objects.get(state=Run.SENT)


def texts(report: Report) -> dict[str, str]:
    read = {}
    for file in report.files.all():
        body = bytes(file.body)
        assert hashlib.sha256(body).hexdigest() == file.sha256
        if file.format == "pdf":
            pages = PdfReader(io.BytesIO(body)).pages
            read[file.format] = " ".join(page.extract_text() for page in pages)
        elif file.format == "xlsx":
            rows = load_workbook(io.BytesIO(body)).active.values
            read[file.format] = " ".join(str(cell) for row in rows for cell in row)
        else:
            read[file.format] = body.decode()
    return {form: " ".join(text.split()) for form, text in read.items()}


def redact(slug: str) -> None:
    redactions.redact(
        record=Commitment.objects.get(slug=slug),
        field="title",
        notice=NOTICE,
        grounds="Order 12 of 2026",
        by=admin(),
    )


def test_it_is_gone_from_every_file_and_the_report_says_so():
    report = sent("html", "pdf", "csv", "xlsx")
    before = texts(report)
    hashes = dict(report.files.values_list("format", "sha256"))
    assert {form for form, text in before.items() if SECRET in text} == set(before)

    redact("pledge")
    turn.take()

    report.refresh_from_db()
    after = texts(report)
    assert set(after) == set(before)
    assert [form for form, text in after.items() if SECRET in text] == []
    assert [form for form, text in after.items() if NOTICE not in text] == []
    assert report.state == Run.SENT
    (told,) = report.warnings
    assert "since a text that it held was redacted" in told
    assert all(f"{form} {sha}" in told for form, sha in hashes.items())


def test_it_is_done_once():
    report = sent("html")
    redact("pledge")
    turn.take()
    report.refresh_from_db()
    made_at = report.made_at
    turn.take()

    report.refresh_from_db()
    assert report.made_at == made_at
    assert len(report.warnings) == 1


def test_what_never_held_it_stays_as_it_was():
    report = sent("html")
    published(make_commitment("other", made_on="2023-12"))
    kept = set(report.files.values_list("pk", flat=True))

    redact("other")
    turn.take()

    report.refresh_from_db()
    assert set(report.files.values_list("pk", flat=True)) == kept
    assert report.warnings == []
