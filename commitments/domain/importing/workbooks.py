"""The first sheet of a workbook, as text."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from openpyxl import Workbook, load_workbook

from commitments.domain.importing.problems import bad_file
from commitments.domain.importing.rows import Row

MAGIC = b"PK\x03\x04"
LONGEST_CELL = 32_767  # characters: where the export cuts a text
LARGEST = 1 << 30  # bytes, unpacked
# ECMA-376, 22.9.2.19: characters that XML can't hold.
ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def check(file: IO[bytes]) -> None:
    """Raises Invalid where it is no workbook, or one made to fill the memory."""
    try:
        with zipfile.ZipFile(file) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile:
        raise bad_file(1, "", "It begins as a workbook does but can't be unpacked.") from None
    if size > LARGEST:
        raise bad_file(1, "", f"Unpacked it has {size >> 20} MB; {LARGEST >> 20} MB are the most.")


def rows(file: IO[bytes]) -> Iterator[Row]:
    file.seek(0)
    try:
        yield from rows_of(load_workbook(file, read_only=True, data_only=True))
    except Exception as error:  # the package lets out whatever its parsers meet
        raise bad_file(1, "", f"It is no workbook (.xlsx) that can be read: {error}") from error


def rows_of(book: Workbook) -> Iterator[Row]:
    try:
        sheet = book.worksheets[0]
        width = 0
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            texts = [text_of(cell) for cell in cells]
            width = width or len(texts)
            yield Row(number, texts + [""] * (width - len(texts)))
    finally:
        book.close()


def text_of(value: Any) -> str:
    """What a spreadsheet made of a cell, as it was typed; a day of it as ISO 8601 has it."""
    if isinstance(value, str):
        return ESCAPE.sub(lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat().removesuffix("T00:00:00")
    return "" if value is None else str(value)
