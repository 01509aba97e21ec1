"""What a document says is read as it was meant, whatever its server says of it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from commitments.evidence.charsets import decoded
from commitments.evidence.extracted import Extracted
from commitments.evidence.extraction import extract
from commitments.evidence.reading_apart import read_apart
from tests.evidence.server import SAID, page

CHINESE = "中美禁毒合作工作组在北京启动，双方同意加强情报交流。"
QUOTED = "“Très bien”, said the minister – and left… “We will”."


def of(html: str, charset: str, told: str = "") -> Extracted:
    return extract(html.encode(charset), media_type="text/html", charset=told)


@pytest.mark.parametrize(
    ("written", "told", "read_in"),
    [
        ("utf-8", "", "utf-8"),
        ("utf-8", "iso-8859-1", "utf-8"),
        ("utf-8", "gb2312", "utf-8"),
        ("utf-8", "no-such-charset", "utf-8"),
        ("utf-8-sig", "windows-1252", "utf-8"),
        ("utf-16", "utf-8", "utf-16"),
        ("cp1252", "windows-1252", "cp1252"),
        ("cp1252", "iso-8859-1", "cp1252"),
        ("cp1252", "utf-8", "cp1252"),
    ],
)
def test_the_charset_is_the_one_that_it_was_written_in(
    written: str, told: str, read_in: str
) -> None:
    found = of(page(QUOTED, *SAID), written, told)
    assert QUOTED in found.text
    assert found.charset == read_in


@pytest.mark.parametrize("told", ["gb18030", "gb2312", "GBK", "", "utf-8", "iso-8859-1"])
def test_chinese_in_gb18030_is_read_whatever_is_told(told: str) -> None:
    html = page(
        CHINESE, "双方还将在今年内再次举行会议。㐀𠀀", title="工作组启动", language="zh-Hans"
    )
    html = html.replace("<head>", '<head><meta charset="gb2312">')
    found = of(html, "gb18030", told)
    assert (found.charset, found.title, found.language) == ("gb18030", "工作组启动", "zh-Hans")
    assert CHINESE in found.text
    assert "㐀𠀀" in found.text


def test_chinese_in_gb18030_is_known_by_its_bytes() -> None:
    text = CHINESE * 20
    assert decoded(text.encode("gb18030"), "utf-8") == (text, "gb18030")


def test_a_page_without_an_article_gives_all_its_text() -> None:
    found = extract(b"<html><body><p>Short.</p></body></html>", media_type="text/html")
    assert found.text == "Short."


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"\x00\x01\x02", b"<" * 100_000])
def test_a_page_without_text_is_told(body: bytes) -> None:
    found = extract(body, media_type="text/html")
    assert found.text == "" or set(found.text) <= {"<"}


def test_xhtml_that_names_its_encoding_is_read() -> None:
    html = '<?xml version="1.0" encoding="iso-8859-1"?>' + page(QUOTED.replace("…", "."), *SAID)
    found = extract(html.encode("cp1252"), media_type="application/xhtml+xml")
    assert "Très bien" in found.text


def test_plain_text_stays_as_it_is() -> None:
    body = "They met.\r\n\r\n  “Good.”\x0b\n".encode()
    found = extract(body, media_type="text/plain")
    assert found.text == "They met.\n\n  “Good.”"


def pdf(text: str, **told: str) -> bytes:
    """A page with that line, as a printer would have made it."""
    writer = PdfWriter()
    sheet = writer.add_blank_page(width=600, height=400)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 50 300 Td ({text}) Tj ET".encode("cp1252"))
    sheet[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    writer.add_metadata({f"/{name.title()}": value for name, value in told.items()})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("told", ["application/pdf", "text/html", "application/octet-stream", ""])
def test_a_pdf_is_read_whatever_it_is_called(told: str) -> None:
    body = pdf("We will begin a working group", title="Joint statement", author="The ministry")
    found = extract(body, media_type=told)
    assert (found.media_type, found.text) == ("application/pdf", "We will begin a working group")
    assert (found.title, found.author) == ("Joint statement", "The ministry")


def encrypted(body: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(body)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "broken",
    [
        lambda body: body[:200],
        lambda body: b"%PDF-1.7\n" + bytes(1000),
        lambda body: body.replace(b"/Pages", b"/Sages"),
        encrypted,
    ],
)
def test_a_pdf_that_can_not_be_read_is_told(broken: Any) -> None:
    found = extract(broken(pdf("We will")), media_type="application/pdf")
    assert (found.media_type, found.text) == ("application/pdf", "")
    assert found.trouble.startswith("The PDF ")


def test_what_is_no_text_is_told() -> None:
    found = extract(b"\x89PNG...", media_type="image/png")
    assert found.trouble == "No text is read from image/png; paste it, or upload a PDF."


def test_what_takes_too_much_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commitments.evidence.reading_apart.SECONDS", 0.01)
    found = read_apart(page().encode(), media_type="text/html")
    assert found == Extracted(
        "text/html", trouble="Its text takes too much time or memory to be read."
    )


def test_a_pdf_that_unpacks_to_gigabytes_is_given_up() -> None:
    body = pdf("x" * 8)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(body)))
    stream = DecodedStreamObject()
    stream.set_data(b"BT /F1 12 Tf (" + bytes(120 * 1024 * 1024) + b") Tj ET")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    out = io.BytesIO()
    writer.write(out)
    assert len(out.getvalue()) < 500_000
    found = read_apart(out.getvalue(), media_type="application/pdf")
    assert (found.media_type, found.text) == ("application/pdf", "")
    assert found.trouble
