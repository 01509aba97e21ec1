"""Schedules and reports, as the desk speaks of them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from cronsim import CronSim
from django.utils import timezone

from commitments.domain.date_prose import spell_day
from commitments.models import Report, ReportSchedule
from commitments.models.report import Handing, Run
from commitments.models.vocabulary import Cadence
from commitments.reports.periods import Period
from commitments.reports.running import next_run
from commitments.reports.words import counted

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Shorter than the labels of the model, and each with its colour.
RUNS = {
    Run.CLAIMED: ("Being made", "info"),
    Run.WAITING: ("Waits for an editor", "warning"),
    Run.SENDING: ("Being sent", "info"),
    Run.SENT: ("Sent", "success"),
    Run.EMPTY: ("Nothing to say", "default"),
    Run.MISSED: ("Missed", "warning"),
    Run.FAILED: ("Failed", "danger"),
}
HANDINGS = {
    Handing.PENDING: ("To go", "info"),
    Handing.SENT: ("Sent", "success"),
    Handing.REFUSED: ("Refused", "danger"),
    Handing.GIVEN_UP: ("Given up", "danger"),
    Handing.OPTED_OUT: ("Left the list", "default"),
}
RELOAD = "Load this page again to see whether it went."
STATE_COLOURS = dict(RUNS.values())


def cadence_in_words(schedule: ReportSchedule) -> str:
    hour = f"{schedule.hour:02}:00"
    if schedule.cadence == Cadence.DAILY:
        return f"Every day at {hour}, of the day before"
    if schedule.cadence == Cadence.WEEKLY:
        last, sent = DAYS[schedule.week_ends], DAYS[(schedule.week_ends + 1) % 7]
        return f"Every {sent} at {hour}, of the seven days to {last}"
    if schedule.cadence == Cadence.MONTHLY:
        return f"On the first of the month at {hour}, of the month before"
    line = CronSim(schedule.cadence, timezone.now())
    return f"{line.explain()}, of the days since the time before"


def next_in_words(schedule: ReportSchedule) -> str:
    """In its own time zone; empty while it is paused, or has ended."""
    due = next_run(schedule)
    return in_zone(due, schedule.time_zone) if due is not None else ""


def in_zone(moment: dt.datetime, zone: str) -> str:
    there = moment.astimezone(ZoneInfo(zone))
    return f"{DAYS[there.weekday()]}, {spell_day(there.date())}, {there:%H:%M} ({zone})"


def period_in_words(report: Report) -> str:
    return Period(report.first, report.last).words


def hold_in_words(schedule: ReportSchedule) -> str:
    if schedule.hold_until is None:
        return "Goes by itself"
    return f"Waits for an editor until {schedule.hold_until:02}:00"


def how_many(number: int, noun: str) -> str:
    return counted(number, noun)
