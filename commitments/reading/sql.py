"""The pieces of SQL that several reads share. Parameters: `as_of`, `known_at`, `base`, `zone`,
`merges` (whether anything was ever merged).

Rows name records that were merged since. Whoever reads them asks `counts_as`; PostgreSQL folds what
hangs on `merges` away before it plans, so that nothing is paid for it where nothing was merged.
"""

from __future__ import annotations

MERGED = ("actor", "source")
# Of a verification: it made a public answer another one, and did so by the instant.
TOLD_BY_THEN = "ve.change_id IS NOT NULL AND ve.verified_at <= %(known_at)s"


def known(alias: str) -> str:
    """The version was what we knew at `known_at`."""
    return (
        f"({alias}.known_from <= %(known_at)s"
        f" AND ({alias}.known_to IS NULL OR {alias}.known_to > %(known_at)s))"
    )


def public(alias: str) -> str:
    """The ledger row was public at `known_at`."""
    return (
        f"({alias}.published_at <= %(known_at)s"
        f" AND ({alias}.retracted_at IS NULL OR {alias}.retracted_at > %(known_at)s))"
    )


def valid(alias: str) -> str:
    """The standing holds on the day `as_of`."""
    return (
        f"(({alias}.valid_from IS NULL OR {alias}.valid_from <= %(as_of)s)"
        f" AND ({alias}.valid_to IS NULL OR {alias}.valid_to > %(as_of)s))"
    )


def has_public_version(table: str, record_id: str, *, made: bool = False) -> str:
    made_by_then = (
        " AND (pv.made_on_earliest IS NULL OR pv.made_on_earliest <= %(as_of)s)" if made else ""
    )
    return (
        f"EXISTS (SELECT FROM commitments_{table}version pv"
        f" WHERE pv.record_id = {record_id} AND {known('pv')}{made_by_then})"
    )


def vague(alias: str, name: str) -> str:
    """A vague date's four columns as the API reads them."""
    column = f"{alias}.{name}"
    return (
        f"CASE WHEN {column}_edtf = '' THEN NULL ELSE json_build_object("
        f"'edtf', {column}_edtf, 'earliest', {column}_earliest,"
        f" 'latest', {column}_latest, 'said', {column}_said) END"
    )


def instant(expression: str) -> str:
    """UTC, microseconds, Z."""
    return f"to_char({expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"


def slug_of(table: str, record_id: str) -> str:
    """Of what was merged by then, that of the one that stays."""
    slug = "n.slug"
    if table in MERGED:
        slug = (
            "CASE WHEN n.merged_into_id IS NULL THEN n.slug"
            f" ELSE tracker_{table}_slug_at(n.id, %(known_at)s) END"
        )
    return f"(SELECT {slug} FROM commitments_{table} n WHERE n.id = {record_id})"


def counts_as(table: str, record_id: str) -> str:
    """The id of the record itself, or of the one that it was merged into by then."""
    return (
        f"(CASE WHEN %(merges)s THEN tracker_{table}_at({record_id}, %(known_at)s)"
        f" ELSE {record_id} END)"
    )


def counts_under(table: str, column: str, record_id: str) -> str:
    """The condition that the id in the column counted as the same record then."""
    return (
        f"(CASE WHEN %(merges)s THEN {column} = ANY(tracker_{table}_family({record_id},"
        f" %(known_at)s)) ELSE {column} = {record_id} END)"
    )


def merged_at(*named: tuple[str, str]) -> str:
    """When the last of those (table, SQL of an id) came to count as another."""
    asked = ", ".join(
        f"tracker_{table}_merged_at({record_id}, %(known_at)s)" for table, record_id in named
    )
    return f"CASE WHEN %(merges)s THEN greatest({asked}) END"


def merged_on_evidence(where: str) -> str:
    """The same of the sources, and of who is quoted, in that evidence (alias `le`)."""
    last = merged_at(("source", "le.source_id"), ("actor", "le.attributed_to_id"))
    return (
        f"CASE WHEN %(merges)s THEN (SELECT max({last}) FROM commitments_evidence le"
        f" WHERE {where} AND {public('le')} AND {superseded_by('evidence', 'le')} IS NULL) END"
    )


def verified(alias: str, column: str, otherwise: str) -> str:
    """What came of looking for the excerpt, as it was noted by the instant and on the day; of a
    draft, what was noted last."""
    return (
        f"coalesce((SELECT CASE WHEN ve.sought = tracker_sought({alias}.source_id, {alias}.mode,"
        f" {alias}.excerpt) THEN ve.{column} END FROM commitments_verification ve"
        f" WHERE ve.evidence_id = {alias}.id AND ({alias}.published_at IS NULL"
        " OR ve.verified_at <= %(known_at)s"
        " AND (ve.verified_at AT TIME ZONE %(zone)s)::date <= %(as_of)s)"
        f" ORDER BY ve.id DESC LIMIT 1), {otherwise})"
    )


