"""In which characters is a document written, whatever it says?

What servers say is wrong often enough: a page of UTF-8 is sent as Latin-1 by default, and GB2312 is
written where GB18030 is meant.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# As browsers read them (the Encoding Standard).
READ_AS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
BY_DEFAULT = {"cp1252"}  # what servers say who know nothing of the document
IN_THE_PAGE = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?([\w-]+)"""
)


def decoded(body: bytes, told: str) -> tuple[str, str]:
    """The text, and the charset that it was read in; `told`: the one that the server names."""
    for mark, name in BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace"), name.removesuffix("-sig")
    for name in candidates(body, told):
        try:
            return body.decode(name), name
        except (UnicodeError, LookupError):
            continue
    name = guessed(body)
    return body.decode(name, "replace"), name


def guessed(body: bytes) -> str:
    """By how the bytes fall; of what fits as well as Windows-1252, that."""
    found = from_bytes(body[:200_000])
    best = found.best()
    if best is None:
        return "utf-8"
    fits = {m.encoding for m in found if (m.chaos, m.coherence) == (best.chaos, best.coherence)}
    return "cp1252" if "cp1252" in fits else known(best.encoding)


def candidates(body: bytes, told: str) -> list[str]:
    """What is good UTF-8 beyond ASCII is UTF-8 whatever it is called: other texts never are."""
    found = IN_THE_PAGE.search(body[:4096])
    server, page = known(told), known(found.group(1).decode() if found else "")
    named = [page, server] if server in BY_DEFAULT else [server, page]
    first = ["utf-8"] if any(byte > 127 for byte in body) else []
    only_ascii = [] if first or any(named) else ["utf-8"]
    return [*first, *(name for name in named if name), *only_ascii]


def known(name: str) -> str:
    try:
        found = codecs.lookup(name.strip("\"' ")).name
    except (LookupError, ValueError):
        return ""
    return READ_AS.get(found, found)
