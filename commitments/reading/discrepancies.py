"""Where do sources disagree? Disputed claims, and series whose figures differ.

One that the desk has resolved says when and why, as long as it is what it was then: a new voice or
another figure opens it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.reading import parameters as p
from commitments.reading import sql
from commitments.reading.claims import CLAIMS, DISPUTED
from commitments.reading.clocks import Clocks
from commitments.reading.database import connection
from commitments.reading.listing import AS_OF, KNOWN_AT, base_params
from commitments.reading.parameters import Parameter, read_code
from commitments.reading.statistics import STATISTICS

KINDS = ["claim", "series"]
PARAMETERS = [
    Parameter(
        "type",
        lambda name, value: read_code(name, value, codes=KINDS),
        "Only disputed claims, or only series whose figures differ.",
        {"type": "string", "enum": KINDS},
        "claim",
        many=True,
    ),
    p.flag("resolved", "Only those that the desk has said are resolved, or only the others."),
    AS_OF,
    KNOWN_AT,
]


def side(stance: str) -> str:
    """Who stands on that side: actors, and the outlets that say so themselves."""
    return f"""
(SELECT coalesce(json_agg(x.who ORDER BY x.who), '[]') FROM (
  SELECT DISTINCT coalesce({sql.slug_of("actor", "e.attributed_to_id")},
    'source:' || {sql.slug_of("source", "e.source_id")}) AS who
  FROM commitments_evidence e
  WHERE e.claim_id = r.id AND e.stance = '{stance}' AND {sql.public("e")}
    AND {sql.superseded_by("evidence", "e")} IS NULL) x)
"""


def resolved(of: str, stands: str) -> str:
    """When and why it was resolved last, if it stands now as it stood then."""
    return f"""
(SELECT CASE WHEN re.stood = {stands}::jsonb THEN json_build_object(
    'at', {sql.instant("re.resolved_at")}, 'reason', re.reason) END
 FROM commitments_resolution re WHERE {of} AND re.resolved_at <= %(known_at)s
   AND (re.resolved_at AT TIME ZONE %(zone)s)::date <= %(as_of)s ORDER BY re.id DESC LIMIT 1)
"""


CLAIM_ROWS = f"""
SELECT x.slug AS key, x.stands, {resolved("re.claim_id = x.id", "x.stands")} AS resolved,
  json_build_object('type', 'claim', 'url', x.url, 'slug', x.slug, 'title', x.title) AS named
FROM (SELECT r.id, {CLAIMS.columns["url"]} AS url, r.slug, r.title,
    json_build_object('supported_by', {side("supports")},
      'contradicted_by', {side("contradicts")}) AS stands
  FROM ({CLAIMS.published}) r WHERE {DISPUTED} AND ({CLAIMS.made_by_then})) x
"""
# Two figures of a series differ when they say different things of overlapping times.
SERIES_ROWS = f"""
SELECT x.series AS key, x.stands, {resolved("re.series = x.series", "x.stands")} AS resolved,
  json_build_object('type', 'series', 'series', x.series) AS named
FROM (
  WITH figures AS MATERIALIZED (SELECT * FROM ({STATISTICS.published}) r)
  SELECT r.series, json_build_object('statistics',
    json_agg(json_build_object('slug', r.slug, 'title', r.title, 'value', trim_scale(r.value),
      'unit', r.unit, 'qualifier', r.qualifier, 'period', {sql.vague("r", "period")},
      'definition', r.definition) ORDER BY r.value, r.slug)) AS stands
  FROM figures r
  GROUP BY r.series HAVING EXISTS (
    SELECT FROM figures one JOIN figures other ON one.series = other.series AND one.id < other.id
    WHERE one.series = r.series
      AND (one.value, one.unit, one.qualifier)
        IS DISTINCT FROM (other.value, other.unit, other.qualifier)
      AND coalesce(one.period_earliest, '-infinity') <= coalesce(other.period_latest, 'infinity')
      AND coalesce(other.period_earliest, '-infinity')
        <= coalesce(one.period_latest, 'infinity'))) x
"""
ROWS = {"claim": CLAIM_ROWS, "series": SERIES_ROWS}


def read_discrepancies(asked: Mapping[str, Any], clocks: Clocks) -> list[str]:
    """JSON texts: claims with who stands on which side, series with their figures."""
    rows: list[str] = []
    params = base_params(clocks) | {"resolved": asked.get("resolved")}
    with connection.cursor() as cursor:
        for kind in KINDS:
            if kind in asked.get("type", KINDS):
                cursor.execute(
                    "SELECT (d.named::jsonb || d.stands::jsonb"
                    " || jsonb_build_object('resolved', d.resolved))::text"
                    f" FROM ({ROWS[kind]}) d WHERE %(resolved)s::boolean IS NULL"
                    " OR (d.resolved IS NOT NULL) = %(resolved)s ORDER BY d.key",
                    params,
                )
                rows += [row[0] for row in cursor.fetchall()]
    return rows


def read_discrepancy(kind: str, key: str, clocks: Clocks) -> tuple[str, bool] | None:
    """How it stands, as JSON, and whether it is resolved; None: there is no such one."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT d.stands::text, d.resolved IS NOT NULL FROM ({ROWS[kind]}) d"
            " WHERE d.key = %(key)s",
            base_params(clocks) | {"key": key},
        )
        found: tuple[str, bool] | None = cursor.fetchone()
    return found
