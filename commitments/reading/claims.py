"""Claims, who holds them and who disputes them, as known at an instant."""

from __future__ import annotations

from commitments.models import (
    ClaimVersion,
)
from commitments.reading import filters as f
from commitments.reading import parameters as p
from commitments.reading import sql
from commitments.reading.keyset import Order
from commitments.reading.ledgers import evidence_of
from commitments.reading.listing import Filter, Listing
from commitments.reading.versioned import (
    STAMPS,
    TITLED,
    draft_rows,
    evidence_changes,
    evidenced,
    version_rows,
)

# The topmost actor above each, as known: what speaks for a state or an organisation.
TOPS = f"""
WITH RECURSIVE up(actor_id, above_id) AS (
  SELECT a.id, a.id FROM commitments_actor a
  UNION
  SELECT up.actor_id, coalesce(av.parent_id, (SELECT o.id FROM commitments_actor o
    WHERE o.slug = av.offices -> 0 ->> 'of'))
  FROM up JOIN commitments_actorversion av ON av.record_id = up.above_id AND {sql.known("av")}
  WHERE av.parent_id IS NOT NULL OR av.offices -> 0 ->> 'of' IS NOT NULL
)
SELECT up.actor_id, up.above_id AS top_id
FROM up JOIN commitments_actorversion av ON av.record_id = up.above_id AND {sql.known("av")}
WHERE av.parent_id IS NULL AND av.offices -> 0 ->> 'of' IS NULL
"""
SIDES = f"""
SELECT e.stance, tops.top_id FROM commitments_evidence e
JOIN ({TOPS}) tops ON tops.actor_id = e.attributed_to_id
WHERE e.claim_id = r.id AND {sql.public("e")}
  AND {sql.superseded_by("evidence", "e")} IS NULL
"""
DISPUTED = f"""
(r.publication = 'published' AND EXISTS (
  SELECT FROM ({SIDES}) one JOIN ({SIDES}) other
    ON one.stance = 'supports' AND other.stance = 'contradicts' AND one.top_id <> other.top_id))
"""


CLAIMS = Listing(
    name="claim",
    path="claims",
    columns={
        "url": sql.address("claims", "r.slug"),
        "slug": "r.slug",
        "title": "r.title",
        "text": "r.text",
        "made_on": sql.vague("r", "made_on"),
        "disputed": DISPUTED,
        **STAMPS,
        "evidence": evidence_of("claim"),
    },
    published=version_rows(ClaimVersion, with_rows=evidence_changes("claim")),
    drafts=draft_rows(ClaimVersion),
    filters=[
        *evidenced("claim"),
        Filter(
            p.flag("disputed", "Whether actors of different states stand on both sides."),
            lambda value, params, clocks: f"{DISPUTED} = {f.bind(params, value)}",
        ),
        *f.window("made", "made_on", "Made"),
    ],
    orders={**TITLED, "made_on": Order("r.made_on_earliest", "date")},
    made_by_then="r.made_on_earliest IS NULL OR r.made_on_earliest <= %(as_of)s",
)