def verified_on(where: str) -> str:
    """The last instant at which a public answer of that became another; `where` is on evidence
    (alias `le`)."""
    return (
        "(SELECT max(ve.verified_at) FROM commitments_evidence le JOIN commitments_verification ve"
        f" ON ve.evidence_id = le.id WHERE {where} AND {public('le')} AND {TOLD_BY_THEN})"
    )


def verified_itself(alias: str) -> str:
    """The same of a public row of evidence."""
    return (
        "(SELECT max(ve.verified_at) FROM commitments_verification ve"
        f" WHERE ve.evidence_id = {alias}.id AND {TOLD_BY_THEN})"
    )


def link_dead_since(source: str, address: str, *, or_if: str = "FALSE") -> str:
    """Since when the source's address leads nowhere, by the newest look at it that was known;
    `or_if`: where looks count that nobody was told of."""
    return (
        f"(SELECT lc.dead_since FROM commitments_linkcheck lc WHERE lc.source_id = {source}"
        f" AND lc.address = {address} AND ({or_if} OR lc.checked_at <= %(known_at)s"
        " AND (lc.checked_at AT TIME ZONE %(zone)s)::date <= %(as_of)s)"
        " ORDER BY lc.checked_at DESC, lc.id DESC LIMIT 1)"
    )


def line_since(where: str) -> str:
    """When what the sources of that evidence (alias `le`) re-report was last told otherwise; asked
    only where it ever was of any."""
    return f"""
CASE WHEN %(merges)s OR (SELECT EXISTS (
    SELECT FROM commitments_sourceversion sv JOIN commitments_sourceversion pv
      ON pv.record_id = sv.record_id AND pv.number = sv.number - 1
    WHERE sv.number > 1 AND sv.known_from <= %(known_at)s
      AND sv.derived_from_id IS DISTINCT FROM pv.derived_from_id))
  THEN (SELECT max(tracker_source_line_since(le.source_id, %(known_at)s))
    FROM commitments_evidence le WHERE {where} AND le.stance = 'supports' AND {public("le")}
      AND {superseded_by("evidence", "le")} IS NULL) END
"""


def corroboration(where: str) -> str:
    """How many sources support it, and to how many origins they go back: what re-reports another is
    no second voice. `where` is on evidence (alias `e`). Most sources re-report none: for them the
    version alone is read."""
    return f"""
(SELECT json_build_object('sources', count(DISTINCT l.line[1]),
    'origins', count(DISTINCT l.line[cardinality(l.line)]))
 FROM (SELECT CASE WHEN NOT %(merges)s AND EXISTS (SELECT FROM commitments_sourceversion sl
     WHERE sl.record_id = e.source_id AND {known("sl")} AND sl.derived_from_id IS NULL)
     THEN ARRAY[e.source_id] ELSE tracker_source_line(e.source_id, %(known_at)s) END AS line
   FROM commitments_evidence e WHERE e.stance = 'supports' AND {where}) l)
"""


def address(path: str, key: str) -> str:
    return f"(%(base)s || '/api/v1/{path}/' || {key} || '/')"


def last_on_rows(table: str, where: str) -> str:
    """The last instant by `known_at` at which one of those ledger rows came or went."""
    return (
        "(SELECT max(CASE WHEN lr.retracted_at <= %(known_at)s THEN lr.retracted_at"
        f" ELSE lr.published_at END) FROM commitments_{table} lr"
        f" WHERE {where} AND lr.published_at <= %(known_at)s)"
    )


def name_of_actor(actor_id: str) -> str:
    """As it was known."""
    return (
        "(SELECT an.name FROM commitments_actorversion an"
        f" WHERE an.record_id = {counts_as('actor', actor_id)} AND {known('an')})"
    )


def superseded_by(table: str, alias: str) -> str:
    """The published correction of a ledger row."""
    return (
        f"(SELECT sb.id FROM commitments_{table} sb"
        f" WHERE sb.supersedes_id = {alias}.id AND {public('sb')})"
    )


def objects(columns: dict[str, str], source: str, where: str, order: str) -> str:
    """A JSON list of objects with those members, compact and in order."""
    members = ", ".join(f'{expression} AS "{name}"' for name, expression in columns.items())
    return (
        f"(SELECT coalesce(json_agg(row_to_json(o) ORDER BY {order}), '[]') FROM {source}"
        f" CROSS JOIN LATERAL (SELECT {members}) o WHERE {where})"
    )
