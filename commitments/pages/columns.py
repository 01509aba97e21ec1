"""Counts as columns, each of parts that stand on each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from commitments.domain.date_prose import MONTHS
from commitments.pages.drawing import svg
from commitments.reports.charts import step_of

HIGH, FLOOR, TOP = 220, 26, 8
LEFT, LETTER, MONTH = 6.0, 2.0, 12.0  # per cent: beside the axis at least, of a figure, of a month


@dataclass(frozen=True)
class Part:
    """`look`: how it is painted, as attributes of SVG."""

    label: str
    count: int
    look: str


@dataclass(frozen=True)
class Column:
    label: str
    parts: Sequence[Part]

    @property
    def total(self) -> int:
        return sum(part.count for part in self.parts)


def short_month(day: dt.date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day:%y}"


def columns(all_of: Sequence[Column], said: str) -> SafeString:
    """Nothing, where all are empty."""
    most = max((column.total for column in all_of), default=0)
    if not most:
        return SafeString()
    left = room_beside(most)
    drawn = [*lines(most, left)]
    room = (100 - left) / len(all_of)
    every = max(1, round(len(all_of) / 6))
    for place, column in enumerate(all_of):
        x = left + room * place
        drawn += parts_of(column, x, room, most)
        has_room = x + room > MONTH  # to the left of where the column ends
        if has_room and (len(all_of) - 1 - place) % every == 0:
            drawn.append(
                f'<text x="{x + room:.2f}%" y="{HIGH - 8}" text-anchor="end"'
                f' fill="#4a5060">{column.label}</text>'
            )
    return svg(HIGH, drawn, said=said)


def parts_of(column: Column, x: float, room: float, most: int) -> Iterator[str]:
    below = 0
    for part in column.parts:
        if part.count:
            top, base = y_of(below + part.count, most), y_of(below, most)
            yield (
                f'<rect x="{x + room * 0.1:.2f}%" y="{top:.1f}" width="{room * 0.8:.2f}%"'
                f' height="{base - top:.1f}" {part.look} stroke="#ffffff"><title>'
                f"{escape(part.label)}: {part.count:,}</title></rect>"
            )
        below += part.count


def room_beside(most: int) -> float:
    """For the longest figure, on a phone too."""
    return max(LEFT, 1 + LETTER * len(f"{most:,}"))


def lines(most: int, left: float) -> Iterator[str]:
    for value in range(0, most + 1, step_of(most)):
        y = y_of(value, most)
        yield f'<line x1="{left}%" x2="100%" y1="{y:.1f}" y2="{y:.1f}" stroke="#d5d9e0"/>'
        yield (
            f'<text x="{left - 1}%" y="{y + 4:.1f}" text-anchor="end" fill="#4a5060">'
            f"{value:,}</text>"
        )


def y_of(value: float, most: int) -> float:
    return HIGH - FLOOR - (HIGH - FLOOR - TOP) * value / most
