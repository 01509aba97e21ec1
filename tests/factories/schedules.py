from __future__ import annotations

import datetime as dt
from typing import Any

from commitments.domain import schedules
from commitments.models import ReportSchedule
from tests.factories.users import make_user

WEEKLY = {"name": "Weekly", "cadence": "weekly", "week_ends": 4, "recipients": ["ann@example.org"]}


def make_schedule(*, now: dt.datetime | None = None, **data: Any) -> ReportSchedule:
    """A weekly one to Ann whose report's day is Friday, unless said otherwise."""
    return schedules.create(data=WEEKLY | data, by=make_user("editor"), now=now)
