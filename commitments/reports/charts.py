"""Counts by status over time, as bars in SVG: for print, and wherever a picture can stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from commitments.domain.date_prose import MONTHS
from commitments.models.vocabulary import Status
from commitments.reports.content import Point
from commitments.reports.palette import COLOURS, ink, letters

WIDTH, HEIGHT = 680, 300
LEFT, BOTTOM, TOP = 34, 30, 8
KEY_LINE = 18
LONGEST = 7  # characters in a bar


def bars(points: Sequence[Point]) -> str:
    """Empty where there is nothing to count."""
    most = max((sum(point.counts.values()) for point in points), default=0)
    if not most:
        return ""
    shown = letters(points)
    height = HEIGHT + KEY_LINE * ((len(shown) + 3) // 4)
    parts = [*axis(most), *columns(points, most, shown), *key(shown)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        f' font-family="Noto Sans" font-size="11">{"".join(parts)}</svg>'
    )


def axis(most: int) -> Iterator[str]:
    step = step_of(most)
    for value in range(0, most + 1, step):
        y = y_of(value, most)
        yield f'<line x1="{LEFT}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d5d9e0"/>'
        yield (
            f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" fill="#4a5060">'
            f"{value:,}</text>"
        )


def step_of(most: int) -> int:
    """1, 2 or 5 times a power of ten, so that there are five lines or so."""
    power = 1
    while True:
        for times in (1, 2, 5):
            if most <= times * power * 5:
                return times * power
        power *= 10


def y_of(value: float, most: int) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / most


def columns(points: Sequence[Point], most: int, shown: Mapping[Status, str]) -> Iterator[str]:
    room = (WIDTH - LEFT) / len(points)
    for place, point in enumerate(points):
        x = LEFT + room * place + room * 0.14
        below = 0
        for status, letter in shown.items():
            count = point.counts.get(status, 0)
            if not count:
                continue
            top, base = y_of(below + count, most), y_of(below, most)
            colour = COLOURS[status]
            yield (
                f'<rect x="{x:.1f}" y="{top:.1f}" width="{room * 0.72:.1f}"'
                f' height="{base - top:.1f}" fill="{colour}" stroke="#ffffff"/>'
            )
            if base - top >= 12:
                yield (
                    f'<text x="{x + room * 0.36:.1f}" y="{(top + base) / 2 + 4:.1f}"'
                    f' text-anchor="middle" fill="{ink(colour)}">{named(letter, count)}</text>'
                )
            below += count
        day = f"{point.day.day} {MONTHS[point.day.month - 1][:3]}"
        year = str(point.day.year) if place in (0, len(points) - 1) else ""
        yield (
            f'<text x="{x + room * 0.36:.1f}" y="{HEIGHT - BOTTOM + 14}" text-anchor="middle"'
            f' fill="#4a5060">{day}</text>'
        )
        yield (
            f'<text x="{x + room * 0.36:.1f}" y="{HEIGHT - BOTTOM + 27}" text-anchor="middle"'
            f' fill="#4a5060">{year}</text>'
        )


def named(letter: str, count: int) -> str:
    """The letter of a status and its number, where both have room in a bar."""
    both = f"{letter} {count:,}"
    return both if len(both) <= LONGEST else letter


def key(shown: Mapping[Status, str]) -> Iterator[str]:
    for place, (status, letter) in enumerate(shown.items()):
        x = LEFT + (place % 4) * (WIDTH - LEFT) / 4
        y = HEIGHT + KEY_LINE * (place // 4) + 4
        yield (
            f'<rect x="{x:.1f}" y="{y}" width="14" height="13" fill="{COLOURS[status]}"'
            f' stroke="#4a5060" stroke-width="0.5"/>'
            f'<text x="{x + 7:.1f}" y="{y + 10.5}" text-anchor="middle"'
            f' fill="{ink(COLOURS[status])}">{letter}</text>'
            f'<text x="{x + 19:.1f}" y="{y + 10}" fill="#1f2430">{escape(str(status.label))}</text>'
        )
