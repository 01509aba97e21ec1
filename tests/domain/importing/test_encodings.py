"""UTF-8 with or without a mark; other encodings by name; what is no text by its byte and line."""

from __future__ import annotations

import pytest

from commitments.domain.errors import Invalid
from commitments.models import Commitment
from tests.domain.importing.bringing import bring, counts

pytestmark = pytest.mark.django_db
TEXT = "slug,kind,title\r\none,pledge,Zürich 北京\r\ntwo,pledge,Second\r\n"


def said(file: bytes, encoding: str = "") -> str:
    with pytest.raises(Invalid) as caught:
        bring(file, encoding=encoding)
    (error,) = caught.value.errors
    assert error.pointer == "/encoding"
    return error.detail


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-8", "utf-8"),
        ("utf-8-sig", "UTF8"),
        ("utf-16", "utf-16"),
        ("gb18030", "gb18030"),
    ],
)
def test_text_is_read_in_its_encoding(codec, named):
    assert counts(bring(TEXT.encode(codec), encoding=named)) == (2, 0, 0)

    assert Commitment.objects.get(slug="one").title == "Zürich 北京"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "end"])
def test_lines_end_in_any_of_three_ways(end, last):
    content = TEXT.replace("\r\n", end)
    bring((content if last else content.rstrip()).encode())

    assert list(Commitment.objects.order_by("slug").values_list("slug", flat=True)) == [
        "one",
        "two",
    ]


def test_a_byte_that_is_no_utf_8_is_named_by_place_and_line():
    file = TEXT.encode("utf-8").replace("ü".encode(), b"\xfc")

    assert said(file) == (
        f"Byte {file.index(0xFC) + 1} (line 2) is 0xFC, which is not UTF-8. Name its encoding, "
        "such as cp1252 for a file of an older Excel, or save it as UTF-8."
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_place_is_right_beyond_the_first_block(end):
    line = f"x-{'y' * 9000},pledge,北{end}"
    file = (f"slug,kind,title{end}" + line * 300).encode() + b"z,pledge,\xe9\x41" + end.encode()

    assert said(file).startswith(f"Byte {file.index(0x41) - 0} (line 302) is 0xE9")


def test_a_text_cut_inside_a_character_is_refused():
    file = TEXT.rstrip().encode() + "é".encode()[:1]

    assert said(file).startswith(f"Byte {len(file)} (line 3) is 0xC3")


def test_a_mark_of_utf_16_says_which_encoding_it_is():
    assert "It begins as utf-16 does: name that" in said(TEXT.encode("utf-16"))


def test_what_the_named_encoding_has_no_character_for_is_refused():
    file = b"slug,kind,title\none,pledge,\x81\n"

    assert said(file, "cp1252").startswith("Byte 28 (line 2) is 0x81, which is not cp1252.")


@pytest.mark.parametrize("name", ["nonsense", "rot13", "base64", "a\x00b", "ü"])
def test_names_that_are_no_encoding_are_refused(name):
    assert "is no encoding that is known here; use one such as utf-8" in said(b"slug\n", name)
