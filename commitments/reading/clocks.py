"""Of which day, and as known when? The two clocks of every read.

A read that names no `known_at` is of the newest change: what it answers is then what the same
read with that change's instant answers for ever.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from commitments.models.change import NUMBERING_LOCK
from commitments.reading.parameters import BadParameter

SELECT = "SELECT number, at, tracker_merges() FROM commitments_change"
NEWEST = f"{SELECT} ORDER BY number DESC LIMIT 1"
NEWEST_BY = f"{SELECT} WHERE at <= %s ORDER BY number DESC LIMIT 1"
FUTURE = BadParameter("known_at", "It lies in the future; what will be known then is not known.")
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Clocks:
    """`number`: the newest change by `known_at` (0: none). `past`: known_at was asked for.
    `merges`: whether any records were ever merged, which statements need not ask for each row."""

    as_of: dt.date
    known_at: dt.datetime
    number: int
    past: bool
    merges: bool = False


def read_clocks(*, as_of: dt.date | None, known_at: dt.datetime | None, now: dt.datetime) -> Clocks:
    zone = timezone.get_default_timezone()
    if known_at is not None and known_at > now:
        raise FUTURE
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        newest = cursor.fetchone()
        if known_at is not None and (newest is None or newest[1] <= known_at):
            # A publication under way may yet carry an instant before `known_at`: wait for it.
            # Once a later one is visible there can be none, since commits are in order.
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [NUMBERING_LOCK])
            # Publications take their instants from the database's clock, which may lag behind ours.
            cursor.execute("SELECT %s > clock_timestamp()", [known_at])
            if cursor.fetchone()[0]:
                raise FUTURE
        if known_at is not None:
            cursor.execute(NEWEST_BY, [known_at])
            newest = cursor.fetchone()
    number, at, merges = newest if newest is not None else (0, EPOCH, False)
    if known_at is not None:
        day = as_of or timezone.localdate(known_at, zone)
        return Clocks(day, known_at.astimezone(dt.UTC), number, True, merges)
    day = as_of or timezone.localdate(now, zone)
    return Clocks(day, at.astimezone(dt.UTC), number, False, merges)
