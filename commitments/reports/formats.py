"""In which formats does a report come, and how is each made? All from the same content."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from commitments.models.vocabulary import ReportFormat
from commitments.reading.calendar import read_calendar
from commitments.reading.clocks import Clocks
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.export import csv_chunks, write_xlsx
from commitments.reports.content import Content, shortened
from commitments.reports.gathering import read_filter
from commitments.reports.mail import as_html
from commitments.reports.pdf import as_pdf
from commitments.reports.text import as_text

HTML, PDF, CSV, XLSX = ReportFormat.values
FORMATS = (HTML, PDF, CSV, XLSX)
# What goes with them: the text part of the mail, and the meetings ahead.
TEXT, CALENDAR = "txt", "ics"
PIECE = 4_000_000  # bytes of a file that are in memory at once
LONGEST_PAGE = 98_000  # bytes, which leaves room for what the recipient alone reads
SHORTER = (50, 25, 12, 6, 3)


@dataclass(frozen=True, slots=True)
class Rendered:
    """`file` is gone once nobody has it any more. `warnings`: what did not come out as it should,
    told with the run."""

    file: IO[bytes]
    media_type: str
    warnings: tuple[str, ...] = ()

    def pieces(self) -> Iterator[bytes]:
        """All of it, in one piece at the least."""
        self.file.seek(0)
        yield self.file.read(PIECE)
        while piece := self.file.read(PIECE):
            yield piece

    @property
    def body(self) -> bytes:
        return b"".join(self.pieces())

    def __del__(self) -> None:
        self.file.close()


def new(media_type: str, *, warnings: tuple[str, ...] = ()) -> Rendered:
    """To be written. A table of all commitments may have a gigabyte: what is long is on the
    disk."""
    return Rendered(tempfile.SpooledTemporaryFile(max_size=PIECE), media_type, warnings)


def written(
    chunks: Iterable[bytes], media_type: str, *, warnings: tuple[str, ...] = ()
) -> Rendered:
    made = new(media_type, warnings=warnings)
    for chunk in chunks:
        made.file.write(chunk)
    return made


def clocks_of(content: Content) -> Clocks:
    return Clocks(content.period.last, content.known_at, 0, True)


def html(content: Content) -> Rendered:
    """Gmail cuts a page off at 102 KB: a longer one gets shorter lists, which say what they leave
    out."""
    page = as_html(content).encode()
    for most in SHORTER:
        if len(page) <= LONGEST_PAGE:
            break
        page = as_html(shortened(content, most)).encode()
    return written([page], "text/html; charset=utf-8")


def text(content: Content) -> Rendered:
    return written([as_text(content).encode()], "text/plain; charset=utf-8")


def pdf(content: Content) -> Rendered:
    made = as_pdf(content)
    return written([made.pdf], "application/pdf", warnings=made.warnings)


def csv(content: Content) -> Rendered:
    """The commitments that the report is about, in the columns of the API's own export."""
    chunks = csv_chunks(COMMITMENTS, read_filter(content.filter), clocks_of(content))
    return written(chunks, "text/csv; charset=utf-8")


def xlsx(content: Content) -> Rendered:
    made = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    write_xlsx(made.file, COMMITMENTS, read_filter(content.filter), clocks_of(content))
    return made


RENDERERS: dict[str, Callable[[Content], Rendered]] = {
    HTML: html,
    TEXT: text,
    PDF: pdf,
    CSV: csv,
    XLSX: xlsx,
}


def render(content: Content, format_: str) -> Rendered:
    return RENDERERS[format_](content)


def calendar(content: Content) -> bytes | None:
    """The meetings ahead (RFC 5545), or None where there are none."""
    slugs = {meeting.about.slug for meeting in content.meetings.items}
    if not slugs:
        return None
    asked = {**read_filter(content.filter), "kind": ["meeting"]}
    return read_calendar(asked, clocks_of(content), only=slugs)
