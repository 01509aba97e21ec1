"""Claims, who holds them and who disputes them, as known at an instant."""

from __future__ import annotations

from commitments.models import (
    ClaimVersion,
)
from commitments.reading import filters as f
from commitments.reading import parameters as p
from commitments.reading import sql
from commitments.reading.actor_tree import top_of
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

# Who says so speaks for the state or organisation in which they held office when they said it.
SAID = f"""
least(
  coalesce(e.said_on_latest, e.said_on_earliest, (
    SELECT coalesce(sv.published_on_latest, sv.published_on_earliest)
    FROM commitments_sourceversion sv
    WHERE sv.record_id = {sql.counts_as("source", "e.source_id")} AND {sql.known("sv")})),
  (e.recorded_at AT TIME ZONE %(zone)s)::date)
"""
SIDES = f"""
SELECT e.stance, {top_of("e.attributed_to_id", SAID)} AS top_id FROM commitments_evidence e
WHERE e.claim_id = r.id AND e.attributed_to_id IS NOT NULL AND {sql.public("e")}
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
        **evidence_of("claim"),
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
