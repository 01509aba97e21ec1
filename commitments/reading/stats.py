"""How many stand where? Counts under both clocks, now and over time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from commitments.models.vocabulary import Status
from commitments.reading import parameters as p
from commitments.reading import sql
from commitments.reading.asking import ask_at
from commitments.reading.clocks import Clocks
from commitments.reading.commitments import COMMITMENTS, SELECTED, TIMELINESS
from commitments.reading.database import connection
from commitments.reading.listing import AS_OF, KNOWN_AT, Params, base_params, conditions
from commitments.reading.parameters import BadParameter, Parameter

FILTER_PARAMETERS = COMMITMENTS.filter_parameters
# What may be counted by: the SQL on row `r`, or on what is joined to it.
DIMENSIONS = {
    "status": "r.status",
    "kind": "r.kind",
    "actor": "party.actor",
    "forum": sql.slug_of("forum", "r.forum_id"),
    "topic": "topic.slug",
    "timeliness": TIMELINESS,
    "made_month": "to_char(r.made_on_earliest, 'YYYY-MM')",
    "due_month": "to_char(r.due_latest, 'YYYY-MM')",
}
JOINS = {
    "actor": """
CROSS JOIN LATERAL (SELECT split_part(x, ':', 2) AS actor, split_part(x, ':', 1) AS status
  FROM string_to_table(r.committing COLLATE "default", ' ') x) party""",
    "topic": "LEFT JOIN LATERAL unnest(r.topics) topic(slug) ON TRUE",
}
# Where a commitment has so many committing parties that its standing does not name them in brief.
SPELT_OUT = {
    "committing": f"""
coalesce(r.committing, (SELECT tracker_committing(f.keys, NULL) FROM commitments_standing f
  WHERE f.commitment_id = r.id AND {sql.known("f")} AND {sql.valid("f")}))"""
}
GROUP_BY = Parameter(
    "group_by",
    lambda name, value: p.read_code(name, value, codes=list(DIMENSIONS)),
    "One or two of these, “status” unless given. “actor” counts each committing party once a"
    " commitment, by its own status.",
    {"type": "string", "enum": list(DIMENSIONS)},
    "status,actor",
    many=True,
)
STATS_PARAMETERS = [GROUP_BY, AS_OF, KNOWN_AT, *FILTER_PARAMETERS]
MOST_POINTS = 1000
Counts = Iterator[tuple[dt.date, str, int]]
YEAR = dt.timedelta(days=365)
INTERVAL = Parameter(
    "interval",
    lambda name, value: p.read_code(name, value, codes=["day", "week", "month"]),
    "What lies between two counts: weeks end on Sundays, months on their last day.",
    {"type": "string", "enum": ["day", "week", "month"], "default": "month"},
    "month",
)
HISTORY_PARAMETERS = [
    INTERVAL,
    p.day("from", "The first day; a year before “to” unless given."),
    p.day("to", "The last day; as_of unless given."),
    AS_OF,
    KNOWN_AT,
    *FILTER_PARAMETERS,
]


@dataclass(frozen=True, slots=True)
class Stats:
    """`rows`: the dimensions asked for, `count`, and `share` of the assessed ones (null for
    not_assessed); `total`: the commitments that the filters let through."""

    rows: list[dict[str, Any]]
    total: int


def read_stats(asked: Mapping[str, Any], clocks: Clocks) -> Stats:
    return read_stats_by([asked.get("group_by", ["status"])], asked, clocks)[0]


def read_stats_by(
    groupings: Sequence[Sequence[str]], asked: Mapping[str, Any], clocks: Clocks
) -> list[Stats]:
    """By each of the groupings, the commitments being looked through once for all of them."""
    if any(len(dimensions) > 2 for dimensions in groupings):
        raise BadParameter("group_by", "Two at most.")
    params = base_params(clocks)
    where = conditions(COMMITMENTS, asked, params, clocks, by_ask_at=True)
    counted = [counted_by(place, dimensions) for place, dimensions in enumerate(groupings)]
    needed = sorted({"status", *re.findall(r"\br\.(\w+)", " ".join(counted))})  # nothing wider
    columns = ", ".join(f"{SPELT_OUT.get(name, f'r.{name}')} AS {name}" for name in needed)
    places = ", ".join(str(place) for place, _ in enumerate(needed, start=1))
    statement = f"""
WITH chosen AS MATERIALIZED (
  SELECT {columns}, count(*) AS many FROM ({COMMITMENTS.listed}) r WHERE {where} GROUP BY {places})
{" UNION ALL ".join(counted)} ORDER BY 1, 2, 3
"""
    found = ask_at(statement, params, clocks)
    if found:
        total = found[0][-1]
    else:
        alone = f"SELECT count(*) FROM ({COMMITMENTS.listed}) r WHERE {where}"
        total = ask_at(alone, params, clocks)[0][0]
    return [
        Stats(shared(dimensions, [row[1:] for row in found if row[0] == place]), total)
        for place, dimensions in enumerate(groupings)
    ]


def counted_by(place: int, dimensions: Sequence[str]) -> str:
    """A SELECT of (place, first dimension, second or null, count, assessed, all chosen)."""
    names = dict(DIMENSIONS)
    if "actor" in dimensions:
        names["status"] = "party.status"
    first, second = [*(names[name] for name in dimensions), "NULL"][:2]
    joins = " ".join(JOINS[name] for name in dimensions if name in JOINS)
    assessed = f"FILTER (WHERE {names['status']} <> 'not_assessed')"
    return f"""
