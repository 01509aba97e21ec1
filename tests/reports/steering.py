"""A week in which one thing happened, and people who steer the report of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from commitments.models import Report, ReportSchedule, StatusUpdate
from commitments.reports import turn
from tests.factories.records import make_actor, make_commitment, make_status_update
from tests.factories.schedules import make_schedule
from tests.factories.states import published

MONDAY = dt.datetime(2024, 1, 29, 12, tzinfo=dt.UTC)
FRIDAY = dt.date(2024, 2, 2)
SATURDAY = dt.datetime(2024, 2, 3, 6, 1, tzinfo=dt.UTC)
LATER = SATURDAY + dt.timedelta(hours=2)
MINUTE = dt.timedelta(minutes=1)
TO = ["ann@example.org", "bob@example.org"]


def a_finding(**given: Any) -> StatusUpdate:
    """In its week a pledge was found to be initiated; all is published by then."""
    for actor in ("cn", "us"):
        make_actor(actor, now=MONDAY)
    pledge = published(make_commitment("pledge", made_on="2023-11-15"), now=MONDAY)
    told = {"status": "initiated", "as_of": "2024-01-30"} | given
    found: StatusUpdate = published(make_status_update(pledge, **told), now=MONDAY)
    return found


def a_schedule(**given: Any) -> ReportSchedule:
    """Weekly to Ann and Bob, whose week ends on Friday."""
    return make_schedule(**({"recipients": TO, "now": MONDAY} | given))


def sent() -> Report:
    """The report of the week, taken on Saturday."""
    turn.take(now=SATURDAY)
    return Report.objects.get()
