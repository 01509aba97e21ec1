"""The home page's charts, drawn as SVG on the server; beside each stands a table of its figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format

from commitments.models.vocabulary import Status

# Statuses drawn in one colour: more could not be told apart. The table keeps every one.
FAMILIES: tuple[tuple[str, str, tuple[Status, ...]], ...] = (
    ("unseen", "Not assessed", (Status.NOT_ASSESSED,)),
    ("nothing", "No public evidence", (Status.NO_PUBLIC_EVIDENCE,)),
    ("still", "Not started or stalled", (Status.NOT_STARTED, Status.STALLED)),
    (
        "under-way",
        "Under way or expected",
        (
            Status.INITIATED,
            Status.PARTIALLY_IMPLEMENTED,
            Status.ONGOING,
            Status.MIXED,
            Status.MOOTED,
            Status.ANNOUNCED,
            Status.CONFIRMED,
            Status.POSTPONED,
            Status.RESCHEDULED,
        ),
    ),
    ("done", "Implemented or held", (Status.IMPLEMENTED, Status.HELD)),
    (
        "failed",
        "Not done, undone or contravened",
        (Status.NOT_IMPLEMENTED, Status.NOT_HELD, Status.REVERSED, Status.CONTRAVENED),
    ),
    ("ended", "Ended otherwise", (Status.WITHDRAWN, Status.SUPERSEDED, Status.CANCELLED)),
)
FAMILY_OF = {status: name for name, _, statuses in FAMILIES for status in statuses}

# Of the columns by month, in the units of the SVG.
LEFT, TOP, HEIGHT, WIDTH = 44, 12, 200, 640
LEAST_LABELLED = 13  # the height of a piece that has room for its number


@dataclass(frozen=True, slots=True)
class Bar:
    """One status now. `width`: in hundredths of the longest."""

    status: str
    label: str
    family: str
    count: int
    width: float


@dataclass(frozen=True, slots=True)
class Piece:
    family: str
    label: str
    count: int
    y: float
    height: float

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def labelled(self) -> bool:
        return self.height >= LEAST_LABELLED


@dataclass(frozen=True, slots=True)
class Column:
    """One month's end."""

    day: dt.date
    label: str
    total: int
    x: float
    width: float
    pieces: list[Piece]

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Columns:
    columns: list[Column]
    ticks: list[tuple[float, int]]
    legend: list[tuple[str, str]]
    heads: list[str]
    table: list[tuple[str, list[int]]]
    width: int = WIDTH
    height: int = TOP + HEIGHT + 28
    left: int = LEFT
    bottom: int = TOP + HEIGHT

    @property
    def told(self) -> str:
        """What the picture shows, for those who do not see it."""
        first, last = self.columns[0], self.columns[-1]
        most = max(last.pieces, key=lambda piece: piece.count, default=None)
        largest = f", most of them “{most.label}” ({most.count})" if most else ""
        return (
            f"At the end of {first.label} there were {first.total} public commitments; "
            f"in {last.label} there are {last.total}{largest}."
        )


def bars(counts: Mapping[str, int]) -> list[Bar]:
    longest = max(counts.values(), default=1)
    return [
        Bar(
            status=status,
            label=str(status.label),
            family=FAMILY_OF[status],
            count=counts[status],
            width=round(100 * counts[status] / longest, 2),
        )
        for status in Status
        if counts.get(status)
    ]


def columns(days: Sequence[dt.date], counts: Sequence[Mapping[str, int]]) -> Columns:
    """Stacked columns of the counts by status on each day."""
    step = step_of(max((sum(on_day.values()) for on_day in counts), default=0))
    top = step * max(1, -(-max(sum(c.values()) for c in counts) // step))
    slot = (WIDTH - LEFT) / len(days)
    drawn = [
        Column(
            day=day,
            label=date_format(day, "F Y"),
            total=sum(on_day.values()),
            x=round(LEFT + place * slot + slot * 0.14, 2),
            width=round(slot * 0.72, 2),
            pieces=stacked(on_day, HEIGHT / top),
        )
        for place, (day, on_day) in enumerate(zip(days, counts, strict=True))
    ]
    present = {status for on_day in counts for status, count in on_day.items() if count}
    shown = [status for status in Status if status in present]
    return Columns(
        columns=drawn,
        ticks=[(TOP + HEIGHT - value * HEIGHT / top, value) for value in range(0, top + 1, step)],
        legend=[(name, label) for name, label, codes in FAMILIES if present & set(codes)],
        heads=[column.label for column in drawn],
        table=[(str(s.label), [on_day.get(s, 0) for on_day in counts]) for s in shown],
    )


def stacked(counts: Mapping[str, int], scale: float) -> list[Piece]:
    """From the bottom up, in the order of the legend read from below."""
    found = []
    base = float(TOP + HEIGHT)
    for name, label, statuses in reversed(FAMILIES):
        count = sum(counts.get(status, 0) for status in statuses)
        if count:
            height = count * scale
            base -= height
            found.append(Piece(name, label, count, round(base, 2), round(height, 2)))
    return found


def step_of(most: int) -> int:
    """Round numbers between the lines of the scale, of which there are five at most."""
    step, grow = 1, (2, 2.5, 2)
    turn = 0
    while most > 5 * step:
        step = round(step * grow[turn % 3])
        turn += 1
    return step


def month_ends(last: dt.date, months: int) -> list[dt.date]:
    """The last days of the months before, the oldest first, and `last`."""
    found = [last]
    for _ in range(months):
        found.append(found[-1].replace(day=1) - dt.timedelta(days=1))
    return found[::-1]
