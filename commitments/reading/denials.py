"""Who has newly contradicted a claim, a commitment or a judgement on one?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.happenings import (
    EXCERPT,
    Happenings,
    Span,
    narrowed,
    params_of,
)
from commitments.reading.listing import base_params

# Evidence `e` with the public record that it stands on, if that is a claim or has a commitment.
ABOUT = f"""
LEFT JOIN commitments_statusupdate u ON u.id = e.status_update_id AND {sql.public("u")}
LEFT JOIN commitments_position h ON h.id = e.position_id AND {sql.public("h")}
LEFT JOIN commitments_commitment co
  ON co.id = coalesce(e.commitment_id, u.commitment_id, h.commitment_id)
LEFT JOIN commitments_commitmentversion cv ON cv.record_id = co.id AND {sql.known("cv")}
LEFT JOIN commitments_claim cl ON cl.id = e.claim_id
LEFT JOIN commitments_claimversion clv ON clv.record_id = cl.id AND {sql.known("clv")}
"""
# Of a judgement only what had been judged by then.
MADE_BY_THEN = "coalesce(u.day, h.day, '-infinity') <= %(as_of)s"
DENIALS = f"""
SELECT CASE WHEN e.claim_id IS NULL THEN 'commitment' ELSE 'claim' END AS of,
  coalesce(cl.slug, co.slug) AS slug, coalesce(clv.title, cv.title) AS title, {EXCERPT},
  count(*) OVER () AS in_all
FROM commitments_evidence e
JOIN commitments_sourceversion sv
  ON sv.record_id = {sql.counts_as("source", "e.source_id")} AND {sql.known("sv")}
{ABOUT}
WHERE e.stance = 'contradicts' AND {sql.public("e")}
  AND {sql.superseded_by("evidence", "e")} IS NULL AND coalesce(clv.id, cv.id) IS NOT NULL
  AND {MADE_BY_THEN}
  AND (e.said_on_latest BETWEEN %(first)s AND %(last)s
    OR e.published_at >= %(begins)s AND e.published_at < %(ends)s
      AND coalesce(e.said_on_latest, '-infinity') < %(first)s)
"""
# Claims name no commitments: one belongs to those that are told of from the same sources.
OF_CHOSEN = f"""
(co.id IN (SELECT id FROM chosen) OR EXISTS (
  SELECT FROM commitments_evidence o JOIN commitments_evidence x ON x.source_id = o.source_id
  LEFT JOIN commitments_statusupdate xu ON xu.id = x.status_update_id AND {sql.public("xu")}
  LEFT JOIN commitments_position xh ON xh.id = x.position_id AND {sql.public("xh")}
  WHERE o.claim_id = cl.id AND {sql.public("o")} AND {sql.public("x")}
    AND coalesce(x.commitment_id, xu.commitment_id, xh.commitment_id)
      IN (SELECT id FROM chosen)))
"""


def read_denials(
    asked: Mapping[str, Any], clocks: Clocks, span: Span, *, most: int = 50
) -> Happenings:
    """What was said against them in the span, or said before and learnt in it; of the commitments
    that the filters let through, if there are any, and of the claims that belong to those."""
    params = base_params(clocks) | params_of(span)
    order = f"2, e.id LIMIT {most}"
    return narrowed(DENIALS, OF_CHOSEN, asked, clocks, params, order=order)
