"""What time is it? Callers that live in another year (tests, benchmarks) say so in `now`.

The instant of a publication is not read here but under the numbering lock (`changes.stamp`),
since only there can it be later than every one before it.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone


def instant(now: dt.datetime | None) -> dt.datetime:
    return timezone.now() if now is None else now


def day_of(at: dt.datetime) -> dt.date:
    """The calendar day of an instant in the setting TIME_ZONE."""
    return timezone.localdate(at, timezone.get_default_timezone())
