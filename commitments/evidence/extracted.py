"""What was read from a document. Light enough to be known everywhere; what reads them is not."""

from __future__ import annotations

from dataclasses import dataclass

SECONDS = 30  # that may be spent on reading one
HTML, PDF = "text/html", "application/pdf"
PAGES = {HTML, "application/xhtml+xml"}


@dataclass(frozen=True, slots=True)
class Extracted:
    """`published_on`: a day as ISO 8601, or nothing; `trouble`: why there is no text."""

    media_type: str
    charset: str = ""
    text: str = ""
    title: str = ""
    author: str = ""
    publisher: str = ""
    published_on: str = ""
    language: str = ""
    trouble: str = ""


def told_by_content(body: bytes, media_type: str) -> str:
    """What the server says, unless the document itself shows otherwise."""
    start = body[:1024].lstrip().lower()
    if start.startswith(b"%pdf-"):
        return PDF
    if start.startswith((b"<!doctype html", b"<html")):
        return media_type if media_type in PAGES else HTML
    return media_type or "application/octet-stream"
