"""Which reports are due, and how is each one made? Claimed before work, so that it is made once.

A report's row says how far it has come; every step is one transaction that locks the row, does the
work and notes it. A worker that dies in between leaves the step undone, and the next one does it.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import replace
from email.utils import make_msgid
from itertools import takewhile
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Case, When
from django.utils import timezone

from commitments.domain.clock import instant
from commitments.models import Delivery, OptOut, Report, ReportSchedule
from commitments.models.report import Handing, Occasion, Run
from commitments.reading.clocks import Clocks, read_clocks
from commitments.reports.code_version import code_version
from commitments.reports.content import Content
from commitments.reports.formats import (
    CALENDAR,
    HTML,
    PDF,
    TEXT,
    calendar,
    render,
    written,
)
from commitments.reports.gathering import gather
from commitments.reports.keeping import drop_files, keep
from commitments.reports.periods import Period, Rhythm, local

log = logging.getLogger(__name__)
LATE = dt.timedelta(hours=1)
MOST_MISSED = 60  # of which a row is kept, if nobody was there for long
# Minutes until the next try; after the last of them it is given up.
BACKOFF = (1, 5, 15, 60, 240)


def rhythm_of(schedule: ReportSchedule) -> Rhythm:
    zone = ZoneInfo(schedule.time_zone)
    return Rhythm(schedule.cadence, zone, schedule.hour, schedule.week_ends)


def next_run(schedule: ReportSchedule, *, now: dt.datetime | None = None) -> dt.datetime | None:
    """The instant at which it is due next; None while it is paused."""
    if schedule.paused or schedule.ended_at is not None:
        return None
    return next(rhythm_of(schedule).firings(instant(now)))[0]


def claim_due(*, now: dt.datetime | None = None) -> list[int]:
    """Ids of the reports that became due: one for each schedule, of the newest period. Older ones
    that nobody was there to send are noted as missed; the newest makes good for them."""
    at = instant(now)
    claimed: list[int] = []
    active = ReportSchedule.objects.filter(paused=False, ended_at=None).values_list("pk", flat=True)
    for pk in list(active):
        try:
            with transaction.atomic():
                schedule = (
                    ReportSchedule.objects.select_for_update(skip_locked=True, no_key=True)
                    .filter(pk=pk, paused=False, ended_at=None)
                    .first()
                )
                if schedule is not None and (report := claim(schedule, at)) is not None:
                    claimed.append(report.pk)
        except Exception:
            # One schedule that can't be read keeps no other from its turn.
            log.exception("schedule %s could not be looked at", pk)
    return claimed


def claim(schedule: ReportSchedule, at: dt.datetime) -> Report | None:
    last = schedule.reports.filter(occasion=Occasion.DUE).order_by("-due_at").first()
    since = max(schedule.active_since, last.due_at if last else schedule.active_since)
    firings = takewhile(lambda firing: firing[0] <= at, rhythm_of(schedule).firings(since))
    # A schedule whose hour or days were changed comes to a period that it has told of already.
    told = set(schedule.reports.filter(occasion=Occasion.DUE).values_list("last", flat=True))
    found = [(due_at, period) for due_at, period in firings if period.last not in told]
    for due_at, period in found[:-1][-MOST_MISSED:]:
        made = row_for(schedule, period, due_at=due_at, at=at)
        made.state = Run.MISSED
        made.save()
    if not found:
        return None
    due_at, period = found[-1]
    report = row_for(schedule, period, due_at=due_at, at=at)
    report.late = at - due_at > LATE
    report.save()
    schedule.lead = ""
    schedule.save(update_fields=["lead"])
    return report


def row_for(
    schedule: ReportSchedule, period: Period, *, due_at: dt.datetime, at: dt.datetime
) -> Report:
    hold = None
    if schedule.hold_until is not None:
        day = due_at.astimezone(ZoneInfo(schedule.time_zone)).date()
        hold = local(day, ZoneInfo(schedule.time_zone), schedule.hold_until)
    return Report(
        schedule=schedule,
        first=period.first,
        last=period.last,
        due_at=due_at,
        claimed_at=at,
        hold_until=hold,
        **{name: getattr(schedule, name) for name in COPIED},
    )


COPIED = ("name", "time_zone", "filter", "sections", "formats", "lead")


def content_of(report: Report, clocks: Clocks) -> Content:
    return gather(
        name=report.name,
        period=Period(report.first, report.last),
        zone=ZoneInfo(report.time_zone),
        clocks=clocks,
        query=report.filter,
        wanted=tuple(report.sections),
        lead=report.lead,
    )


def preview(
    schedule: ReportSchedule,
    *,
    clocks: Clocks,
    last: dt.date | None = None,
    now: dt.datetime | None = None,
) -> Content:
    """The report as it would go out now, of the period that ends on that day (yesterday unless
    given), by the knowledge of those clocks."""
    at = instant(now)
    day = last or yesterday(schedule, at)
    row = row_for(schedule, rhythm_of(schedule).ending(day), due_at=at, at=at)
    return content_of(row, replace(clocks, as_of=day))


def made_for(schedule: ReportSchedule, last: dt.date, clocks: Clocks) -> Report | None:
    """The report of that day and that knowledge, if there is one; the due one, if there are
    several."""
    made = schedule.reports.filter(last=last, known_at=clocks.known_at)
    return made.order_by(Case(When(occasion=Occasion.DUE, then=0), default=1), "pk").first()


def again(report: Report) -> Content:
    """What a report told, from what is kept of it."""
    assert report.known_at is not None
    return content_of(
        report, read_clocks(as_of=report.last, known_at=report.known_at, now=timezone.now())
    )


def yesterday(schedule: ReportSchedule, at: dt.datetime) -> dt.date:
    return at.astimezone(ZoneInfo(schedule.time_zone)).date() - dt.timedelta(days=1)


def make(*, report: int, now: dt.datetime | None = None) -> None:
    """Renders a claimed report and sets down to whom it goes. Done already, or under way
    elsewhere: nothing."""
    at = instant(now)
    try:
        with transaction.atomic():
            row = (
                Report.objects.select_for_update(skip_locked=True, no_key=True)
                .filter(pk=report, state=Run.CLAIMED)
                .first()
            )
            if row is not None:
                fill(row, at)
    except Exception as error:
        log.exception("report %s could not be made", report)
        note_failure(report, error, at)


def fill(row: Report, at: dt.datetime) -> None:
    now = max(at, row.known_at or at)
    clocks = read_clocks(as_of=row.last, known_at=row.known_at, now=now)
    row.known_at = clocks.known_at
    row.code_version = code_version()
    content = content_of(row, clocks)
    row.subject, row.opening = subject(row, content), "\n".join(content.opening)
    row.carried = content.carried
    row.made_at, row.error, row.next_try = at, "", None
    if content.empty and row.schedule.skip_empty and row.occasion == Occasion.DUE:
        row.state = Run.EMPTY
        row.save()
        return
    row.warnings = store(row, content)
    row.state = Run.WAITING if row.hold_until is not None and at < row.hold_until else Run.SENDING
    row.save()
    address(row)


def subject(row: Report, content: Content) -> str:
    head = f"{row.name}: {content.subject}"
    if row.occasion == Occasion.CORRECTION:
        head = f"Correction – {head}"
    return " ".join(head.split())[:500]


def store(row: Report, content: Content) -> list[str]:
    """Keeps each format, and what did not come out as it should. The PDF is the last: its fonts
    stay in memory, in which the tables of a large record need their room."""
    warnings: list[str] = []
    drop_files(row)
    for name in sorted({*row.formats, HTML, TEXT}, key=lambda name: (name == PDF, name)):
        made = render(content, name)
        warnings += made.warnings
        keep(row, name, made)
    if (meetings := calendar(content)) is not None:
        media_type = "text/calendar; charset=utf-8; method=PUBLISH"
        keep(row, CALENDAR, written([meetings], media_type))
    return warnings


def address(row: Report) -> None:
    """One delivery for each recipient who has not left; of a report tried again, those that
    failed."""
    failed = row.deliveries.filter(state__in=[Handing.REFUSED, Handing.GIVEN_UP])
    failed.update(state=Handing.PENDING, attempts=0, next_try=None)
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ") or "localhost"
    Delivery.objects.bulk_create(
        [
            Delivery(
                report=row,
                recipient=recipient,
                message_id=make_msgid(f"report-{row.pk}", domain=domain),
            )
            for recipient in recipients_of(row)
        ],
        ignore_conflicts=True,
    )


def recipients_of(row: Report) -> list[str]:
    """The schedule's; of a correction, those who got what it corrects. None who left the list."""
    if row.corrects is not None:
        return those_who_got(row.corrects)
    return still_on_the_list(row.schedule, row.schedule.recipients)


