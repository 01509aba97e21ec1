"""What does a document say, and what does it say of itself?

Documents come from strangers and may be made to break whoever reads them, so they are read in a
process of its own, which has a time and a memory of its own; it knows nothing of the rest.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import resource
import sys
import unicodedata
from dataclasses import asdict
from typing import Any

from lxml.etree import LxmlError
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from trafilatura import bare_extraction, html2txt

from commitments.evidence.charsets import decoded
from commitments.evidence.extracted import PAGES, PDF, SECONDS, Extracted, told_by_content

MEMORY = 1024**3  # bytes
LANGUAGE = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")
LONGEST = {"title": 1000, "author": 300, "publisher": 300}


def extract(body: bytes, *, media_type: str, charset: str = "", url: str = "") -> Extracted:
    kind = told_by_content(body, media_type)
    if kind == PDF:
        return of_pdf(body)
    if kind in PAGES:
        text, read_in = decoded(body, charset)
        return of_page(text, kind, read_in, url)
    if kind.startswith("text/"):
        text, read_in = decoded(body, charset)
        return Extracted(kind, read_in, text=cleaned(text))
    return Extracted(kind, trouble=f"No text is read from {kind}; paste it, or upload a PDF.")


def of_page(html: str, media_type: str, charset: str, url: str) -> Extracted:
    try:
        page: Any = bare_extraction(
            html,
            url=url or None,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            with_metadata=True,
        )
        text = (page.text if page is not None else "") or html2txt(html)
    except (LxmlError, ValueError, RecursionError) as error:
        return Extracted(media_type, charset, trouble=f"The page can't be read: {error}")
    language = LANGUAGE.search(html[:20_000])
    return Extracted(
        media_type,
        charset,
        text=cleaned(text),
        title=one_line(page and page.title, "title"),
        author=one_line(page and page.author, "author"),
        publisher=one_line(page and page.sitename, "publisher"),
        published_on=day(page and page.date),
        language=language.group(1) if language else "",
        trouble="" if text.strip() else "The page has no text.",
    )


def of_pdf(body: bytes) -> Extracted:
    try:
        reader = PdfReader(io.BytesIO(body))
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        told = reader.metadata
        title, author = (told.title, told.author) if told else ("", "")
    except (PyPdfError, ValueError, KeyError, RecursionError, TypeError, AttributeError) as error:
        return Extracted(PDF, trouble=f"The PDF can't be read: {error}")
    return Extracted(
        PDF,
        text=cleaned(text),
        title=one_line(title, "title"),
        author=one_line(author, "author"),
        trouble="" if text.strip() else "The PDF has no text, only pictures of it perhaps.",
    )


def cleaned(text: str) -> str:
    """Without what no text has: line ends in one form, no other control characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    kept = (c for c in lines if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})
    return "".join(kept).strip()


def one_line(value: object, member: str) -> str:
    return " ".join(cleaned(str(value or "")).split())[: LONGEST[member]]


def day(value: object) -> str:
    try:
        return dt.date.fromisoformat(str(value or "")).isoformat()
    except ValueError:
        return ""


def main() -> None:
    """A line of JSON with the arguments and then the document come in; JSON goes out."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    arguments = json.loads(sys.stdin.buffer.readline())
    found = extract(sys.stdin.buffer.read(), **arguments)
    sys.stdout.write(json.dumps(asdict(found)))


if __name__ == "__main__":
    main()
