"""In which encoding is a file, and is all of it text in that encoding?"""

from __future__ import annotations

import codecs
from typing import IO

from commitments.domain.errors import Invalid, invalid

BLOCK = 1 << 20  # bytes
# A mark at the start belongs to the encoding and not to the text.
MARKED = {"utf-8": "utf-8-sig"}
OTHER_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def encoding_of(file: IO[bytes], named: str) -> str:
    """The codec to read it by: UTF-8, with or without a mark, unless another is named. Raises
    Invalid, which names the first byte that is no text, and its line."""
    codec = codec_of(named) if named else "utf-8-sig"
    file.seek(0)
    decoder = codecs.getincrementaldecoder(codec)()
    fed, line = 0, 1
    while True:
        block = file.read(BLOCK)
        fed += len(block)
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            before = error.object[: error.start]
            raise undecodable(
                file,
                codec=codec,
                place=fed - len(error.object) + error.start,
                line=line + lines_in(before.decode(codec, "replace")),
                byte=error.object[error.start],
            ) from None
        if not block:
            return codec
        line += lines_in(text)


def lines_in(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def codec_of(named: str) -> str:
    try:
        found = codecs.lookup(named)
        codecs.getincrementaldecoder(named)
        "".encode(named)  # some codecs are of bytes, and not of text
    except (LookupError, ValueError):
        raise invalid(
            "/encoding",
            f"“{named}” is no encoding that is known here; use one such as utf-8, utf-16, cp1252 "
            "or gb18030.",
        ) from None
    return MARKED.get(found.name, found.name)


def undecodable(file: IO[bytes], *, codec: str, place: int, line: int, byte: int) -> Invalid:
    file.seek(0)
    other = next((name for mark, name in OTHER_MARKS.items() if file.read(2) == mark), "")
    spoken = "UTF-8" if codec == "utf-8-sig" else codec
    if other:
        cure = f"It begins as {other} does: name that as its encoding"
    else:
        cure = "Name its encoding, such as cp1252 for a file of an older Excel"
    return invalid(
        "/encoding",
        f"Byte {place + 1} (line {line}) is 0x{byte:02X}, which is not {spoken}. {cure}, or save "
        "it as UTF-8.",
    )
