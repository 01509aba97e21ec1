"""Who keeps the schedules of reports, and what may be written in one?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import islice, pairwise
from typing import Any
from urllib.parse import parse_qs
from zoneinfo import available_timezones

from cronsim import CronSim, CronSimError
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from commitments.domain import parsing as p
from commitments.domain.clock import instant
from commitments.domain.errors import Conflict, PreconditionFailed
from commitments.domain.permissions import Action, require
from commitments.domain.shapes import Field, Shape
from commitments.domain.writing import writing
from commitments.models import ReportSchedule, User
from commitments.models import vocabulary as v
from commitments.reading import parameters
from commitments.reading.clocks import read_clocks
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.listing import base_params, conditions
from commitments.reading.stats import FILTER_PARAMETERS

USUAL_SECTIONS = [section for section in v.Section.values if section != v.Section.HYGIENE]
USUAL_FORMATS = [v.ReportFormat.HTML.value, v.ReportFormat.PDF.value]
A_LINE = "0 7 * * 1,4"


def read_cadence(value: object) -> str:
    """One of the three words, or a cron line that fires once a day at most."""
    read = str(p.text(100, blank=False)(value)).strip()
    if read in v.Cadence.values:
        return read
    start = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    try:
        firings = list(islice(CronSim(read, start), 60))
    except CronSimError as error:
        raise p.malformed(
            f"{p.shown(value)} is neither {', '.join(v.Cadence.values)} nor a cron line, as in "
            f"{A_LINE} ({error})."
        ) from None
    if len(firings) < 2:
        raise p.malformed(f"{p.shown(value)} hardly ever comes; name days that do.")
    if any(one.date() == other.date() for one, other in pairwise(firings)):
        raise p.malformed(
            f"{p.shown(value)} comes more than once a day; a report tells of whole days."
        )
    return read


def read_time_zone(value: object) -> str:
    read = str(p.text(64, blank=False)(value))
    if read not in available_timezones():
        raise p.malformed(f"{p.shown(value)} is no time zone (IANA), as in Europe/Vienna.")
    return read


def read_filter(value: object) -> str:
    """A query string as the list of commitments takes it."""
    read = str(p.text(2000)(value)).strip().removeprefix("?")
    try:
        given = parse_qs(read, keep_blank_values=True, strict_parsing=bool(read))
    except ValueError:
        raise p.malformed(f"{p.shown(value)} is no query, as in actor=cn&kind=pledge.") from None
    try:
        asked = parameters.read_all(FILTER_PARAMETERS, given)
        clocks = read_clocks(as_of=None, known_at=None, now=timezone.now())
        conditions(COMMITMENTS, asked, base_params(clocks), clocks)  # are there such records?
    except parameters.BadParameter as problem:
        raise p.malformed(f"{problem.parameter}: {problem.detail}") from None
    return read


def read_recipient(value: object) -> str:
    read = str(p.text(254, blank=False)(value)).strip()
    try:
        validate_email(read)
    except ValidationError:
        raise p.malformed(f"{p.shown(value)} is no mail address.") from None
    return read


def read_flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise p.malformed(f"{p.shown(value)} is neither true nor false.")
    return value


FLAG = p.Reader(read_flag, {"type": "boolean"})
TEXT = {"type": "string"}
SHAPE = Shape(
    (
        Field("name", p.text(200, blank=False), required=True, help="No other one has it."),
        Field(
            "cadence",
            p.Reader(read_cadence, TEXT),
            required=True,
            help=f"daily, weekly, monthly, or a cron line as in {A_LINE}.",
        ),
        Field("time_zone", p.Reader(read_time_zone, TEXT), empty="UTC", help="IANA."),
        Field("hour", p.integer(0, 23), empty=6, help="Of the morning after the report's day."),
        Field("week_ends", p.integer(0, 6), empty=6, help="A weekly report's day, Monday being 0."),
        Field("filter", p.Reader(read_filter, TEXT), help="A query of the list of commitments."),
        Field(
            "sections",
            p.list_of(p.code(v.Section), most=20),
            empty=lambda: list(USUAL_SECTIONS),
        ),
        Field(
            "formats", p.list_of(p.code(v.ReportFormat), most=10), empty=lambda: list(USUAL_FORMATS)
        ),
        Field(
            "recipients",
            p.list_of(p.Reader(read_recipient, {"type": "string", "format": "email"})),
            empty=list,
        ),
        Field("skip_empty", FLAG, empty=True, help="Nothing to say, send nothing."),
        Field(
            "hold_until",
            p.integer(0, 24),
            nullable=True,
            empty=None,
            help="The hour until which it waits for an editor; null: it goes by itself.",
        ),
        Field("lead", p.text(10_000), help="An editor's note at the head of the next report."),
        Field("paused", FLAG, empty=False),
    ),
    computed=frozenset({"id", "url", "next_run", "last_report", "created_at"}),
)


def create(
    *, data: Mapping[str, object], by: User, now: dt.datetime | None = None
) -> ReportSchedule:
    require(by, Action.KEEP_SCHEDULES)
    with writing(by, "create report schedule"):
        at = instant(now)
        schedule = ReportSchedule(created_at=at, created_by=by, active_since=at)
        assign(schedule, SHAPE.read(data, partial=False)[0])
        refuse_taken_name(schedule)
        schedule.save()
        return schedule


def edit(
    *,
    schedule: ReportSchedule,
    data: Mapping[str, object],
    by: User,
    expected: int | None = None,
    now: dt.datetime | None = None,
) -> ReportSchedule:
    """A schedule that goes on, or has other days, begins anew: what was due meanwhile is not made
    good for."""
    require(by, Action.KEEP_SCHEDULES)
    with writing(by, "edit report schedule"):
        row = locked(schedule, expected)
        before = rhythm(row)
        assign(row, SHAPE.read(data, partial=True)[0])
        if rhythm(row) != before:
            row.active_since = instant(now)
        refuse_taken_name(row)
        row.save()
        row.refresh_from_db()
        return row


def end(
    *,
    schedule: ReportSchedule,
    by: User,
    expected: int | None = None,
    now: dt.datetime | None = None,
) -> None:
    """Takes it out of use; what it sent stays."""
    require(by, Action.KEEP_SCHEDULES)
    with writing(by, "end report schedule"):
        row = locked(schedule, expected)
        row.ended_at = instant(now)
        row.save(update_fields=["ended_at"])


def refuse_taken_name(row: ReportSchedule) -> None:
    others = ReportSchedule.objects.filter(name=row.name, ended_at=None).exclude(pk=row.pk)
    if others.exists():
        raise Conflict(f"Another schedule has the name “{row.name}”; choose another one.")


def rhythm(row: ReportSchedule) -> tuple[object, ...]:
    return (row.cadence, row.time_zone, row.hour, row.week_ends, row.paused)


def locked(schedule: ReportSchedule, expected: int | None) -> ReportSchedule:
    row = ReportSchedule.objects.select_for_update(no_key=True).get(pk=schedule.pk)
    if expected is not None and row.row_version != expected:
        raise PreconditionFailed
    if row.ended_at is not None:
        raise Conflict("This schedule has ended.")
    return row


def assign(row: ReportSchedule, columns: Mapping[str, Any]) -> None:
    for name, value in columns.items():
        listed = isinstance(value, list)
        setattr(row, name, unique(value) if listed else value)


def unique(values: list[str]) -> list[str]:
    """Each once, however its letters are cased."""
    return list({value.casefold(): value for value in reversed(values)}.values())[::-1]
