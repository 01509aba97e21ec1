"""Risks with their past cases, as known at an instant."""

from __future__ import annotations

from commitments.models import (
    RiskVersion,
)
from commitments.models import vocabulary as v
from commitments.reading import filters as f
from commitments.reading import sql
from commitments.reading.ledgers import evidence_of
from commitments.reading.listing import Listing
from commitments.reading.versioned import (
    ABOUT_COMMITMENT,
    STAMPS,
    TITLED,
    commitment_slugs,
    draft_rows,
    evidence_changes,
    evidenced,
    listed_changes,
    public_commitments,
    version_rows,
)

PRECEDENTS = f"""
(SELECT coalesce(jsonb_agg(CASE
    WHEN x.value ->> 'commitment' IS NULL OR r.publication <> 'published' OR EXISTS (
      SELECT FROM commitments_commitment o WHERE o.slug = x.value ->> 'commitment'
        AND {sql.has_public_version("commitment", "o.id")}) THEN x.value
    ELSE x.value || '{{"commitment": null}}' END ORDER BY x.place), '[]')
 FROM jsonb_array_elements(r.precedents) WITH ORDINALITY x(value, place))
"""
DRAFT_PRECEDENTS = """
coalesce((SELECT jsonb_agg(jsonb_build_object(
    'date', CASE WHEN pr.date_edtf = '' THEN NULL ELSE jsonb_build_object('edtf', pr.date_edtf,
      'earliest', pr.date_earliest, 'latest', pr.date_latest, 'said', pr.date_said) END,
    'text', pr.text, 'commitment', o.slug) ORDER BY pr.place_in_list, pr.id)
  FROM commitments_precedent pr LEFT JOIN commitments_commitment o ON o.id = pr.commitment_id
  WHERE pr.risk_id = c.id), '[]')
"""


RISKS = Listing(
    name="risk",
    path="risks",
    columns={
        "url": sql.address("risks", "r.slug"),
        "slug": "r.slug",
        "title": "r.title",
        "text": "r.text",
        "state": "r.state",
        "likelihood": "nullif(r.likelihood, '')",
        "indicators": "r.indicators",
        "precedents": PRECEDENTS,
        "commitments": public_commitments("r.commitments"),
        **STAMPS,
        **evidence_of("risk"),
    },
    published=version_rows(
        RiskVersion, with_rows=evidence_changes("risk") + listed_changes("v.commitments")
    ),
    drafts=draft_rows(
        RiskVersion,
        {"precedents": DRAFT_PRECEDENTS, "commitments": commitment_slugs("risk")},
    ),
    filters=[
        ABOUT_COMMITMENT,
        f.codes("state", v.RiskState, "Its state.", example="open"),
        f.codes("likelihood", v.Likelihood, "ICD 203's term.", example="likely"),
        *evidenced("risk"),
    ],
    orders=TITLED,
)
