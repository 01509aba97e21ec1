"""Pictures as SVG that keeps its letters' size at any width: what lies across is in per cent."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from html import escape
from unicodedata import combining, east_asian_width

from django.utils.safestring import SafeString, mark_safe

ROOM, WIDE_ROOM = 54, 110  # letters of a name over a bar: on a phone, across a page or a file
TITLE_ROOM, TITLE_SIZE = 88, 14  # letters in a line, px


def svg(high: int, parts: Sequence[str], *, said: str = "") -> SafeString:
    """`said`: what screen readers call it; without it, they are told the same elsewhere."""
    named = f'role="img" aria-label="{escape(said)}"' if said else 'aria-hidden="true"'
    return mark_safe(  # noqa: S308 what others wrote is escaped here and where it is drawn
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{high}" {named}'
        f' font-family="system-ui, sans-serif" font-size="12">{"".join(parts)}</svg>'
    )


def name_over(text: str, y: int) -> str:
    """Cut to a phone's width; more of it, where there is more, is shown where there is room."""
    cut, more = short(text), short(text, WIDE_ROOM)
    begins = f'<text x="0" y="{y}" fill="#1f2430"'
    if cut == more:
        return f"{begins}>{escape(cut)}</text>"
    return (
        f'{begins} class="cut">{escape(cut)}</text>'
        f'{begins} class="more" display="none">{escape(more)}</text>'
    )


def short(text: str, room: int = ROOM) -> str:
    """What fits; Chinese signs are as wide as two letters, marks above and below as none."""
    wide = 0
    for place, sign in enumerate(text):
        wide += 0 if combining(sign) else 1 + (east_asian_width(sign) in "WF")
        if wide > room:
            return text[: max(place - 1, 0)].rstrip() + "…"
    return text


def title_lines(title: str) -> tuple[str, int]:
    """A picture's title as text in as many lines as it needs, and how high they are."""
    lines = textwrap.wrap(title, TITLE_ROOM) or [""]
    high = TITLE_SIZE + 6
    spans = "".join(
        f'<tspan x="8" y="{high * (place + 1)}">{escape(line)}</tspan>'
        for place, line in enumerate(lines)
    )
    text = f'<text font-size="{TITLE_SIZE}" font-weight="bold" fill="#1f2430">{spans}</text>'
    return text, high * len(lines) + 12
