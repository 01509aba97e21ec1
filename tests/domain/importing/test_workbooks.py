"""Workbooks: the first sheet, as text."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook

from commitments.domain.importing import workbooks
from commitments.models import Commitment
from tests.domain.importing.bringing import bring, counts, refused
from tests.factories.records import make_commitment

pytestmark = pytest.mark.django_db


def workbook(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("Another").append(["bogus"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_first_sheet_is_read_whatever_the_file_is_called():
    file = workbook(
        ["slug", "kind", "title", "made_on", "review_every"],
        ["one", "pledge", "北京 pledge", "2024-02", "30"],
        [None, None, None],
        ["two", "pledge", "Second"],
    )

    assert counts(bring(file)) == (2, 0, 0)
    assert Commitment.objects.get(slug="one").review_every == 30


def test_what_a_spreadsheet_made_of_a_cell_is_read_as_it_was_typed():
    file = workbook(
        ["slug", "kind", "title", "text", "made_on", "review_every"],
        [
            "one",
            "pledge",
            2024,
            True,
            dt.datetime(2024, 2, 1),  # noqa: DTZ001 a sheet knows no zones
            30.0,
        ],
        ["two", "pledge", 0.25, "=1+1", dt.date(2024, 2, 3), 45],
    )
    bring(file)

    one, two = Commitment.objects.order_by("slug")
    assert (one.title, one.text, one.made_on.edtf, one.review_every) == (
        "2024",
        "true",
        "2024-02-01",
        30,
    )
    assert (two.title, two.made_on.edtf, two.review_every) == ("0.25", "2024-02-03", 45)


def test_bad_rows_are_named_by_the_rows_of_the_sheet():
    file = workbook(["slug", "kind", "title"], ["one", "pledge", "x"], [], ["two", "odd", "x"])

    assert [line.partition(":")[0] for line in refused(file)] == ["line 4, kind"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 and more", "It begins as a workbook does but can't be unpacked."),
        (workbook(), "The file is empty"),
    ],
)
def test_what_is_no_workbook_is_refused(content, said):
    assert said in refused(content)[0]


def test_another_kind_of_archive_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "text")

    assert "It is no workbook (.xlsx) that can be read" in refused(file.getvalue())[0]


def test_a_sheet_that_is_no_xml_is_refused():
    good = zipfile.ZipFile(io.BytesIO(workbook(["slug"], ["a"])))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in good.namelist():
            broken = name == "xl/worksheets/sheet1.xml"
            archive.writestr(name, b"<worksheet><sheetData><row" if broken else good.read(name))

    assert "It is no workbook (.xlsx) that can be read" in refused(file.getvalue())[0]


def test_an_archive_made_to_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr(workbooks, "LARGEST", 1 << 20)
    file = workbook(["slug", "text"], ["a", "x"])
    with zipfile.ZipFile(added := io.BytesIO(file), "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big", b"\0" * (3 << 20))

    assert refused(added.getvalue()) == ["line 1: Unpacked it has 3 MB; 1 MB are the most."]


def test_a_text_that_a_cell_could_not_hold_is_not_taken_for_a_change():
    make_commitment("long", text="y" * 50_000)
    make_commitment("other", text="z" * 50_000)
    cut = "y" * 32_767

    assert counts(bring(workbook(["slug", "text"], ["long", cut]))) == (0, 0, 1)
    assert refused(workbook(["slug", "text"], ["other", cut])) == [
        (
            "line 2, text: It fills its cell to the last of 32767 characters, as a text does that "
            "was cut there; bring it as CSV."
        )
    ]
