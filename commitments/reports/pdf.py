"""The report as a PDF that one would print: vector charts, page numbers, tagged headings.

Set by Typst from `report.typ`. The same content gives the same bytes: the document's time is the
instant of the report's knowledge, and no font comes from the machine. It can be read aloud
(PDF/UA-1, ISO 14289-1).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import typst

from commitments.domain.date_prose import spell_day
from commitments.reports.blocks import Block, Chart, Heading, Line, Paragraph, Quote, Table
from commitments.reports.charts import bars
from commitments.reports.composing import compose
from commitments.reports.content import Content
from commitments.reports.fonts import FAMILIES, folders, undrawn

STAND_IN = "[?]"  # for characters that no font has
TEMPLATE = Path(__file__).with_name("report.typ")


@dataclass(frozen=True, slots=True)
class Printed:
    """`warnings`: what did not come out as it should."""

    pdf: bytes
    warnings: tuple[str, ...]


def as_pdf(content: Content) -> Printed:
    blocks = beside([told(block) for block in compose(content)])
    data = {
        "subject": content.subject,
        "author": "Commitments tracker",
        "footer": f"{content.name}, as of {spell_day(content.period.last)}",
        "fonts": list(FAMILIES),
        "blocks": blocks,
    }
    text = json.dumps(data, ensure_ascii=False)
    warnings = []
    if missing := undrawn(text):
        text = re.sub(f"[{re.escape(''.join(missing))}]+", STAND_IN, text)
        warnings.append(
            f"No font has these characters, for which the PDF has {STAND_IN}: {' '.join(missing)}"
        )
    try:
        return Printed(printed(text, content, "ua-1"), tuple(warnings))
    except typst.TypstError as error:
        # What can't be read aloud as the standard wants it is better printed than not sent.
        warnings.append(f"The PDF does not follow PDF/UA-1: {error}")
        return Printed(printed(text, content, None), tuple(warnings))


def printed(text: str, content: Content, standard: Literal["ua-1"] | None) -> bytes:
    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        format="pdf",
        font_paths=folders(),
        ignore_system_fonts=True,
        sys_inputs={"data": text},
        timestamp=content.known_at.replace(microsecond=0),
        pdf_standards=standard,
    )


def told(block: Block) -> dict[str, Any] | None:
    match block:
        case Heading():
            return {"type": "heading", "line": line(block.line), "anchor": block.anchor}
        case Paragraph():
            return {"type": "paragraph", "line": line(block.line), "tone": block.tone}
        case Quote():
            return {
                "type": "quote",
                "text": block.text,
                "translation": block.translation,
                "language": primary(block.language),
                "credit": line(block.credit),
            }
        case Table():
            return {
                "type": "table",
                "caption": block.caption,
                "head": block.head,
                "rows": block.rows,
                "numeric": sorted(block.numeric),
            }
        case Chart():
            svg = bars(block.points)
            return {"type": "chart", "title": block.title, "svg": svg} if svg else None


def beside(blocks: Iterable[dict[str, Any] | None]) -> list[dict[str, Any]]:
    """Tables that follow one another stand two beside each other."""
    made: list[dict[str, Any]] = []
    for block in filter(None, blocks):
        if block["type"] != "table":
            made.append(block)
        elif made and made[-1]["type"] == "tables":
            made[-1]["tables"].append(block)
        else:
            made.append({"type": "tables", "tables": [block]})
    return made


def line(parts: Line) -> list[dict[str, Any]]:
    return [
        {
            "text": part.text,
            "bold": part.bold,
            "href": part.href if part.href.startswith(("http://", "https://", "#")) else "",
        }
        for part in parts
    ]


def primary(language: str) -> str:
    """The language itself, without script and region (BCP 47): what Typst takes."""
    head = language.split("-", maxsplit=1)[0].lower()
    return head if head.isascii() and head.isalpha() and len(head) in (2, 3) else "en"
