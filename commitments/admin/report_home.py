"""Reports on the first page: what failed, what waits, what went out and what comes next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.timesince import timeuntil

from commitments.admin.links import list_of, page_of
from commitments.admin.report_words import RUNS, in_zone, period_in_words
from commitments.models import Delivery, Report, ReportSchedule
from commitments.models.report import Handing, Run
from commitments.reports.running import next_run
from commitments.reports.uncorrected import uncorrected

SHOWN = 5
LATELY = dt.timedelta(days=14)
CORRECTED_FOR = dt.timedelta(days=90)
WENT = (Run.CLAIMED, Run.SENDING, Run.SENT, Run.EMPTY)


@dataclass(frozen=True)
class RunLine:
    """`told`: when, or why."""

    name: str
    page: str
    told: str
    state: tuple[str, str] | None = None


def reports_at(now: dt.datetime) -> dict[str, Any]:
    """`troubles`: what failed lately; `wrong`: what told of something that holds no more; `held`:
    what waits for an editor; `last` and `coming`."""
    recent = Report.objects.filter(claimed_at__gt=now - LATELY).order_by("-claimed_at", "-pk")
    lost = Delivery.objects.filter(
        report=OuterRef("pk"), state__in=[Handing.REFUSED, Handing.GIVEN_UP]
    )
    failed = recent.annotate(lost=Exists(lost)).filter(Q(state=Run.FAILED) | Q(lost=True))
    held = Report.objects.filter(state=Run.WAITING).order_by("hold_until")
    return {
        "troubles": [line(report, trouble_with(report)) for report in failed[:SHOWN]],
        "wrong": [
            line(report, period_in_words(report))
            for report in uncorrected(since=now - CORRECTED_FOR)[:SHOWN]
        ],
        "held": [line(report, until(report, now)) for report in held[:SHOWN]],
        "last": [
            line(report, period_in_words(report))
            for report in Report.objects.filter(state__in=WENT).order_by("-claimed_at", "-pk")[
                :SHOWN
            ]
        ],
        "coming": coming(now),
        "all_reports": list_of(Report),
        "all_schedules": list_of(ReportSchedule),
    }


def line(report: Report, told: str) -> RunLine:
    return RunLine(report.name, page_of(report), told, RUNS[Run(report.state)])


def trouble_with(report: Any) -> str:
    if report.state == Run.FAILED:
        return f"{period_in_words(report)}: {report.error[:200]}"
    return f"{period_in_words(report)}: not every recipient got it"


def until(report: Report, now: dt.datetime) -> str:
    if report.hold_until is None or report.hold_until <= now:
        return "goes now"
    return f"goes by itself in {timeuntil(report.hold_until, now)}"


def coming(now: dt.datetime) -> list[RunLine]:
    """The next of each schedule that runs, the soonest first."""
    running = ReportSchedule.objects.filter(paused=False, ended_at=None)
    due = [(at, row) for row in running if (at := next_run(row, now=now)) is not None]
    due.sort(key=lambda each: (each[0], each[1].pk))
    return [RunLine(row.name, page_of(row), in_zone(at, row.time_zone)) for at, row in due[:SHOWN]]
