from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from commitments.api.schema.reports import MEDIA_TYPES
from commitments.domain import schedules
from commitments.models import Report, ReportFile, ReportSchedule
from commitments.reading.reports import PRINTED
from tests.factories.users import make_user

WEEKLY = {"name": "Weekly", "cadence": "weekly", "week_ends": 4, "recipients": ["ann@example.org"]}


def make_schedule(*, now: dt.datetime | None = None, **data: Any) -> ReportSchedule:
    """A weekly one to Ann whose report's day is Friday, unless said otherwise."""
    return schedules.create(data=WEEKLY | data, by=make_user("editor"), now=now)


def make_report(**given: Any) -> Report:
    """One that was sent, with a file of each format."""
    schedule = given.pop("schedule", None) or make_schedule()
    now = timezone.now()
    told = {
        "state": "sent",
        "first": dt.date(2024, 1, 27),
        "last": dt.date(2024, 2, 2),
        "due_at": now,
        "claimed_at": now,
        "known_at": now,
        "made_at": now,
        "sent_at": now,
        "name": schedule.name,
        "subject": "Weekly: 1 changed",
        "opening": "1 commitment changed status.",
        "time_zone": "UTC",
        "sections": ["late"],
        "formats": ["html"],
    }
    report = Report.objects.create(schedule=schedule, **told | given)
    for form in PRINTED:
        ReportFile.objects.create(
            report=report,
            format=form,
            media_type=MEDIA_TYPES[form],
            body=f"the {form}".encode(),
            sha256="0" * 64,
        )
    return report
