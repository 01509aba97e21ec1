"""A time line, and the windows that lie on it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from commitments.domain.date_prose import MONTHS
from commitments.pages.drawing import svg

LONGEST_AXIS = 548  # days
LAST_MARK = 84  # per cent of the way, after which a month's name sticks out
MARKS = 5  # months that have room beside each other on a phone


@dataclass(frozen=True)
class Axis:
    """The days that a time line spans, with today and the first of each month or quarter."""

    first: dt.date
    last: dt.date
    today: dt.date

    def place(self, day: dt.date) -> float:
        """Per cent of the way."""
        days = max((self.last - self.first).days, 1)
        return min(max(100 * (day - self.first).days / days, 0), 100)

    @property
    def head(self) -> SafeString:
        return svg(22, self.marks())

    def marks(self) -> list[str]:
        parts = []
        for day in self.months():
            x = self.place(day)
            if x <= LAST_MARK:
                parts.append(
                    f'<line x1="{x:.2f}%" x2="{x:.2f}%" y1="16" y2="22" stroke="#8a919e"/>'
                )
                month = MONTHS[day.month - 1][:3]
                parts.append(f'<text x="{x:.2f}%" y="12" fill="#4a5060">{month} {day:%Y}</text>')
        return parts

    def months(self) -> Iterator[dt.date]:
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = max(1, math.ceil(months / MARKS))
        for number in range(0, months + 1, step):
            index = self.first.month - 1 + number
            day = dt.date(self.first.year + index // 12, index % 12 + 1, 1)
            if day >= self.first:
                yield day

    def window(self, earliest: str | None, latest: str | None) -> SafeString:
        return svg(16, [self.span(earliest, latest)])

    def span(self, earliest: str | None, latest: str | None, y: int = 0) -> str:
        """One window, of whole days; one without an end goes as far as the line does."""
        first = dt.date.fromisoformat(earliest) if earliest else self.first
        last = dt.date.fromisoformat(latest) if latest else self.last
        x, until = self.place(first), self.place(shifted(last, 1))
        today = self.place(self.today)
        rail = f'<rect class="rail" x="0" y="{y + 7}" width="100%" height="2" fill="#d5d9e0"/>'
        span = (
            f'<rect class="window" x="{x:.2f}%" y="{y + 3}" width="{max(until - x, 1):.2f}%"'
            ' height="10" rx="3" fill="#0a58ca"/>'
        )
        now = (
            f'<line class="today" x1="{today:.2f}%" x2="{today:.2f}%" y1="{y}" y2="{y + 16}"'
            ' stroke="#b3261e" stroke-width="2"/>'
        )
        return rail + span + now


def shifted(day: dt.date, days: int) -> dt.date:
    """As far as the calendar goes."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max if days > 0 else dt.date.min


def axis_of(rows: Sequence[dict[str, Any]], today: dt.date) -> Axis | None:
    """None where there is no window to draw."""
    ends = [
        dt.date.fromisoformat(row["due"]["latest"])
        for row in rows
        if row["due"] and row["due"]["latest"]
    ]
    if not ends:
        return None
    begins = [
        dt.date.fromisoformat(row["due"]["earliest"])
        for row in rows
        if row["due"] and row["due"]["earliest"]
    ]
    if max(ends) < today:  # all of it is over: the whole way from there to here
        return Axis(min([*begins, *ends]).replace(day=1), today, today)
    first = max(min([today, *begins]), shifted(today, -LONGEST_AXIS // 3))
    last = min(max([*ends, today]), shifted(first, LONGEST_AXIS))
    first = first.replace(day=1)
    return Axis(first, last, today)
