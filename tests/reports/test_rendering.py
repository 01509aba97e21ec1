"""Long reports stay readable, letters of many scripts are drawn, and what is not drawn is told."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from commitments.models.vocabulary import Section, Status
from commitments.reports.charts import bars
from commitments.reports.content import Content, Finding, Point, Some
from commitments.reports.formats import LONGEST_PAGE, render
from commitments.reports.palette import letters

MEETING = Point(dt.date(2024, 2, 2), {Status.NOT_STARTED: 2, Status.INITIATED: 12_000})


def titled(content: Content, title: str) -> Content:
    """The first finding's commitment under that title."""
    first, *others = content.happened.findings.items
    renamed = replace(first, about=replace(first.about, title=title))
    return with_findings(content, (renamed, *others))


def with_findings(content: Content, findings: tuple[Finding, ...]) -> Content:
    happened = replace(content.happened, findings=Some(findings, len(findings)))
    return replace(content, happened=happened)


@pytest.fixture
def long_report(the_week: Content) -> Content:
    """300 changed."""
    findings = the_week.happened.findings.items
    return with_findings(the_week, tuple(findings[n % len(findings)] for n in range(300)))


@pytest.mark.parametrize(
    "title", ["คณะทำงานร่วมด้านยาเสพติด", "中美禁毒合作工作组", "Ο Όμιλος Εργασίας", "Рабочая группа"]
)
def test_scripts_that_have_a_font_are_printed(the_week: Content, title: str):
    made = render(titled(the_week, title), "pdf")
    assert made.warnings == ()
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(made.body)).pages)
    assert title[:4] in text


@pytest.mark.parametrize("title", ["مجموعة العمل", "کارگروه"])
def test_arabic_is_drawn_by_a_font_of_its_own(the_week: Content, title: str):
    """Its letters are joined of several shapes, of which no text can be read back."""
    made = render(titled(the_week, title), "pdf")
    assert made.warnings == ()
    assert b"NotoSansArabic" in b"".join(fonts_of(made.body))
    assert b"NotoSansArabic" not in b"".join(fonts_of(render(the_week, "pdf").body))


def fonts_of(pdf: bytes) -> list[bytes]:
    pages = PdfReader(io.BytesIO(pdf)).pages
    found = [font for page in pages for font in page["/Resources"]["/Font"].values()]
    return [font.get_object()["/BaseFont"].encode() for font in found]


@pytest.mark.parametrize(("title", "characters"), [("Deal 🤝", "🤝"), ("བོད་ཡིག", "བོད་ཡིག")])
def test_a_character_without_a_font_is_told_with_the_run(
    the_week: Content, title: str, characters: str
):
    made = render(titled(the_week, title), "pdf")
    (warning,) = made.warnings
    head, _, told = warning.partition(": ")
    assert head == "No font has these characters, for which the PDF has [?]"
    assert told.split() == list(dict.fromkeys(characters))
    assert "[?]" in PdfReader(io.BytesIO(made.body)).pages[1].extract_text()


def test_what_shows_nothing_needs_no_font(the_week: Content):
    title = "Work\u200bing\u200d gr\u00adoup\ufe0f\u200e\u2060"
    assert render(titled(the_week, title), "pdf").warnings == ()


def test_a_long_mail_stays_below_what_gmail_cuts_off(long_report: Content):
    page = render(long_report, "html").body
    assert len(page) <= LONGEST_PAGE
    left_out = re.search(rb"And ([0-9]+) more: ", page)
    assert left_out is not None
    listed = page.count(b"Graded ")
    assert 10 < listed < 300


def test_a_long_print_has_all_of_it_under_a_list_of_contents(long_report: Content):
    reader = PdfReader(io.BytesIO(render(long_report, "pdf").body))
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert text.count("Graded ") >= 300
    assert "In this report: At a glance · What happened" in text
    assert f"{len(reader.pages)} / {len(reader.pages)}" in text


def test_a_print_can_be_read_aloud(the_week: Content):
    """Tagged, in English, with a title and headings (PDF/UA-1)."""
    root = PdfReader(io.BytesIO(render(the_week, "pdf").body)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 pypdf's own boolean
    assert root["/Lang"] == "en"
    assert root["/StructTreeRoot"]
    assert root["/Outlines"]


def test_each_colour_has_a_letter():
    assert letters([MEETING]) == {Status.NOT_STARTED: "A", Status.INITIATED: "B"}
    drawn = bars([MEETING])
    assert ">B</text>" in drawn  # where the number has no room
    assert ">Not started</text>" in drawn
    assert ">B 12</text>" in bars([replace(MEETING, counts={"not_started": 2, "initiated": 12})])


def test_each_colour_of_the_mail_has_a_letter(the_week: Content):
    page = render(the_week, "html").body.decode()
    for status, letter in letters(the_week.glance.history).items():
        assert f">{letter}</span>&nbsp;{str(status.label).replace(' ', '&nbsp;')}" in page


def test_only_what_a_schedule_asks_for_is_told(the_week: Content):
    page = render(replace(the_week, wanted=(Section.LATE,)), "txt").body.decode()
    headings = re.findall(r"\n([A-Z ]+)\n-+\n", page)
    assert headings == ["LATE"]
