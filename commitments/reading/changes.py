"""What changed, in the order in which it became known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commitments.reading import parameters as p
from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.database import connection
from commitments.reading.filters import bind
from commitments.reading.listing import AS_OF, KNOWN_AT, PAGE_SIZE, Params, base_params, conditions

FILTER_PARAMETERS = COMMITMENTS.filter_parameters
PARAMETERS = [
    p.whole("cursor", "Goes on after that change.", least=0, most=2**63 - 1, example="120"),
    p.instant("since", "Changes at this instant or later."),
    PAGE_SIZE,
    AS_OF,
    KNOWN_AT,
    *FILTER_PARAMETERS,
]
PATHS = "CASE ch.object_type {} END".format(
    " ".join(
        f"WHEN '{kind}' THEN '{path}'"
        for kind, path in {
            "commitment": "commitments",
            "status_update": "status-updates",
            "position": "positions",
            "claim": "claims",
            "risk": "risks",
            "statistic": "statistics",
            "source": "sources",
            "evidence": "evidence",
            "actor": "actors",
            "forum": "forums",
            "topic": "topics",
        }.items()
    )
)
IS_PUBLIC = (
    "EXISTS (SELECT FROM commitments_commitment o WHERE o.slug = {slug}"
    f" AND {sql.has_public_version('commitment', 'o.id')})"
)
NAMED_IN_LISTS = {
    "relations": "x.value ->> 'commitment'",
    "commitments": "x.value #>> '{}'",
}


def without_drafts(column: str) -> str:
    """What was told of a record, but for the commitments in its lists that are not public."""
    lists = [
        f"CASE WHEN {column} ? '{name}' THEN jsonb_build_object('{name}',"
        " (SELECT coalesce(jsonb_agg(x.value ORDER BY x.place), '[]')"
        f" FROM jsonb_array_elements({column} -> '{name}') WITH ORDINALITY x(value, place)"
        f" WHERE {IS_PUBLIC.format(slug=slug)})) ELSE '{{}}' END"
        for name, slug in NAMED_IN_LISTS.items()
    ]
    precedents = (
        f"CASE WHEN {column} ? 'precedents' THEN jsonb_build_object('precedents',"
        " (SELECT coalesce(jsonb_agg(CASE WHEN x.value ->> 'commitment' IS NULL"
        f" OR {IS_PUBLIC.format(slug=NAMED_IN_LISTS['relations'])} THEN x.value"
        """ ELSE x.value || '{"commitment": null}' END ORDER BY x.place), '[]')"""
        f" FROM jsonb_array_elements({column} -> 'precedents') WITH ORDINALITY x(value, place)))"
        " ELSE '{}' END"
    )
    named = " || ".join([column, *lists, precedents])
    lists_of = "ARRAY['relations', 'commitments', 'precedents']"
    return f"CASE WHEN {column} ?| {lists_of} THEN {named} ELSE {column} END"


# Known by their id.
LEDGER = "ch.object_type IN ('status_update', 'position', 'evidence', 'verification', 'resolution')"
COLUMNS = {
    "number": "ch.number",
    "at": sql.instant("ch.at"),
    "type": "ch.type",
    "object": "json_strip_nulls(json_build_object('type', ch.object_type,"
    f" 'slug', CASE WHEN NOT {LEDGER} THEN ch.object_key END,"
    f" 'id', CASE WHEN {LEDGER} THEN ch.object_id END,"
    f" 'url', %(base)s || '/api/v1/' || {PATHS} || '/' || ch.object_key || '/'))",
    "commitment": sql.slug_of("commitment", "ch.commitment_id"),
    "party": sql.slug_of("actor", "ch.party_id"),
    "before": without_drafts("ch.before"),
    "after": without_drafts("ch.after"),
    "reason": "ch.reason",
}


@dataclass(frozen=True, slots=True)
class Changes:
    """`rows`: JSON texts; `cursor`: the last number seen; `more`: not caught up yet."""

    rows: list[str]
    cursor: int
    more: bool


def read_changes(asked: Mapping[str, Any], clocks: Clocks) -> Changes:
    params = base_params(clocks)
    size = asked.get("page_size", 50)
    params["cursor"] = asked.get("cursor", 0)
    params["since"] = asked.get("since", dt.datetime(1, 1, 1, tzinfo=dt.UTC))
    params["newest"] = clocks.number
    where = (
        "ch.number > %(cursor)s AND ch.at >= %(since)s AND ch.number <= %(newest)s"
        f" AND {chosen_changes(asked, params, clocks)}"
    )
    members = ", ".join(f'{expression} AS "{name}"' for name, expression in COLUMNS.items())
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (SELECT row_to_json(o)::text FROM (SELECT {members}) o), ch.number"
            f" FROM commitments_change ch WHERE {where} ORDER BY ch.number LIMIT {size + 1}",
            params,
        )
        found = cursor.fetchall()
    more = len(found) > size
    found = found[:size]
    last = found[-1][1] if more else max(clocks.number, params["cursor"])
    return Changes([row[0] for row in found], last, more)


# Commitments taken back by then, and the last moment at which each was public.
GONE = """
SELECT c.id, c.retracted_at - interval '1 microsecond' AS last_known
FROM commitments_commitment c
WHERE c.retracted_at <= %(known_at)s AND c.retracted_at >= {since}::timestamptz
"""


def chosen_changes(asked: Mapping[str, Any], params: Params, clocks: Clocks) -> str:
    """The condition that the filters of `commitments/` make on `ch`: changes on such a one, or on
    one that was such when it was taken back, so that its tombstone is not missed."""
    filters = {x.name: asked[x.name] for x in FILTER_PARAMETERS if x.name in asked}
    if not filters:
        return "TRUE"

    def those(filters: Mapping[str, Any]) -> str:
        where = conditions(COMMITMENTS, filters, params, clocks)
        return f"SELECT r.id FROM ({COMMITMENTS.published}) r WHERE {where}"

    chosen = those(filters)
    # To be taken back is the last update there is.
    gone = GONE.format(since=bind(params, filters.pop("updated_since", "-infinity")))
    as_last_known = those(filters).replace("%(known_at)s", "gone.last_known")
    return (
        f"(ch.commitment_id IN ({chosen}) OR ch.commitment_id IN (SELECT gone.id FROM ({gone}) gone"
        f" CROSS JOIN LATERAL ({as_last_known} AND r.id = gone.id) last)"
        f" OR ch.number IN ({VERIFIED_ON.format(chosen=chosen)}))"
    )


# One run bears on as many commitments as it altered a result of.
VERIFIED_ON = """
SELECT ve.change_id FROM commitments_verification ve
JOIN commitments_evidence e ON e.id = ve.evidence_id
LEFT JOIN commitments_statusupdate u ON u.id = e.status_update_id
LEFT JOIN commitments_position p ON p.id = e.position_id
WHERE ve.change_id IS NOT NULL
  AND coalesce(e.commitment_id, u.commitment_id, p.commitment_id) IN ({chosen})
"""
