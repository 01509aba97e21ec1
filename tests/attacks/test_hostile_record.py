"""A record full of attacks, shown everywhere: text stays text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)

from commitments.domain.resources import RESOURCES
from commitments.reading.clocks import read_clocks
from commitments.reading.listings import LISTINGS
from commitments.reports.formats import render
from commitments.reports.running import preview
from tests.admin.helpers import desk_models, logged_in, page
from tests.attacks.hostile import ATTACK, FORMULA, MARK, RUN, living, make_hostile_record
from tests.factories.schedules import make_schedule

PAGES = (
    "/", "/commitments/", "/commitments/?q=alert", "/commitments/pledge/", "/claims/",
    "/claims/claim/", "/actors/", "/actors/evil/", "/reports/", "/about/", "/charts/",
)  # fmt: skip
ACTIVE = {"/JS", "/JavaScript", "/AA", "/OpenAction", "/Launch", "/SubmitForm", "/ImportData",
          "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia"}  # fmt: skip
XML = "{http://www.w3.org/1999/xhtml}script", "{http://www.w3.org/2000/svg}script", "script"


@pytest.fixture
def pledge(db: None) -> Any:
    return make_hostile_record()


def test_the_watch_sees_what_it_is_to_see() -> None:
    for alive in (
        f"<script>{MARK}</script>",
        f"<p onclick={MARK}>",
        f"<a href='javascript:{MARK}'>",
        "<img src=x>",
        f"<div x-data='{MARK}'>",
        f"<p>{191 * 193}</p>",
    ):
        assert living(alive), alive
    assert living(f"<p title='{MARK}'>{MARK}</p>") == []


@pytest.mark.parametrize("path", PAGES)
def test_on_public_pages(pledge: Any, path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert living(answer.content.decode()) == []


def test_on_the_desk(pledge: Any) -> None:
    client = logged_in("admin")
    for model in desk_models():
        views = ("change", "history")
        rows = [page(row, view) for row in model._default_manager.all() for view in views]
        for address in (page(model), page(model, q="alert"), *rows):
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert living(answer.content.decode()) == [], address
    for name in ("index", "review_queue", "discrepancies"):
        assert living(client.get(reverse(f"admin:{name}")).content.decode()) == [], name
    overview = reverse("admin:commitments_commitment_overview", args=[pledge.pk])
    assert living(client.get(overview).content.decode()) == []


@pytest.mark.parametrize("kind", RESOURCES)
def test_the_api_answers_as_nothing_but_data(pledge: Any, kind: str) -> None:
    answer = Client().get(f"/api/v1/{LISTINGS[kind].path}/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_in_the_feed_and_the_calendar(pledge: Any) -> None:
    feed = Client().get("/api/v1/feed.atom")
    tree = ET.fromstring(feed.content)
    assert not [node for node in tree.iter() if node.tag in XML]
    for content in tree.iter("{http://www.w3.org/2005/Atom}content"):
        if content.get("type") == "html":
            assert living(content.text or "") == []
    calendar = Calendar.from_ical(b"".join(Client().get("/api/v1/calendar.ics")))
    assert len(calendar.walk("VEVENT")) == 2
    assert not calendar.walk("VALARM")


def test_in_tables_no_cell_is_a_formula(pledge: Any) -> None:
    text = b"".join(Client().get("/api/v1/commitments/?format=csv")).decode()
    cells = [cell for row in csv.reader(io.StringIO(text.lstrip("\ufeff"))) for cell in row]
    assert FORMULA in {cell.lstrip("'") for cell in cells}
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    book = b"".join(Client().get("/api/v1/commitments/?format=xlsx"))
    for row in load_workbook(io.BytesIO(book)).active.iter_rows():
        assert not [cell for cell in row if cell.data_type == "f"]


def test_in_reports_of_every_format(pledge: Any) -> None:
    schedule = make_schedule(name=ATTACK[:100])
    now = timezone.now()
    clocks = read_clocks(as_of=None, known_at=None, now=now)
    content = preview(schedule, clocks=clocks, last=now.date())
    assert living(render(content, "html").body.decode()) == []
    pdf = PdfReader(io.BytesIO(render(content, "pdf").body))
    said = "".join(each.extract_text() for each in pdf.pages)
    assert "#eval" in said.replace("\n", "").replace(" ", "")
    assert RUN not in said
    assert active(pdf) == []
    text = render(content, "txt").body
    assert b"<script>" in text
    assert RUN.encode() not in text


def active(pdf: PdfReader) -> list[str]:
    """What of a PDF's objects would run, start or send something, or lead to what does."""
    objects = [pdf.get_object(number) for number in range(1, int(pdf.trailer["/Size"]))]
    return [told for each in objects for told in active_in(each)]


def active_in(told: Any) -> Iterator[str]:
    """In an object and what lies in it itself, not behind a reference."""
    if isinstance(told, list):
        for each in told:
            yield from active_in(each)
    elif isinstance(told, dict):
        yield from sorted(ACTIVE & told.keys())
        if told.get("/S") in ACTIVE:
            yield told["/S"]
        address = str(told.get("/URI", ""))
        if told.get("/S") == "/URI" and not address.startswith(("http://", "https://", "mailto:")):
            yield address
        for each in told.values():
            yield from active_in(each)


def test_what_is_active_in_a_pdf_is_seen() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    opened = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(1)")}
    action = DictionaryObject({NameObject(name): value for name, value in opened.items()})
    writer.root_object[NameObject("/Names")] = ArrayObject([action])
    writer.add_uri(0, "javascript:alert(1)", RectangleObject((0, 0, 9, 9)))
    file = io.BytesIO()
    writer.write(file)
    assert set(active(PdfReader(file))) == {"/JS", "/JavaScript", "javascript:alert(1)"}


def test_no_page_answers_under_a_policy_that_runs_inline_scripts(pledge: Any) -> None:
    for answer in (Client().get("/commitments/pledge/"), logged_in("admin").get("/admin/")):
        scripts = next(
            part
            for part in answer["Content-Security-Policy"].split("; ")
            if part.startswith("script-src")
        )
        assert "unsafe-inline" not in scripts