def those_who_got(report: Report) -> list[str]:
    sent = report.deliveries.filter(state=Handing.SENT).values_list("recipient", flat=True)
    return still_on_the_list(report.schedule, sent)


def still_on_the_list(schedule: ReportSchedule, recipients: Iterable[str]) -> list[str]:
    left = set(OptOut.objects.filter(schedule=schedule).values_list("address", flat=True))
    return [each for each in recipients if each.casefold() not in left]


def note_failure(report: int, error: Exception, at: dt.datetime) -> None:
    with transaction.atomic():
        row = Report.objects.select_for_update(no_key=True).get(pk=report)
        row.error = f"{type(error).__name__}: {error}"[:2000]
        row.attempts += 1
        if row.attempts > len(BACKOFF):
            row.state = Run.FAILED
            row.next_try = None
        else:
            row.next_try = at + dt.timedelta(minutes=BACKOFF[row.attempts - 1])
        row.save()


def to_make(*, now: dt.datetime | None = None) -> list[int]:
    """Claimed ones whose time, or next try, has come."""
    at = instant(now)
    found = Report.objects.filter(state=Run.CLAIMED).exclude(next_try__gt=at)
    return list(found.order_by("pk").values_list("pk", flat=True))


def release_held(*, now: dt.datetime | None = None) -> int:
    """Reports for which no editor came by the set hour go by themselves."""
    at = instant(now)
    return Report.objects.filter(state=Run.WAITING, hold_until__lte=at).update(state=Run.SENDING)
