"""What an editor does with a report: run it by hand, let it go, try again, send a correction."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction

from commitments.domain.clock import instant
from commitments.domain.date_prose import spell_day
from commitments.domain.errors import Conflict, invalid
from commitments.domain.permissions import Action, require
from commitments.domain.schedules import locked
from commitments.domain.writing import writing
from commitments.models import Report, ReportSchedule, User
from commitments.models.report import Handing, Occasion, Run
from commitments.reading.clocks import read_clocks
from commitments.reports.content import Content
from commitments.reports.periods import EARLIEST, TOO_EARLY
from commitments.reports.running import (
    COPIED,
    content_of,
    fill,
    rhythm_of,
    row_for,
    yesterday,
)

UNDER_WAY = (Run.CLAIMED, Run.WAITING, Run.SENDING)


def run_now(
    *,
    schedule: ReportSchedule,
    by: User,
    last: dt.date | None = None,
    now: dt.datetime | None = None,
) -> Report:
    """A report by hand, of the period that ends on that day; yesterday unless given. One of the
    same days that is on its way already is enough."""
    require(by, Action.KEEP_SCHEDULES)
    at = instant(now)
    latest = yesterday(schedule, at)
    day = last or latest
    if day > latest:
        raise invalid("/last", f"{day} is not over yet; a report tells of whole days.")
    if day < EARLIEST:
        raise invalid("/last", TOO_EARLY)
    with writing(by, "run report"):
        row = locked(schedule, None)
        report = row_for(row, rhythm_of(row).ending(day), due_at=at, at=at)
        if row.reports.filter(occasion=Occasion.BY_HAND, last=day, state__in=UNDER_WAY).exists():
            raise Conflict("One of these days, run by hand, is on its way already.")
        report.occasion, report.hold_until = Occasion.BY_HAND, None
        report.save()
        row.lead = ""  # it stood at the head of this one
        row.save(update_fields=["lead"])
    return report


def write_lead(*, report: Report, lead: str, by: User, now: dt.datetime | None = None) -> Report:
    """The editor's note at its head; the report that waits is made anew with it."""
    require(by, Action.KEEP_SCHEDULES)
    with writing(by, "write lead"):
        row = in_state(report, Run.WAITING, "takes a note")
        row.lead = lead.strip()
        fill(row, instant(now))
    return row


def release(*, report: Report, by: User) -> Report:
    """An editor lets a waiting report go."""
    require(by, Action.KEEP_SCHEDULES)
    with writing(by, "release report"):
        row = in_state(report, Run.WAITING, "is let go")
        row.state, row.released_by = Run.SENDING, by
        row.save()
    return row


def try_again(*, report: Report, by: User, now: dt.datetime | None = None) -> Report:
    """The deliveries that were refused or given up; one that could not be made, from the start."""
    require(by, Action.KEEP_SCHEDULES)
    with writing(by, "try report again"):
        row = Report.objects.select_for_update(no_key=True).get(pk=report.pk)
        lost = row.deliveries.filter(state__in=[Handing.GIVEN_UP, Handing.REFUSED])
        if row.state in (Run.SENT, Run.SENDING, Run.FAILED) and lost.exists():
            lost.update(state=Handing.PENDING, attempts=0, next_try=None)
            row.state, row.error = Run.SENDING, ""
        elif row.state == Run.FAILED:
            row.state, row.attempts, row.next_try, row.error = Run.CLAIMED, 0, None, ""
        else:
            raise Conflict("Nothing of it failed; there is nothing to try again.")
        row.save()
    return row


def correct(*, report: Report, by: User, lead: str, now: dt.datetime | None = None) -> Report:
    """Tells those who got it what is so by now, with the editor's note at the head."""
    at = instant(now)
    with writing(by, "correct report"):
        made = correction_of(report, by=by, lead=lead, at=at)
        made.save()
    return made


def preview_correction(
    *, report: Report, by: User, lead: str, now: dt.datetime | None = None
) -> tuple[Report, Content]:
    """What would be sent, and as what; nothing is kept."""
    at = instant(now)
    with transaction.atomic():
        made = correction_of(report, by=by, lead=lead, at=at)
    return made, content_of(made, read_clocks(as_of=made.last, known_at=None, now=at))


def correction_of(report: Report, *, by: User, lead: str, at: dt.datetime) -> Report:
    require(by, Action.KEEP_SCHEDULES)
    if not lead.strip():
        raise invalid("/lead", "Say what was wrong; it stands at the head of the correction.")
    row = in_state(report, Run.SENT, "is corrected")
    if not row.deliveries.filter(state=Handing.SENT).exists():
        raise Conflict("Nobody got it; there is nobody to tell.")
    if Report.objects.filter(corrects=row, state__in=UNDER_WAY).exists():
        raise Conflict("A correction of it is on its way already.")
    return Report(
        schedule=row.schedule,
        occasion=Occasion.CORRECTION,
        corrects=row,
        first=row.first,
        last=row.last,
        due_at=at,
        claimed_at=at,
        **{name: getattr(row, name) for name in COPIED if name != "lead"},
        lead=f"{lead.strip()}\n\n{what_it_corrects(row)}",
    )


def what_it_corrects(row: Report) -> str:
    zone = ZoneInfo(row.time_zone)
    sent = f", sent on {spell_day(row.sent_at.astimezone(zone).date())}" if row.sent_at else ""
    return f"This corrects the report “{row.subject}”{sent}."


def in_state(report: Report, state: Run, verb: str) -> Report:
    row = Report.objects.select_for_update(no_key=True).get(pk=report.pk)
    if row.state != state:
        raise Conflict(
            f"Its state is “{row.get_state_display()}”; it {verb} only in the state "
            f"“{state.label}”."
        )
    return row


def carrying(key: str) -> list[Report]:
    """Reports that went out, or are on their way, and told of that record (`kind:key`)."""
    gone = [Run.SENDING, Run.SENT, Run.WAITING]
    return list(Report.objects.filter(carried__contains=[key], state__in=gone)[:50])
