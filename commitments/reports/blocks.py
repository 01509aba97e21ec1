"""A report as a sequence of blocks, of which each format makes its own: the words are here once."""

from __future__ import annotations

from dataclasses import dataclass

from commitments.reports.content import Point


@dataclass(frozen=True, slots=True)
class Text:
    """`href`: an address, or empty."""

    text: str
    bold: bool = False
    href: str = ""


Line = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 2 is a section, with a place of its own to jump to; 3 an entry in it."""

    level: int
    line: Line
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`tone`: `lead`, `note` (small print), `warning`, or empty."""

    line: Line
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """`text`: in its quotation marks."""

    text: str
    translation: str
    language: str
    credit: Line


@dataclass(frozen=True, slots=True)
class Table:
    """`numeric`: columns set flush right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Chart:
    """Counts by status at the ends of some days, as bars; `title` states the finding."""

    title: str
    points: tuple[Point, ...]


Block = Heading | Paragraph | Quote | Table | Chart
