"""Evidence, whatever it is of."""

from __future__ import annotations

from commitments.models import Claim, Commitment, Risk, Source, Statistic
from commitments.models import vocabulary as v
from commitments.models.evidence import TARGETS
from commitments.reading import filters as f
from commitments.reading import parameters as p
from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.keyset import Order
from commitments.reading.ledgers import evidence_columns, ledger_rows
from commitments.reading.listing import Filter, Listing, Params
from commitments.reading.moved import UPDATED_AT

JUDGEMENT_TARGET = """
(t.{target}_id IS NULL OR EXISTS (SELECT FROM commitments_{table} j
  WHERE j.id = t.{target}_id AND {public} AND {on_public}))
"""
TARGET_PUBLIC = " AND ".join(
    [
        JUDGEMENT_TARGET.format(
            target=target,
            table=target.replace("_", ""),
            public=sql.public("j"),
            on_public=sql.has_public_version("commitment", "j.commitment_id"),
        )
        for target in ("status_update", "position")
    ]
    + [
        f"(t.{target}_id IS NULL OR {sql.has_public_version(target, f't.{target}_id')})"
        for target in ("commitment", "claim", "statistic", "risk")
    ]
)
MADE_BY_THEN = """
CASE
  WHEN r.status_update_id IS NOT NULL THEN EXISTS (SELECT FROM commitments_statusupdate j
    WHERE j.id = r.status_update_id AND j.day <= %(as_of)s)
  WHEN r.position_id IS NOT NULL THEN EXISTS (SELECT FROM commitments_position j
    WHERE j.id = r.position_id AND j.day <= %(as_of)s)
  WHEN r.publication = 'published' AND r.commitment_id IS NOT NULL THEN {commitment}
  WHEN r.publication = 'published' AND r.claim_id IS NOT NULL THEN {claim}
  ELSE TRUE
END
""".format(
    commitment=sql.has_public_version("commitment", "r.commitment_id", made=True),
    claim=sql.has_public_version("claim", "r.claim_id", made=True),
)


def of_commitment(values: list[str], params: Params, clocks: Clocks) -> str:
    """Evidence of the commitments themselves, and of the judgements on them; each found by its
    target, since a condition on all three would be looked at in every row."""
    ids = f.bind(params, f.ids_of("commitment", Commitment, values, params, clocks))
    on_judgements = "".join(
        f" UNION ALL SELECT e.id FROM commitments_{table} j"
        f" JOIN commitments_evidence e ON e.{target}_id = j.id WHERE j.commitment_id = ANY({ids})"
        for table, target in (("statusupdate", "status_update"), ("position", "position"))
    )
    return (
        "r.id IN (SELECT e.id FROM commitments_evidence e"
        f" WHERE e.commitment_id = ANY({ids}){on_judgements})"
    )


def of_judgement(target: str, noun: str) -> Filter:
    return Filter(
        p.whole(target, f"Of that {noun}.", least=1, most=2**63 - 1, example="12"),
        lambda value, params, clocks: f"r.{target}_id = {f.bind(params, value)}",
    )


EVIDENCE_ROWS, EVIDENCE_DRAFTS = ledger_rows("evidence", TARGET_PUBLIC)
EVIDENCE = Listing(
    name="evidence",
    path="evidence",
    key="id",
    columns=evidence_columns("r"),
    published=EVIDENCE_ROWS,
    drafts=EVIDENCE_DRAFTS,
    filters=[
        Filter(
            p.slugs(
                "commitment",
                Commitment,
                "Of a commitment or of any judgement on it.",
                example="cn-precursor-pledge",
            ),
            of_commitment,
        ),
        *(
            of_judgement(target, noun)
            for target, noun in (("status_update", "status update"), ("position", "position"))
        ),
        f.related("claim", Claim, "Of that claim.", example="china-main-precursor-source"),
        f.related("statistic", Statistic, "Of that statistic.", example="us-overdose-deaths-2022"),
        f.related("risk", Risk, "Of that risk.", example="taipei-visit"),
        f.related("source", Source, "From that source.", example="afp-2024-02-02"),
        f.actor(
            "Who said it, agencies and people too.", lambda ids: f"r.attributed_to_id = ANY({ids})"
        ),
        f.codes("stance", v.Stance, "What it does to its target.", example="contradicts"),
        f.codes("mode", v.Mode, "How we have it.", example="direct"),
        f.codes("credibility", v.Credibility, "The Admiralty code's figure.", example="2"),
        Filter(
            p.Parameter(
                "target_type",
                lambda n, value: p.read_code(n, value, codes=TARGETS),
                "What it is evidence of.",
                {"type": "string", "enum": list(TARGETS)},
                "claim",
                many=True,
            ),
            lambda values, params, clocks: " OR ".join(
                f"r.{target}_id IS NOT NULL" for target in values
            ),
        ),
        *f.window("said", "said_on", "Said"),
        f.updated_since("evidence"),
    ],
    orders={
        "id": Order("r.id", "bigint"),
        "said_on": Order("r.said_on_earliest", "date"),
        "recorded_at": Order("r.recorded_at", "timestamptz"),
        "updated_at": UPDATED_AT,
    },
    default_order="id",
    made_by_then=MADE_BY_THEN,
)
