"""What of the evidence needs the desk: excerpts that are not, or no more, where they were quoted
from, and links that are dead; as known at an instant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.denials import ABOUT, MADE_BY_THEN
from commitments.reading.happenings import EXCERPT, Happenings, narrowed
from commitments.reading.listing import base_params

SEEN = """
{alias}.{column} <= %(known_at)s AND ({alias}.{column} AT TIME ZONE %(zone)s)::date <= %(as_of)s
"""
# Of each excerpt what was noted last, if it is of what the evidence says now.
NEWEST = f"""
(SELECT DISTINCT ON (w.evidence_id) w.evidence_id, w.sought, w.result, w.edited
 FROM commitments_verification w WHERE {SEEN.format(alias="w", column="verified_at")}
 ORDER BY w.evidence_id, w.id DESC)
"""
TARGET = """
CASE WHEN cv.id IS NOT NULL THEN 'commitments' WHEN clv.id IS NOT NULL THEN 'claims'
  WHEN rv.id IS NOT NULL THEN 'risks' ELSE 'statistics' END AS of,
coalesce(co.slug, cl.slug, (SELECT ri.slug FROM commitments_risk ri WHERE ri.id = e.risk_id),
  (SELECT st.slug FROM commitments_statistic st WHERE st.id = e.statistic_id)) AS slug,
coalesce(cv.title, clv.title, rv.title, tv.title) AS title
"""
LOST = f"""
SELECT {TARGET}, {EXCERPT}, ve.edited, count(*) OVER () AS in_all
FROM {NEWEST} ve
JOIN commitments_evidence e ON e.id = ve.evidence_id
  AND ve.sought = tracker_sought(e.source_id, e.mode, e.excerpt)
JOIN commitments_sourceversion sv
  ON sv.record_id = {sql.counts_as("source", "e.source_id")} AND {sql.known("sv")}
{ABOUT}
LEFT JOIN commitments_riskversion rv ON rv.record_id = e.risk_id AND {sql.known("rv")}
LEFT JOIN commitments_statisticversion tv ON tv.record_id = e.statistic_id AND {sql.known("tv")}
WHERE {{which}} AND {sql.public("e")} AND {sql.superseded_by("evidence", "e")} IS NULL
  AND coalesce(cv.id, clv.id, rv.id, tv.id) IS NOT NULL
  AND {MADE_BY_THEN}
"""
WAYS = {"not_found": "ve.result = 'not_found'", "edited": "ve.edited"}
DEAD = f"""
SELECT s.id, s.slug, sv.title, sv.url, sv.archive_url,
  (d.since AT TIME ZONE %(zone)s)::date AS since, count(*) OVER () AS in_all
FROM (SELECT DISTINCT lc.source_id FROM commitments_linkcheck lc
  WHERE lc.dead_since IS NOT NULL AND {SEEN.format(alias="lc", column="checked_at")}) found
JOIN commitments_source s ON s.id = found.source_id
JOIN commitments_sourceversion sv ON sv.record_id = s.id AND {sql.known("sv")}
  AND sv.merged_into_id IS NULL
CROSS JOIN LATERAL (SELECT {sql.link_dead_since("s.id", "sv.url")} AS since) d
WHERE d.since IS NOT NULL
"""
CITED = f"""
EXISTS (SELECT FROM commitments_evidence e {ABOUT}
  WHERE {sql.counts_under("source", "e.source_id", "s.id")} AND {sql.public("e")}
    AND co.id IN (SELECT id FROM chosen))
"""


def read_lost(way: str, asked: Mapping[str, Any], clocks: Clocks, *, most: int = 100) -> Happenings:
    """`way`: `not_found`, excerpts that no archived copy has, or `edited`, those that are gone from
    a newer copy; of the commitments that the filters let through, if there are any."""
    statement = LOST.format(which=WAYS[way])
    of_chosen, order = "co.id IN (SELECT id FROM chosen)", f"title, id LIMIT {most}"
    return narrowed(statement, of_chosen, asked, clocks, base_params(clocks), order=order)


def read_dead_links(asked: Mapping[str, Any], clocks: Clocks, *, most: int = 100) -> Happenings:
    """Public sources whose address leads nowhere; with filters, those cited on what they let
    through."""
    order = f"title, id LIMIT {most}"
    return narrowed(DEAD, CITED, asked, clocks, base_params(clocks), order=order)
