"""A file too long for one value is kept in pieces, and everybody gets it whole."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.http import StreamingHttpResponse
from openpyxl import load_workbook
from rest_framework.test import APIRequestFactory

from commitments.api.views.report import report_file
from commitments.models import Report, ReportFile
from commitments.models.report import ReportPiece, Run
from commitments.reports import delivering, formats, steering, turn
from commitments.reports.formats import Rendered, render
from tests.admin.helpers import logged_in
from tests.api.client import Api
from tests.factories.users import editor
from tests.reports.conftest import tell
from tests.reports.steering import SATURDAY, a_finding, a_schedule, sent
from tests.smtp import Box

FORMATS = ["html", "pdf", "csv", "xlsx"]


@pytest.fixture(autouse=True)
def short_pieces(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "PIECE", 100)
    a_finding()


def remade(report: Report, form: str, folder: Path) -> bytes:
    file = folder / form
    told = [f"--report={report.pk}", f"--format={form}", f"--output={file}"]
    call_command("build_report", report.name, *told)
    return file.read_bytes()


def test_it_is_whole_wherever_it_is_asked_for_and_however_often_it_is_made(
    box: Box, tmp_path: Path
):
    a_schedule(formats=FORMATS)
    report = sent()
    attached = {
        part.get_filename().rpartition(".")[2]: part.get_payload(decode=True)
        for part in box.mails[0][1].iter_attachments()
    }
    assert set(attached) == {"pdf", "csv", "xlsx"}
    desk = logged_in("editor")
    for form in ("html", "pdf", "csv", "xlsx", "txt"):
        file = report.files.get(format=form)
        assert len(file.body) == 100
        assert file.further.count() > 1
        whole = file.whole()
        assert hashlib.sha256(whole).hexdigest() == file.sha256
        assert remade(report, form, tmp_path) == whole
        assert attached.get(form, whole) == whole
        for answer in (
            Api().get(f"reports/{report.pk}.{form}"),
            desk.get(f"/admin/commitments/report/{report.pk}/file/{form}/"),
        ):
            assert isinstance(answer, StreamingHttpResponse)
            assert answer.getvalue() == whole
            assert answer["Content-Type"] == file.media_type
            assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_its_tag_is_of_the_whole(box: Box):
    a_schedule(formats=["csv"])
    report = sent()
    answer = Api().get(f"reports/{report.pk}.csv")
    assert answer["ETag"] == f'"{report.files.get(format="csv").sha256[:24]}"'
    assert answer["Known-At"]
    again = Api().client.get(f"/api/v1/reports/{report.pk}.csv", HTTP_IF_NONE_MATCH=answer["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_its_head_reads_none_of_the_rest(box: Box):
    a_schedule(formats=["csv"])
    report = sent()
    answer = report_file("csv").as_view()(APIRequestFactory().head("/"), key=report.pk)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert len(answer.getvalue()) == 100


def test_a_sheet_longer_than_two_gigabytes_fits_a_workbook(
    box: Box, monkeypatch: pytest.MonkeyPatch
):
    before = workbook_of(render(tell(), "xlsx"))
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1_000)  # bytes, as if that were two gigabytes
    assert workbook_of(render(tell(), "xlsx")) == before
    assert len(before) > 1


def workbook_of(made: Rendered) -> list[tuple[Any, ...]]:
    return list(load_workbook(io.BytesIO(made.body)).active.values)


def test_a_table_leaves_the_worker_all_the_time_for_the_rest(box: Box):
    a_schedule(formats=["csv", "xlsx"])
    sent()
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_timeout")
        assert cursor.fetchone() == ("0",)


def test_its_length_is_that_of_all_its_pieces(box: Box, monkeypatch: pytest.MonkeyPatch):
    a_schedule(formats=["csv", "pdf"])
    monkeypatch.setattr(delivering, "LONGEST", 5_000)  # the CSV is shorter, the PDF is not
    report = sent()
    attached = [part.get_filename() for part in box.mails[0][1].iter_attachments()]
    assert attached == ["weekly-2024-02-02.csv"]
    shown = logged_in("editor").get(f"/admin/commitments/report/{report.pk}/change/")
    sizes = {size for _, _, size, _ in shown.context["files"]}
    assert sizes == {len(file.whole()) for file in report.files.all()}


def test_made_anew_it_has_the_new_pieces_alone(box: Box):
    a_schedule(formats=["html"], hold_until=12)
    turn.take(now=SATURDAY)
    report = Report.objects.get(state=Run.WAITING)
    before = set(ReportPiece.objects.values_list("pk", flat=True))

    steering.write_lead(report=report, lead="Mind this.", by=editor(), now=SATURDAY)

    assert not ReportPiece.objects.filter(pk__in=before).exists()
    page = report.files.get(format="html").whole()
    assert page.count(b"Mind this.") == 1


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM commitments_reportpiece WHERE id = %(piece)s",
        "UPDATE commitments_reportpiece SET body = 'x' WHERE id = %(piece)s",
        "INSERT INTO commitments_reportpiece (file_id, place, body) VALUES (%(file)s, 99999, 'x')",
        "TRUNCATE commitments_reportpiece",
    ],
)
def test_what_was_sent_stays(box: Box, statement: str):
    a_schedule(formats=["csv"])
    file = sent().files.get(format="csv")
    told: dict[str, Any] = {"file": file.pk, "piece": file.further.earliest("pk").pk}
    before = file.whole()
    refused = pytest.raises(DatabaseError, match=r"kept as it was sent|never deleted")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement, told)
    assert ReportFile.objects.get(pk=file.pk).whole() == before