SELECT {place}, ({first})::text, ({second})::text, sum(many)::bigint,
  coalesce(sum(many) {assessed}, 0)::bigint,
  (SELECT sum(many)::bigint FROM chosen)
FROM chosen r {joins} GROUP BY 2, 3
"""


def shared(dimensions: Sequence[str], found: Sequence[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Rows of (first, second, count, assessed, …) with each one's share of the assessed."""
    all_assessed = sum(row[3] for row in found)
    rows = []
    for row in found:
        count, assessed = row[2:4]
        share = round(assessed / all_assessed, 6) if assessed else None
        named = dict(zip(dimensions, row, strict=False))
        rows.append({**named, "count": count, "share": share})
    if "status" in dimensions:
        order = Status.values
        rows.sort(key=lambda row: order.index(row["status"]))
    return rows


def read_history(asked: Mapping[str, Any], clocks: Clocks) -> list[dict[str, Any]]:
    """{date, total, counts: {status: number}} at the end of each interval from `from` to `to`."""
    last: dt.date = asked.get("to", clocks.as_of)
    first: dt.date = asked.get("from", last - min(YEAR, last - dt.date.min))
    if first > last:
        raise BadParameter("from", f"It is later than to ({last.isoformat()}).")
    return read_days(asked, clocks, ends(first, last, asked.get("interval", "month")))


def read_days(
    asked: Mapping[str, Any], clocks: Clocks, days: Sequence[dt.date]
) -> list[dict[str, Any]]:
    """The same at the end of each of those days, the earliest first."""
    params = {**base_params(clocks), "days": list(days)}
    whenever = conditions(replace(COMMITMENTS, made_by_then="TRUE"), asked, params, clocks)
    if "%(as_of)s" in whenever:
        found = counted_on_each(f"({COMMITMENTS.made_by_then}) AND {whenever}", params)
    else:
        found = counted_by_spans(whenever, params, clocks)
    counts: dict[dt.date, dict[str, int]] = {day: {} for day in days}
    for day, status, count in found:
        on_day = counts[day]
        on_day[status] = on_day.get(status, 0) + count
    return [
        {
            "date": day.isoformat(),
            "total": sum(on_day.values()),
            "counts": {code: on_day[code] for code in Status.values if code in on_day},
        }
        for day, on_day in counts.items()
    ]


def counted_on_each(where: str, params: Params) -> Counts:
    """Where the filters ask for the day too, each is looked at by itself."""
    on_each_day = f"SELECT r.status FROM ({COMMITMENTS.published}) r WHERE {where}".replace(
        "%(as_of)s", "d.day"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT d.day, r.status, count(*) FROM unnest(%(days)s::date[]) d(day)"
            f" CROSS JOIN LATERAL ({on_each_day}) r GROUP BY 1, 2",
            params,
        )
        yield from cursor.fetchall()


def counted_by_spans(where: str, params: Params, clocks: Clocks) -> Counts:
    """Each standing is looked at once: how many of the days are over before it holds, and how many
    before it holds no more."""
    days = params["days"]
    statement = f"""
SELECT r.status, b.before, b.until, count(*) FROM ({SELECTED}) r CROSS JOIN LATERAL (SELECT
  coalesce(width_bucket(greatest(r.valid_from, r.made_on_earliest) - 1, %(days)s::date[]), 0),
  coalesce(width_bucket(r.valid_to - 1, %(days)s::date[]), cardinality(%(days)s::date[]))
) b(before, until) WHERE b.before < b.until AND {where} GROUP BY 1, 2, 3
"""
    for status, before, until, count in ask_at(statement, params, clocks):
        yield from ((day, status, count) for day in days[before:until])


def ends(first: dt.date, last: dt.date, interval: str) -> list[dt.date]:
    """The last days of the intervals from `first` on; the one under way ends with `last`."""
    found: list[dt.date] = []
    day = first
    while day <= last:
        end = min(end_of(day, interval), last)
        found.append(end)
        if len(found) > MOST_POINTS:
            raise BadParameter(
                "interval", f"More than {MOST_POINTS} points; take a longer interval or less time."
            )
        if end == dt.date.max:
            break
        day = end + dt.timedelta(days=1)
    return found


def end_of(day: dt.date, interval: str) -> dt.date:
    if interval == "day":
        return day
    if interval == "week":
        left = 6 - day.weekday()
        return day + dt.timedelta(days=min(left, (dt.date.max - day).days))
    if (day.year, day.month) == (dt.date.max.year, 12):
        return dt.date.max
    following = day.replace(day=28) + dt.timedelta(days=4)
    return following.replace(day=1) - dt.timedelta(days=1)
