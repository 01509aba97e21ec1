"""The numbering of publications: in which order did things become known?

Publications queue on one lock, taken as late as may be before the commit. Under it each gets the
next number and an instant later than the one before, so the order of numbers, of instants and of
commits is one and the same, and `changes/` has no gaps for a poller to miss.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection, models

from commitments.models import Actor, Change, Commitment, Touch, User
from commitments.models.change import NUMBERING_LOCK
from commitments.models.vocabulary import ChangeType

NEXT = """
SELECT coalesce(max(number), 0) + 1,
       greatest(coalesce(%s, clock_timestamp()), max(at) + interval '1 microsecond')
FROM (SELECT number, at FROM commitments_change ORDER BY number DESC LIMIT 1) newest
"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The number and the instant of a publication that is being written."""

    number: int
    at: dt.datetime


def stamp(now: dt.datetime | None) -> Stamp:
    """Takes the lock until the transaction ends. `now` empty: the database's clock, read under the
    lock, since a moment read before waiting for it could lie before what others have seen.

    Whoever publishes locks rows first (the record, its commitment, evidence, sources by id), then
    this, and writes to them only then: a row already written to would keep the one who has this
    lock from naming it in a foreign key, and the two would wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERING_LOCK])
        cursor.execute(NEXT, [now])
        number, at = cursor.fetchone()
    return Stamp(number, at.astimezone(dt.UTC))


def record(
    mark: Stamp,
    *,
    change_type: ChangeType,
    about: models.Model,
    object_type: str,
    by: User | None,
    commitment: Commitment | None = None,
    party: Actor | None = None,
    before: Any = None,
    after: Any = None,
    reason: str = "",
    touched: Iterable[int] = (),
) -> Change:
    """Writes the numbered change, and notes it on the commitments whose answer it alters."""
    change = Change.objects.create(
        number=mark.number,
        at=mark.at,
        type=change_type,
        object_type=object_type,
        object_id=about.pk,
        object_key=getattr(about, "slug", str(about.pk)),
        commitment=commitment,
        party=party,
        before=before,
        after=after,
        reason=reason,
        by=by,
    )
    Touch.objects.bulk_create([Touch(commitment_id=pk, at=mark.at) for pk in sorted(set(touched))])
    return change
