from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest

from commitments.reading.export import csv_chunks, ndjson_chunks, write_xlsx
from commitments.reading.listings import LISTINGS
from tests.factories.records import make_commitment, make_source, make_status_update
from tests.factories.states import in_state, published
from tests.reading.asking import ask, clocks

pytestmark = pytest.mark.django_db


def table(kind: str, /, **asked):
    text = b"".join(csv_chunks(LISTINGS[kind], asked, clocks())).decode()
    assert text.count("\r\n") >= 1
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_lists_are_joined_and_dates_keep_their_words():
    other = published(make_commitment("other"))
    published(
        make_commitment(
            "pledge",
            due={"edtf": "2024-22", "said": "over the summer"},
            relations=[{"type": "depends_on", "commitment": other}],
            references=["g20:1", "g20:2"],
        )
    )

    row = next(row for row in table("commitment") if row["slug"] == "pledge")

    assert row["original_due"] == "2024-22 (over the summer)"
    assert row["parties"] == "committing:cn;counterpart:us"
    assert row["relations"] == "depends_on:other"
    assert row["references"] == "g20:1;g20:2"
    assert row["stale"] == "false"


@pytest.mark.parametrize("sign", "=+-@'\t\r")
def test_no_cell_is_run_by_a_spreadsheet(sign):
    published(make_commitment("pledge", title=f"{sign}SUM(A1)"))

    assert table("commitment")[0]["title"] == f"'{sign}SUM(A1)"


def test_commas_quotation_marks_and_lines_stay_in_their_cell():
    published(make_commitment("pledge", title='a "b", c', text="one\ntwo\r\nthree"))

    row = table("commitment")[0]
    assert (row["title"], row["text"]) == ('a "b", c', "one\ntwo\r\nthree")


def test_chosen_columns_come_with_the_key_and_the_last_change():
    published(make_commitment("pledge"))

    assert list(table("commitment", fields=["title"])[0]) == ["slug", "title", "updated_at"]


def test_lines_of_json_are_the_records_of_the_list():
    judged = published(make_commitment("pledge"))
    published(make_status_update(judged))
    for kind in LISTINGS:
        lines = b"".join(ndjson_chunks(LISTINGS[kind], {}, clocks())).decode().splitlines()
        assert [json.loads(line) for line in lines] == ask(kind), kind


def test_a_workbook_holds_text_alone():
    published(make_commitment("pledge", title="=1+1"))
    file = io.BytesIO()

    write_xlsx(file, LISTINGS["commitment"], {}, clocks())

    with zipfile.ZipFile(file) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "'=1+1" in sheet


def test_an_export_leaves_out_what_the_filters_do():
    published(make_commitment("pledge"))
    published(make_commitment("request", kind="request"))

    assert [row["slug"] for row in table("commitment", kind=["request"])] == ["request"]


@pytest.mark.parametrize("kind", [kind for kind, each in LISTINGS.items() if each.reviewed])
def test_drafts_of_every_kind_are_listed_and_exported(kind):
    record = in_state("draft", kind) if kind != "source" else make_source()

    rows = ask(kind, publication="draft,returned,in_review,retracted")
    assert [row.get("slug", row.get("id")) for row in rows if row["publication"] == "draft"]
    assert rows
    assert any(
        str(getattr(record, LISTINGS[kind].key)) in row.values()
        for row in table(kind, publication=["draft"])
    )


@pytest.mark.parametrize("made", [csv_chunks, ndjson_chunks])
def test_what_is_published_meanwhile_is_left_out(made):
    published(make_commitment("pledge"))
    asked_at = clocks()
    published(make_commitment("later"))

    told = b"".join(made(LISTINGS["commitment"], {"fields": ["slug"]}, asked_at))

    assert b"pledge" in told
    assert b"later" not in told
    assert b"later" in b"".join(made(LISTINGS["commitment"], {"fields": ["slug"]}, clocks()))
