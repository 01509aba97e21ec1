"""The seed record's report of the week to 2 February 2024, as it is meant to read.

With WRITE_GOLDEN=1 the files are written anew; what differs is then seen in review.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from pypdf import PdfReader

from commitments.reports.content import Content
from commitments.reports.formats import render

GOLDEN = Path(__file__).parent.parent / "data" / "reports"


def kept(name: str, made: str) -> str:
    path = GOLDEN / name
    if os.environ.get("WRITE_GOLDEN"):
        path.write_text(made, encoding="utf-8")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", ["txt", "html"])
def test_the_week_reads_as_agreed(the_week: Content, format_: str):
    made = render(the_week, format_).body.decode()
    assert made == kept(f"week-to-2024-02-02.{format_}", made)


def test_the_weeks_pdf_reads_as_agreed(the_week: Content):
    pages = PdfReader(io.BytesIO(render(the_week, "pdf").body)).pages
    made = "\n\f\n".join(page.extract_text() for page in pages) + "\n"
    assert made == kept("week-to-2024-02-02.pdf.txt", made)


def test_it_tells_of_the_launch_the_meetings_mooted_and_both_sides_words(the_week: Content):
    text = render(the_week, "txt").body.decode()
    for words in (
        "Launch of the US–China Counternarcotics Working Group in Beijing",
        "Senior officials to measure progress, February 2024",
        "Senior officials to measure progress, summer 2024",
        "Meeting. Mooted",
        "We had in-depth communication and were pragmatic.",
        "They’ve taken some enforcement actions",
    ):
        assert words in " ".join(text.split()), words
