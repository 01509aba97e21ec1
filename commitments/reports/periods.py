"""Of which days does a report tell, and when is it due? Whole days in the schedule's time zone.

A report's day is the last one of its period, and it is due on the morning after: daily reports tell
of one day, weekly ones of the seven that end on it, monthly ones of the calendar month, and those
by a cron line of the days since the line last fired.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cronsim import CronSim

from commitments.domain.date_prose import MONTHS, spell_day, spell_days
from commitments.reading.happenings import Span

DAY = dt.timedelta(days=1)
EARLIEST = dt.date(1900, 1, 1)  # before it a period may begin before there are dates
TOO_EARLY = f"Reports tell of days from {EARLIEST} on."
DAILY, WEEKLY, MONTHLY = "daily", "weekly", "monthly"
CADENCES = (DAILY, WEEKLY, MONTHLY)
LONGEST = 366  # days between two firings of a cron line, more than which is no schedule


@dataclass(frozen=True, slots=True)
class Period:
    """`first` and `last`: days, both within."""

    first: dt.date
    last: dt.date

    def span(self, zone: ZoneInfo) -> Span:
        return Span(
            self.first,
            self.last,
            midnight(self.first, zone),
            midnight(self.last + DAY, zone),
        )

    @property
    def words(self) -> str:
        """As in “in the seven days to 2 February 2024”; never “recently”."""
        days = (self.last - self.first).days + 1
        if days == 1:
            return f"on {spell_day(self.last)}"
        if days == 7:
            return f"in the seven days to {spell_day(self.last)}"
        if self.first.day == 1 and (self.last + DAY).day == 1 and days <= 31:
            return f"in {MONTHS[self.last.month - 1]} {self.last.year}"
        return f"from {spell_days(self.first, self.last)}"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a schedule is due. `cadence`: one of CADENCES, or a cron line, which has times of its
    own; `hour`: of the local morning; `week_ends`: the weekly report's day, Monday being 0."""

    cadence: str
    zone: ZoneInfo
    hour: int = 6
    week_ends: int = 6

    def firings(self, after: dt.datetime) -> Iterator[tuple[dt.datetime, Period]]:
        """The instants (UTC) at which it is due, later than `after`, each with its period."""
        if self.cadence in CADENCES:
            yield from self.mornings(after)
            return
        line = CronSim(self.cadence, after.astimezone(self.zone))
        previous = self.fired_before(after)
        for at in line:
            yield at.astimezone(dt.UTC), self.since(previous, at)
            previous = at

    def mornings(self, after: dt.datetime) -> Iterator[tuple[dt.datetime, Period]]:
        day = after.astimezone(self.zone).date() - 2 * DAY
        while True:
            day += DAY
            if not self.ends_on(day):
                continue
            due = local(day + DAY, self.zone, self.hour)
            if due > after:
                yield due, self.ending(day)

    def ends_on(self, day: dt.date) -> bool:
        if self.cadence == WEEKLY:
            return day.weekday() == self.week_ends
        return self.cadence == DAILY or (day + DAY).day == 1

    def ending(self, day: dt.date) -> Period:
        """The period whose last day, the report's day, is that one."""
        if self.cadence == WEEKLY:
            return Period(day - 6 * DAY, day)
        if self.cadence == MONTHLY:
            return Period(day.replace(day=1), day)
        if self.cadence == DAILY:
            return Period(day, day)
        due = midnight(day + DAY, self.zone)
        before = self.fired_before(due - dt.timedelta(minutes=1))  # it may fire at that midnight
        return self.since(before, due.astimezone(self.zone))

    def last_over(self, at: dt.datetime) -> Period:
        """The newest period that has come to its end."""
        if self.cadence not in CADENCES:
            fired = self.fired_before(at)
            return self.since(self.fired_before(fired - dt.timedelta(minutes=1)), fired)
        day = at.astimezone(self.zone).date() - DAY
        while not self.ends_on(day):
            day -= DAY
        return self.ending(day)

    def since(self, previous: dt.datetime, at: dt.datetime) -> Period:
        last = at.astimezone(self.zone).date() - DAY
        return Period(min(previous.astimezone(self.zone).date(), last), last)

    def fired_before(self, moment: dt.datetime) -> dt.datetime:
        """The last firing of the cron line by then."""
        line = CronSim(self.cadence, moment.astimezone(self.zone) + dt.timedelta(minutes=1), True)
        return next(line)


def local(day: dt.date, zone: ZoneInfo, hour: int) -> dt.datetime:
    """That hour of the day in the zone, as UTC; one that the clocks skip comes an hour later, and
    the 24th is the midnight that ends the day."""
    days, hour = divmod(hour, 24)
    return dt.datetime.combine(day + days * DAY, dt.time(hour), zone).astimezone(dt.UTC)


def midnight(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    """The day's first moment, as UTC, also where the clocks skip midnight."""
    return local(day, zone, 0)
