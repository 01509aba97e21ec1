"""What needs somebody now? Counts of public commitments for the desk, in few statements however
many there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from commitments.models.vocabulary import Contestation, Status, Timeliness
from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.commitments import COMMITMENTS, TIMELINESS
from commitments.reading.database import connection
from commitments.reading.listing import base_params

NEW_FOR = dt.timedelta(days=14)
MINE = """
SELECT k.commitment_id FROM commitments_keeping k WHERE k.owner_id = %(user)s
UNION ALL
SELECT mc.id FROM commitments_commitment mc WHERE mc.authors @> ARRAY[%(user)s]::bigint[]
"""
# At some moment since then it was not contested, as was known at that moment of its day; or it was
# not known at all.
NEWLY_CONTESTED = """
r.contestation = 'contested' AND (
  NOT EXISTS (SELECT FROM commitments_standing old
    WHERE old.commitment_id = r.id AND old.known_from <= %(since)s)
  OR EXISTS (SELECT FROM commitments_standing old
    WHERE old.commitment_id = r.id AND old.contestation <> 'contested'
      AND (old.known_to IS NULL OR old.known_to > %(since)s)
      AND greatest(old.known_from, %(since)s, old.valid_from::timestamp AT TIME ZONE %(zone)s)
        < least(old.known_to, %(now)s, old.valid_to::timestamp AT TIME ZONE %(zone)s)))
"""


@dataclass(frozen=True, slots=True)
class Stands:
    """How many public commitments stand so today."""

    statuses: dict[str, int]
    timeliness: dict[str, int]
    contested: int
    newly_contested: int
    stale: int

    @property
    def total(self) -> int:
        return sum(self.statuses.values())


def read_stands(clocks: Clocks, *, now: dt.datetime, mine: int | None = None) -> Stands:
    """`mine`: only what that user owns or had a hand in."""
    params = base_params(clocks) | since(now)
    statement = stands_of(own(mine, "r.id", params))
    statuses = dict.fromkeys(Status.values, 0)
    timeliness = dict.fromkeys(Timeliness.values, 0)
    contested = newly_contested = stale = 0
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        for status, timely, contestation, is_new, is_stale, count in cursor.fetchall():
            statuses[status] += count
            timeliness[timely] += count
            contested += count if contestation == Contestation.CONTESTED else 0
            newly_contested += count if is_new else 0
            stale += count if is_stale else 0
    counted = {code: count for code, count in statuses.items() if count}
    return Stands(counted, timeliness, contested, newly_contested, stale)


def read_by_day(
    clocks: Clocks, days: Sequence[dt.date], *, mine: int | None = None
) -> list[dict[str, int]]:
    """Counts by status on each of the days, which are in order."""
    params = base_params(clocks) | {"days": list(days)}
    statement = spans_of(own(mine, "v.record_id", params))
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        found = cursor.fetchall()
    return [in_order(found, place) for place in range(len(days))]


def in_order(spans: Iterable[Sequence[Any]], place: int) -> dict[str, int]:
    counts = dict.fromkeys(Status.values, 0)
    for status, first, last, count in spans:
        if first <= place < last:
            counts[status] += count
    return {code: count for code, count in counts.items() if count}


def since(now: dt.datetime) -> dict[str, dt.datetime]:
    """What the condition NEWLY_CONTESTED is told."""
    return {"now": now, "since": now - NEW_FOR}


def own(mine: int | None, column: str, params: dict[str, Any]) -> str:
    if mine is None:
        return "TRUE"
    params["user"] = mine
    return f"{column} IN ({MINE})"


def stands_of(mine: str) -> str:
    return f"""
WITH chosen AS MATERIALIZED (
  SELECT r.id, r.status, {TIMELINESS} AS timeliness, r.contestation,
    ({NEWLY_CONTESTED}) AS newly, r.closed, r.review_every, r.forum_id
  FROM ({COMMITMENTS.published}) r
  WHERE ({COMMITMENTS.made_by_then}) AND {mine}
),
last AS (
  SELECT ch.commitment_id, (max(ch.at) AT TIME ZONE %(zone)s)::date AS day
  FROM commitments_change ch WHERE ch.commitment_id IS NOT NULL AND ch.at <= %(known_at)s
  GROUP BY 1
)
SELECT r.status, r.timeliness, r.contestation, r.newly,
  NOT r.closed AND %(as_of)s - last.day >= coalesce(r.review_every, f.review_every, 90) AS stale,
  count(*)
FROM chosen r
LEFT JOIN last ON last.commitment_id = r.id
LEFT JOIN commitments_forumversion f ON f.record_id = r.forum_id AND {sql.known("f")}
GROUP BY 1, 2, 3, 4, 5
"""


# Each span of days counts on the days from its first to before its last: one reading of all spans,
# however many days are asked for.
def spans_of(mine: str) -> str:
    """Each span of days counts on the days from its first to before its last: one reading of all
    spans, however many days are asked for."""
    return f"""
SELECT s.status,
  coalesce(width_bucket(greatest(s.valid_from, v.made_on_earliest) - 1, %(days)s::date[]), 0),
  coalesce(width_bucket(s.valid_to - 1, %(days)s::date[]), cardinality(%(days)s::date[])),
  count(*)
FROM commitments_commitmentversion v
JOIN commitments_standing s ON s.commitment_id = v.record_id
WHERE {sql.known("v")} AND {sql.known("s")} AND {mine}
GROUP BY 1, 2, 3
"""
