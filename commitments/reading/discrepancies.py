"""Where do sources disagree? Disputed claims, and series whose figures differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection

from commitments.reading import sql
from commitments.reading.claims import CLAIMS, DISPUTED
from commitments.reading.clocks import Clocks
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


CLAIM_ROWS = f"""
SELECT (SELECT row_to_json(o)::text FROM (SELECT 'claim' AS type,
  {CLAIMS.columns["url"]} AS url, r.slug, r.title,
  {side("supports")} AS supported_by, {side("contradicts")} AS contradicted_by) o)
FROM ({CLAIMS.published}) r WHERE {DISPUTED} AND ({CLAIMS.made_by_then}) ORDER BY r.slug
"""
# Two figures of a series differ when they say different things of overlapping times.
SERIES_ROWS = f"""
WITH figures AS MATERIALIZED (SELECT * FROM ({STATISTICS.published}) r)
SELECT (SELECT row_to_json(o)::text FROM (SELECT 'series' AS type, r.series,
  json_agg(json_build_object('slug', r.slug, 'title', r.title, 'value', trim_scale(r.value),
    'unit', r.unit, 'qualifier', r.qualifier, 'period', {sql.vague("r", "period")},
    'definition', r.definition) ORDER BY r.value, r.slug) AS statistics) o)
FROM figures r
GROUP BY r.series HAVING EXISTS (
  SELECT FROM figures one JOIN figures other ON one.series = other.series AND one.id < other.id
  WHERE one.series = r.series
    AND (one.value, one.unit, one.qualifier)
      IS DISTINCT FROM (other.value, other.unit, other.qualifier)
    AND coalesce(one.period_earliest, '-infinity') <= coalesce(other.period_latest, 'infinity')
    AND coalesce(other.period_earliest, '-infinity') <= coalesce(one.period_latest, 'infinity'))
ORDER BY r.series
"""


def read_discrepancies(asked: Mapping[str, Any], clocks: Clocks) -> list[str]:
    """JSON texts: claims with who stands on which side, series with their figures."""
    rows: list[str] = []
    with connection.cursor() as cursor:
        for kind, statement in (("claim", CLAIM_ROWS), ("series", SERIES_ROWS)):
            if kind in asked.get("type", KINDS):
                cursor.execute(statement, base_params(clocks))
                rows += [row[0] for row in cursor.fetchall()]
    return rows
