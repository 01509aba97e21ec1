"""The HTML of a mail: tables and inline styles, as Gmail and Outlook want them; no script, nothing
fetched from anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

import css_inline

from commitments.domain.date_prose import MONTHS
from commitments.models.vocabulary import Status
from commitments.reports.blocks import (
    Block,
    Chart,
    Heading,
    Line,
    Paragraph,
    Quote,
    Table,
    Text,
)
from commitments.reports.composing import compose
from commitments.reports.content import Content, Point
from commitments.reports.palette import COLOURS, ink, letters

STYLE = """
body { margin: 0; padding: 0; background-color: #f3f4f6; color: #1f2430;
  font-family: "Noto Sans", "Segoe UI", Helvetica, Arial, sans-serif; font-size: 16px;
  line-height: 1.5; }
.page { width: 100%; max-width: 680px; background-color: #ffffff; }
.inner { padding: 24px 20px 32px; overflow-wrap: anywhere; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 12px; }
h2 { font-size: 19px; line-height: 1.3; margin: 36px 0 12px; padding-top: 12px;
  border-top: 2px solid #1f2430; }
h3 { font-size: 16px; line-height: 1.35; margin: 24px 0 4px; }
p { margin: 0 0 10px; }
a { color: #1d4f91; }
.lead { padding: 10px 14px; background-color: #fdf6e3; border-left: 4px solid #b58900; }
.warning { padding: 10px 14px; background-color: #fdecea; border-left: 4px solid #a3261b; }
.note { font-size: 13px; color: #4a5060; }
blockquote { margin: 8px 0 14px; padding: 2px 0 2px 14px; border-left: 4px solid #c9ced8; }
.said { margin: 0 0 4px; font-style: italic; }
.credit { margin: 0; font-size: 13px; color: #4a5060; }
.figures { width: 100%; border-collapse: collapse; margin: 0 0 18px; font-size: 14px; }
.figures caption { text-align: left; font-weight: bold; padding: 6px 0; font-size: 15px; }
.figures th { text-align: left; font-weight: normal; color: #4a5060;
  border-bottom: 1px solid #c9ced8; padding: 3px 8px 3px 0; }
.figures td { padding: 3px 8px 3px 0; border-bottom: 1px solid #e6e8ec; }
.figures .number { text-align: right; white-space: nowrap; padding-right: 0; width: 76px; }
.bars { width: 100%; border-collapse: separate; border-spacing: 0 3px; font-size: 12px;
  table-layout: fixed; }
.bars .day { width: 84px; padding: 0 8px 0 0; text-align: left; font-weight: normal;
  white-space: nowrap; }
.bars .bar { padding: 0; }
.strip { width: 100%; border-collapse: collapse; table-layout: fixed; }
.strip td { height: 18px; padding: 0; text-align: center; border-right: 1px solid #ffffff;
  font-size: 12px; line-height: 18px; overflow: hidden; white-space: nowrap; }
.key { font-size: 13px; margin: 8px 0 16px; }
.swatch { padding: 0 5px; border: 1px solid #4a5060; }
"""
ROOM_FOR_BOTH = 0.12  # of the longest bar, for a letter and a number
# Outlook on Windows knows no greatest width.
NARROW = (
    '<!--[if mso]><table role="presentation" width="680" cellpadding="0" cellspacing="0"><tr><td>'
    "<![endif]-->"
)
END_NARROW = "<!--[if mso]></td></tr></table><![endif]-->"
INLINER = css_inline.CSSInliner(keep_style_tags=False, load_remote_stylesheets=False)


def as_html(content: Content, *, footer: tuple[Text, ...] = ()) -> str:
    """`footer`: what the recipient alone reads, such as how to leave the list."""
    body = "\n".join(part for block in compose(content) for part in told(block))
    foot = f'<p class="note">{line_html(footer)}</p>' if footer else ""
    page = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>{escape(content.subject)}</title>
<style>{STYLE}</style>
</head>
<body>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
{NARROW}
<table role="presentation" class="page" cellpadding="0" cellspacing="0"><tr><td class="inner">
<h1>{escape(content.subject)}</h1>
{body}
{foot}
</td></tr></table>
{END_NARROW}
</td></tr></table>
</body>
</html>
"""
    return INLINER.inline(page)


def told(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=2):
            yield f'<h2 id="{block.anchor}">{line_html(block.line)}</h2>'
        case Heading():
            yield f"<h3>{line_html(block.line)}</h3>"
        case Paragraph():
            tone = f' class="{block.tone}"' if block.tone else ""
            yield f"<p{tone}>{line_html(block.line)}</p>"
        case Quote():
            yield quote(block)
        case Table():
            yield from table(block)
        case Chart():
            yield from chart(block)


def line_html(line: Line) -> str:
    return "".join(text_html(part) for part in line)


def text_html(part: Text) -> str:
    words = escape(part.text)
    if part.href.startswith(("https://", "http://", "#", "mailto:")):
        words = f'<a href="{escape(part.href)}">{words}</a>'
    return f"<strong>{words}</strong>" if part.bold else words


def quote(block: Quote) -> str:
    language = f' lang="{escape(block.language)}" dir="auto"' if block.language else ' dir="auto"'
    translation = (
        f'<p class="credit">In English: {escape(block.translation)}</p>'
        if block.translation
        else ""
    )
    return (
        f'<blockquote><p class="said"{language}>{escape(block.text)}</p>{translation}'
        f'<p class="credit">– {line_html(block.credit)}</p></blockquote>'
    )


def table(block: Table) -> Iterator[str]:
    yield f'<table class="figures"><caption>{escape(block.caption)}</caption>'
    yield f"<thead>{row(block.head, block.numeric, 'th scope=col')}</thead><tbody>"
    for cells in block.rows:
        yield row(cells, block.numeric, "td")
    yield "</tbody></table>"


def row(cells: tuple[str, ...], numeric: frozenset[int], tag: str) -> str:
    name = tag.split(maxsplit=1)[0]
    made = (
        f"<{tag}{' class=number' if n in numeric else ''}>{escape(cell)}</{name}>"
        for n, cell in enumerate(cells)
    )
    return f"<tr>{''.join(made)}</tr>"


def chart(block: Chart) -> Iterator[str]:
    """A bar for each day, of cells as wide as their numbers: what every mail program shows."""
    most = max(sum(point.counts.values()) for point in block.points)
    if not most:
        return
    shown = letters(block.points)
    yield f"<p><strong>{escape(block.title)}.</strong></p>"
    yield '<table class="bars">'
    for point in block.points:
        day = f"{point.day.day} {MONTHS[point.day.month - 1][:3]} {point.day.year}"
        yield f'<tr><th scope="row" class="day">{day}</th><td class="bar">'
        yield f"{strip(point, most, shown)}</td></tr>"
    yield "</table>"
    names = (
        f'<span class="swatch" style="background-color: {COLOURS[status]};'
        f' color: {ink(COLOURS[status])};">{letter}</span>&nbsp;'
        f"{escape(str(status.label)).replace(' ', '&nbsp;')}"
        for status, letter in shown.items()
    )
    yield f'<p class="key">{" &nbsp; ".join(names)}</p>'


def strip(point: Point, most: int, shown: Mapping[Status, str]) -> str:
    total = sum(point.counts.values())
    cells = []
    for status, letter in shown.items():
        if count := point.counts.get(status, 0):
            colour = COLOURS[status]
            told = f"{letter}&nbsp;{count:,}" if count / most > ROOM_FOR_BOTH else letter
            cells.append(
                f'<td width="{100 * count / most:.2f}%"'
                f' title="{escape(str(status.label))}: {count:,}"'
                f' style="background-color: {colour}; color: {ink(colour)};">{told}</td>'
            )
    if total < most:
        cells.append(f'<td width="{100 * (most - total) / most:.2f}%"></td>')
    return (
        '<table class="strip" role="presentation" cellpadding="0" cellspacing="0">'
        f"<tr>{''.join(cells)}</tr></table>"
    )
