"""Which rows does a file hold? CSV (RFC 4180), or a workbook, told apart by the first bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from commitments.domain.importing import encodings, workbooks
from commitments.domain.importing.problems import bad_file
from commitments.domain.importing.rows import Row

LONGEST_CELL = 131_072  # characters; more is a quotation mark that lost its partner
OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True)
class Table:
    """`rows`: from the first below the header, each time that it is called. `longest_cell`: what a
    cell of such a file holds, where there is a limit."""

    header: Sequence[str]
    rows: Callable[[], Iterator[Row]]
    longest_cell: int | None = None


def open_table(file: IO[bytes], *, encoding: str = "") -> Table:
    """Raises Invalid on what can't be read at all."""
    file.seek(0)
    if file.read(4) == workbooks.MAGIC:
        workbooks.check(file)
        read = workbooks.rows
        longest_cell = workbooks.LONGEST_CELL
    else:
        longest_cell = None
        codec = encodings.encoding_of(file, encoding)

        def read(file: IO[bytes]) -> Iterator[Row]:
            return csv_rows(file, codec)

    first = next(read(file), None)
    if first is None:
        raise bad_file(1, "", "The file is empty; its first line holds the names of the columns.")
    header = [name.strip() for name in first.cells]
    refuse_other_separators(header)

    def below() -> Iterator[Row]:
        rows = read(file)
        next(rows)
        for row in rows:
            if row.problem or any(row.cells):
                yield fitted(row, len(header))

    return Table(header, below, longest_cell)


def csv_rows(file: IO[bytes], codec: str) -> Iterator[Row]:
    """Lines may end in LF, CRLF or CR. What follows a quotation mark out of place is not read:
    where its cell was meant to end is not known."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=codec, newline="")
    try:
        reader = csv.reader(text, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Row(line, (), spoken(error))
                return
            if cells:
                yield Row(line, cells)
    finally:
        if not file.closed:
            text.detach()  # else it would close the file, which is the caller's


def spoken(error: csv.Error) -> str:
    said = str(error)
    if "field limit" in said:
        why = f"A cell has more than {LONGEST_CELL} characters: is a quotation mark not closed?"
    elif "unexpected end" in said:
        why = "A quotation mark is opened here and never closed."
    else:
        why = "A quotation mark stands inside a cell; write it twice, the cell in quotation marks."
    return f"{why} What follows was not read."


def fitted(row: Row, width: int) -> Row:
    """Empty cells beyond the header are what spreadsheets leave behind."""
    if row.problem or len(row.cells) == width:
        return row
    cells = list(row.cells)
    while len(cells) > width and not cells[-1]:
        cells.pop()
    if len(cells) == width:
        return Row(row.line, cells)
    return Row(
        row.line,
        (),
        f"It has {len(cells)} cells where the header has {width}; put a cell that holds a comma "
        "in quotation marks, and leave none out.",
    )


def refuse_other_separators(header: Sequence[str]) -> None:
    if len(header) != 1:
        return
    for sign, name in OTHER_SEPARATORS.items():
        if sign in header[0]:
            raise bad_file(1, "", f"The columns are parted by {name}; save it with commas.")
