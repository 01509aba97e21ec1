"""How many windows close in each month to come?"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from commitments.domain.date_prose import MONTHS, spell_day
from commitments.pages.charts import Chart
from commitments.pages.columns import Column, Part, columns, short_month
from commitments.pages.framing import Asking
from commitments.pages.home import AHEAD

FURTHEST = 36  # months; those that close later are counted together
COUNTED = "Windows that close"
LOOK = 'class="window" fill="#0a58ca"'
Row = tuple[dt.date, dt.date | str, int]


def by_month(asking: Asking) -> Chart:
    found = asking("stats/", {"timeliness": AHEAD, "group_by": "due_month"})
    counts = {number_of(row["due_month"]): row["count"] for row in found["results"]}
    rows = [*counted(counts, asking.clocks.as_of)]
    title = most_in(rows, found["total"])
    return Chart(
        "windows",
        title,
        columns([column(*row) for row in rows], title),
        ["From", "Until", COUNTED],
        rows,
        "months",
        among=AHEAD,
    )


def counted(counts: Mapping[int, int], today: dt.date) -> Iterator[Row]:
    """(first day, last, count) of each month up to the last that has any; one without a last day is
    of all that comes after."""
    start = number_of(today.isoformat()[:7])
    after = start + FURTHEST
    for number in range(start, min(after, max(counts) + 1)):
        first = first_of(number)
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        yield first, last, counts.get(number, 0)
    if later := sum(count for number, count in counts.items() if number >= after):
        yield first_of(after), "", later


def number_of(month: str) -> int:
    """How many months after the year 0; `month`: as the API names it, as 2024-02."""
    year, _, place = month.partition("-")
    return int(year) * 12 + int(place) - 1


def first_of(number: int) -> dt.date:
    return dt.date(number // 12, number % 12 + 1, 1)


def most_in(rows: Sequence[Row], total: int) -> str:
    told = f"{total:,} windows are open or ahead"
    day, last, most = max(rows, key=lambda row: row[2] if row[1] else 0)
    if not most or not last:
        return f"{told}; none closes before {spell_day(rows[-1][0])}"
    return f"{told}; the month in which most close is {MONTHS[day.month - 1]} {day.year}: {most:,}"


def column(first: dt.date, last: dt.date | str, count: int) -> Column:
    label = short_month(first) if last else f"{short_month(first)}+"
    return Column(label, [Part(COUNTED, count, LOOK)])
