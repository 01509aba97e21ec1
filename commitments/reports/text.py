"""The plain-text part of a mail: reads well by itself, in lines of 72 characters at most."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator

from commitments.reports.blocks import Block, Chart, Heading, Line, Paragraph, Quote, Table
from commitments.reports.composing import compose
from commitments.reports.content import Content

WIDTH = 72


def as_text(content: Content) -> str:
    lines = [content.subject, "=" * min(width(content.subject), WIDTH), ""]
    for block in compose(content):
        lines += told(block)
    return "\n".join(lines).rstrip() + "\n"


def told(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=2):
            name = plain(block.line)
            yield from ("", name.upper(), "-" * min(width(name), WIDTH), "")
        case Heading():
            yield from wrapped(f"* {plain(block.line)}", "  ")
        case Paragraph():
            yield from wrapped(plain(block.line))
            yield from links(block.line)
            yield ""
        case Quote():
            yield from wrapped(block.text, "  > ", "  > ")
            if block.translation:
                yield from wrapped(f"(in English: {block.translation})", "  > ", "  > ")
            yield from wrapped(f"– {plain(block.credit)}", "    ", "  ")
            yield from links(block.credit)
            yield ""
        case Table():
            yield from table(block)
        case Chart():
            yield from wrapped(f"{block.title}.")
            yield ""


def plain(line: Line) -> str:
    return "".join(part.text for part in line)


def links(line: Line) -> Iterator[str]:
    """Addresses on lines of their own, whole, so that mail programs make links of them."""
    for part in line:
        if part.href.startswith("http"):
            yield f"  {part.href}"


def wrapped(text: str, later: str = "", first: str = "") -> Iterator[str]:
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def table(block: Table) -> Iterator[str]:
    yield block.caption
    columns = list(zip(block.head, *block.rows, strict=True))
    widths = [max(width(cell) for cell in column) for column in columns]
    for row in (block.head, *block.rows):
        cells = (
            " " * (widths[n] - width(cell)) + cell
            if n in block.numeric
            else cell + " " * (widths[n] - width(cell))
            for n, cell in enumerate(row)
        )
        yield "  " + "  ".join(cells).rstrip()
    yield ""


def width(text: str) -> int:
    """Columns on a screen of fixed pitch: Han takes two, marks above and below none."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)
