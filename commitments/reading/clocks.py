"""Of which day, and as known when? The two clocks of every read.

A read that names no `known_at` is of the newest change: what it answers is then what the same
read with that change's instant answers for ever.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from django.utils import timezone

from commitments.models.change import NUMBERING_LOCK
from commitments.reading.database import Behind, connection, of_replica
from commitments.reading.parameters import BadParameter
from commitments.reading.prepared import ask

# The newest change of all, and the newest by an instant if one is given; JSON, so that it may be
# asked for beside a row. Numbers and instants grow together; the instants' index ends the search at
# once where none is given, under a plan for any instant too.
HEAD = """
(SELECT jsonb_build_object('newest', (SELECT jsonb_build_array(number, at)
    FROM commitments_change ORDER BY number DESC LIMIT 1),
  'by_then', (SELECT jsonb_build_array(number, at)
    FROM commitments_change WHERE at <= %(by)s::timestamptz ORDER BY at DESC LIMIT 1),
  'merges', tracker_merges(),
  'redaction', (SELECT max(id) FROM commitments_redaction)))
"""
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Clocks:
    """`number`: the newest change by `known_at` (0: none). `past`: known_at was asked for.
    `merges`: whether any records were ever merged, which statements need not ask for each row.
    `redaction`: the last one (0: none); past pages too are other ones since."""

    as_of: dt.date
    known_at: dt.datetime
    number: int
    past: bool
    merges: bool = False
    redaction: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """Number and instant of the newest change of all, and of the newest by then; None: of none."""

    newest: tuple[int, dt.datetime] | None
    by_then: tuple[int, dt.datetime] | None
    merges: bool
    redaction: int


def head_of(told: str) -> Head:
    """What HEAD has answered."""
    read = json.loads(told)
    newest, by_then = (
        (each[0], dt.datetime.fromisoformat(each[1])) if each else None
        for each in (read["newest"], read["by_then"])
    )
    return Head(newest, by_then, read["merges"], read["redaction"] or 0)


def read_head(known_at: dt.datetime | None) -> Head:
    return head_of(ask(f"SELECT {HEAD}", {"by": known_at})[0][0])


def read_clocks(
    *,
    as_of: dt.date | None,
    known_at: dt.datetime | None,
    now: dt.datetime,
    head: Head | None = None,
) -> Clocks:
    """`head`: where it was read beside something else already, for the same `known_at`."""
    zone = timezone.get_default_timezone()
    if known_at is None:
        head = head or read_head(None)
        number, at = head.newest or (0, EPOCH)
        day = as_of or timezone.localdate(now, zone)
        return Clocks(day, at.astimezone(dt.UTC), number, False, head.merges, head.redaction)
    head = head or read_head(known_at)
    if head.newest is None or head.newest[1] <= known_at:
        if of_replica():
            raise Behind(Behind.__doc__)
        wait_for_writers(known_at)
        head = read_head(known_at)
    number, _ = head.by_then or (0, EPOCH)
    day = as_of or timezone.localdate(known_at, zone)
    return Clocks(day, known_at.astimezone(dt.UTC), number, True, head.merges, head.redaction)


def wait_for_writers(known_at: dt.datetime) -> None:
    """A publication under way may yet carry an instant before `known_at`: wait for it. Once a later
    one is visible there can be none, since commits are in order."""
    with connection.cursor() as cursor:
        # Publications take their instants from the database's clock: it alone says what is past,
        # since ours, and those of the processes beside us, may be ahead of it or behind.
        cursor.execute("SELECT %s > clock_timestamp()", [known_at])
        if cursor.fetchone()[0]:
            raise BadParameter(
                "known_at", "It lies in the future; what will be known then is not known."
            )
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [NUMBERING_LOCK])
