"""What may be nested in a commitment: its judgements in full, and its evidence.

Each is one more expression of the same statement, so the number of queries stays what it is.
"""

from __future__ import annotations

from commitments.reading import sql
from commitments.reading.ledgers import COUNTS, POSITIONS, STATUS_UPDATES, evidence_columns
from commitments.reading.listing import Listing
from commitments.reading.parameters import Parameter, read_code


def judgements(listing: Listing, table: str, where: str, order: str) -> str:
    """Those on the commitment `r`, as their own list answers them."""
    members = ", ".join(f'{each} AS "{name}"' for name, each in listing.columns.items())
    return (
        "(SELECT inc.list FROM (SELECT r.id AS pk, r.positions AS held) host CROSS JOIN LATERAL ("
        f"SELECT coalesce(json_agg(row_to_json(o) ORDER BY {order}), '[]') AS list"
        f" FROM ({listing.published}) r CROSS JOIN LATERAL (SELECT {members}) o"
        f" WHERE r.commitment_id = host.pk AND {listing.made_by_then} AND {where}"
        f" AND {sql.superseded_by(table, 'r')} IS NULL) inc)"
    )


def counting(table: str) -> str:
    """Ids of the judgements on the commitment `r` that count."""
    return (
        f"SELECT j.id FROM commitments_{table} j WHERE j.commitment_id = r.id"
        f" AND {sql.public('j')} AND j.day <= %(as_of)s"
        f" AND {sql.superseded_by(table, 'j')} IS NULL"
    )


# What `evidence_count` counts: the commitment's own, and that of the judgements that count.
ON_ALL = f"""
e.id = ANY(ARRAY(
  SELECT oe.id FROM commitments_evidence oe WHERE oe.commitment_id = r.id
  UNION ALL
  SELECT oe.id FROM commitments_evidence oe
  WHERE oe.status_update_id IN ({counting("statusupdate")})
  UNION ALL
  SELECT oe.id FROM commitments_evidence oe WHERE oe.position_id IN ({counting("position")})
)) AND {COUNTS}
"""


INCLUDED = {
    "updates": judgements(
        STATUS_UPDATES, "statusupdate", "TRUE", "r.day DESC, r.published_at DESC, r.id DESC"
    ),
    "positions": judgements(
        POSITIONS,
        "position",
        "EXISTS (SELECT FROM jsonb_array_elements(host.held) h(value)"
        " WHERE (h.value ->> 'id')::bigint = r.id)",
        "r.party_id NULLS FIRST, r.actor_id, r.id",
    ),
    "evidence": sql.objects(evidence_columns("e"), "commitments_evidence e", ON_ALL, "e.id"),
    "corroboration": sql.corroboration(ON_ALL),
}
INCLUDE = Parameter(
    "include",
    lambda name, value: read_code(name, value, codes=list(INCLUDED)),
    "Nests in each commitment: “updates”, all that count, the newest first; “positions”, those that"
    " stand there anyway, in full; “evidence”, all that counts, that of its judgements too;"
    " “corroboration”, how many sources of it support, and how many origins they go back to.",
    {"type": "string", "enum": list(INCLUDED)},
    "updates,evidence",
    many=True,
)
