"""How does a cell read in the API's write shape? The other way round is the export."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from commitments.domain import dates
from commitments.domain import parsing as p
from commitments.domain.parsing import Malformed, malformed, shown
from commitments.domain.shapes import Field, Rows

# The export puts an apostrophe before what a spreadsheet would run.
MADE_SAFE = re.compile(r"'[=+\-@'\t\r]")
SPACES = " \t\r\n"
SIGN = re.compile(rf"\\([\\;{SPACES}])|(.)", re.DOTALL)
PAIRS = {"parties": ("role", "actor"), "relations": ("type", "commitment")}


@dataclass(frozen=True)
class Column:
    """`read`: the member's value, or Malformed; `same_as`: what two cells that say the same have in
    common; `codes`: the words it takes, where there are few."""

    name: str
    read: Callable[[str], Any]
    same_as: Callable[[str], Any]
    required: bool = False
    codes: tuple[str, ...] = ()
    is_list: bool = False
    is_text: bool = False

    def value(self, cell: str) -> Any:
        """An empty cell is the empty value; Malformed where there is none."""
        if cell if self.is_text else cell.strip(SPACES):
            return self.read(cell)
        if not self.required:
            return [] if self.is_list else None
        one_of = f" one of {', '.join(self.codes)}" if self.codes else ""
        raise malformed(f"It is empty, and required: write{one_of or ' something'}.")

    def alike(self, one: str, other: str) -> bool:
        if one == other:
            return True
        try:
            return bool(self.same_as(one) == self.same_as(other))
        except (Malformed, ValueError, ArithmeticError):
            return False


def unsafe(cell: str) -> str:
    """The cell without the apostrophe that kept spreadsheets from running it."""
    return cell[1:] if MADE_SAFE.match(cell) else cell


def column_of(spec: Field) -> Column:
    """By what the field takes: text stays to the last blank, codes and numbers lose theirs."""
    schema = spec.read.schema
    codes = tuple(schema.get("enum", ()))
    read: Callable[[str], Any]
    same_as: Callable[[str], Any]
    if schema is p.VAGUE_DATE:
        read, same_as = read_date, same_date
    elif schema is p.decimal.schema:
        read, same_as = stripped, Decimal
    elif schema.get("type") == "integer":
        read, same_as = read_whole, read_whole
    elif schema.get("type") == "array":
        read, same_as = items, items
    elif is_text(schema):
        read, same_as = str, str
    else:
        read, same_as = stripped, or_empty(spec.empty)
    return Column(spec.name, read, same_as, spec.required, codes, is_text=is_text(schema))


def column_of_rows(spec: Rows) -> Column:
    if spec.name in PAIRS:
        first, second = PAIRS[spec.name]

        def read(cell: str) -> Any:
            return [pair(item, first, second) for item in items(cell)]
    else:
        read = items
    same_as = read if spec.ordered else in_any_order(read)
    return Column(spec.name, read, same_as, is_list=True)


def in_any_order(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda cell: sorted(map(str, read(cell)))


def is_text(schema: Mapping[str, Any]) -> bool:
    plain = schema.get("pattern") in (None, r"\S")
    return schema.get("type") == "string" and "enum" not in schema and plain


def stripped(cell: str) -> str:
    return cell.strip(SPACES)


def or_empty(empty: Any) -> Callable[[str], Any]:
    """An empty cell says what is stored for it, such as “unclear”."""
    return lambda cell: stripped(cell) or empty or ""


def read_whole(cell: str) -> Any:
    digits = cell.strip(SPACES)
    return int(digits) if re.fullmatch(r"-?[0-9]{1,18}", digits) else digits


def read_date(cell: str) -> Any:
    """`2024-22 (over the summer)`: EDTF, and the words in brackets where they were kept."""
    edtf, words, said = cell.strip(SPACES).partition(" (")
    if words and said.endswith(")"):
        return {"edtf": edtf, "said": said[:-1]}
    return cell.strip(SPACES)


def same_date(cell: str) -> Any:
    if not cell.strip(SPACES):
        return None
    date = dates.parse(read_date(cell))
    return date.edtf, date.said


def items(cell: str) -> list[str]:
    """A list's entries, parted by “;”, without the blanks around them. After a backslash a
    semicolon, a blank or a backslash is the entry's own."""
    if "\\" not in cell:
        return [item for part in cell.split(";") if (item := part.strip(SPACES))]
    entries: list[list[tuple[str, bool]]] = [[]]
    for own, sign in SIGN.findall(cell):
        if sign == ";":
            entries.append([])
        else:
            entries[-1].append((own or sign, bool(own)))
    return [item for entry in entries if (item := "".join(sign for sign, _ in trimmed(entry)))]


def trimmed(entry: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    blanks = [(sign, False) for sign in SPACES]
    ends = [place for place, sign in enumerate(entry) if sign not in blanks]
    return entry[ends[0] : ends[-1] + 1] if ends else []


def pair(item: str, first: str, second: str) -> dict[str, str]:
    head, colon, tail = item.partition(":")
    if not colon:
        raise malformed(f"{shown(item)} has no {first}; write {first}:{second}.")
    return {first: head.strip(SPACES), second: tail.strip(SPACES)}
