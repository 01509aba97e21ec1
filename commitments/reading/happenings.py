"""What happened in a span of days, and what became known in it of days before?

Judgements on the commitments that the filters of `commitments/` let through, under both clocks.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.database import connection
from commitments.reading.ledgers import evidence_columns
from commitments.reading.listing import base_params, conditions


@dataclass(frozen=True, slots=True)
class Span:
    """Days `first` to `last`, both within; the instants `begins` (within) to `ends` (without)."""

    first: dt.date
    last: dt.date
    begins: dt.datetime
    ends: dt.datetime


@dataclass(frozen=True, slots=True)
class Happenings:
    """`rows`: the first of them, as objects; `total`: how many there are."""

    rows: list[dict[str, Any]]
    total: int


CHOSEN = """
chosen AS MATERIALIZED (SELECT {columns} FROM ({published}) r WHERE {where})
"""
TOLD = "r.id, r.slug, r.title, r.kind, r.contestation, r.positions"
EXCERPT = f"""
{
    ", ".join(
        f'{evidence_columns("e")[n]} AS "{n}"'
        for n in (
            "id",
            "excerpt",
            "locator",
            "language",
            "translation",
            "stance",
            "credibility",
            "verification",
        )
    )
},
{sql.name_of_actor("e.attributed_to_id")} AS attributed_to, e.speaker_text,
sv.title AS source_title, sv.publisher, sv.url AS source_url, sv.reliability,
{sql.vague("sv", "published_on")} AS published_on, sv.archive_url,
({sql.link_dead_since("sv.record_id", "sv.url")} AT TIME ZONE %(zone)s)::date AS dead_since,
(SELECT max(k.at AT TIME ZONE %(zone)s)::date FROM commitments_capture k
  WHERE {sql.counts_under("source", "k.source_id", "sv.record_id")} AND k.at <= %(known_at)s)
  AS copied_on
"""
DECIDING = f"""
(SELECT row_to_json(d) FROM (
  SELECT {EXCERPT}
  FROM commitments_evidence e JOIN commitments_sourceversion sv
    ON sv.record_id = {sql.counts_as("source", "e.source_id")} AND {sql.known("sv")}
  WHERE e.{{target}}_id = j.id AND {sql.public("e")}
    AND {sql.superseded_by("evidence", "e")} IS NULL
  ORDER BY e.stance <> 'supports', e.excerpt = '', e.credibility, sv.reliability, e.id LIMIT 1) d)
"""
ABOUT = f"""
c.slug AS commitment, c.title, c.kind, {sql.slug_of("actor", "j.party_id")} AS party,
{sql.name_of_actor("j.party_id")} AS party_name, j.id, {sql.vague("j", "as_of")} AS as_of,
j.day, j.summary, {sql.instant("j.published_at")} AS published_at, j.supersedes_id AS supersedes
"""
# The newest one on the same party before it, as it was to be read when it was published.
EARLIER = """
(SELECT b.{column} FROM commitments_{table} b
 WHERE b.commitment_id = j.commitment_id AND {same}
   AND b.id <> j.id AND {public} AND (b.day, b.published_at, b.id) < (j.day, j.published_at, j.id)
   AND NOT EXISTS (SELECT FROM commitments_{table} sb WHERE sb.supersedes_id = b.id
     AND sb.id <> j.id AND {public_correction})
 ORDER BY b.day DESC, b.published_at DESC, b.id DESC LIMIT 1)
"""


def earlier(table: str, column: str, *names: str) -> str:
    """`names`: what it must name alike, under whatever name that counts."""
    return EARLIER.format(
        table=table,
        column=column,
        same=" AND ".join(
            " IS NOT DISTINCT FROM ".join(sql.counts_as("actor", f"{a}.{n}_id") for a in "bj")
            for n in names
        ),
        public=sql.public("b"),
        public_correction=sql.public("sb"),
    )


FINDING = f"""
SELECT {ABOUT}, j.status, {earlier("statusupdate", "status", "party")} AS before,
  (SELECT w.status FROM commitments_statusupdate w WHERE w.id = j.supersedes_id) AS mistaken,
  {sql.vague("j", "occurred_on")} AS occurred_on, j.place, {sql.vague("j", "due")} AS due,
  j.confidence, c.contestation, c.positions, {DECIDING.format(target="status_update")} AS deciding
FROM commitments_statusupdate j JOIN chosen c ON c.id = j.commitment_id
"""
VIEW = f"""
SELECT {ABOUT}, j.view, j.sufficient,
  {earlier("position", "view", "party", "actor")} AS before,
  (SELECT w.view FROM commitments_position w WHERE w.id = j.supersedes_id) AS mistaken,
  {sql.slug_of("actor", "j.actor_id")} AS actor, {sql.name_of_actor("j.actor_id")} AS actor_name,
  {sql.name_of_actor("j.speaker_id")} AS speaker, c.contestation,
  {DECIDING.format(target="position")} AS deciding
FROM commitments_position j JOIN chosen c ON c.id = j.commitment_id
"""
STANDS = "{public} AND {superseded} IS NULL"
IN_PERIOD = "j.day BETWEEN %(first)s AND %(last)s"
LEARNT = "j.day < %(first)s AND j.published_at >= %(begins)s AND j.published_at < %(ends)s"
# A finding that brings another status than the one before, or corrects a mistaken one.
CHANGED = f"""
({earlier("statusupdate", "status", "party")} IS DISTINCT FROM j.status
  OR j.supersedes_id IS NOT NULL)
"""
KINDS = {
    "changed": ("statusupdate", FINDING, CHANGED),
    "steady": ("statusupdate", FINDING, f"NOT {CHANGED}"),
    "views": ("position", VIEW, "TRUE"),
}


def read_happenings(
    kind: str,
    asked: Mapping[str, Any],
    clocks: Clocks,
    span: Span,
    *,
    learnt: bool = False,
    most: int = 200,
) -> Happenings:
    """`kind`: `changed` and `steady` findings, or `views`. Those whose day lies in the span; if
    `learnt`, those that were published in it, about days before."""
    table, select, which = KINDS[kind]
    params = base_params(clocks) | params_of(span)
    when = LEARNT if learnt else IN_PERIOD
    chosen = chosen_of(asked, params, clocks, among=judged(table, when), columns=TOLD)
    where = f"{standing(table)} AND {when} AND {which}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH {chosen} SELECT row_to_json(o)::text FROM"
            f" ({select} WHERE {where} ORDER BY j.day, j.published_at, j.id LIMIT {most}) o"
            " ORDER BY o.day, o.published_at, o.id",
            params,
        )
        rows = [json.loads(row[0]) for row in cursor.fetchall()]
        total = len(rows)
        if total == most:
            cursor.execute(
                f"WITH {chosen} SELECT count(*) FROM commitments_{table} j"
                f" JOIN chosen c ON c.id = j.commitment_id WHERE {where}",
                params,
            )
            total = cursor.fetchone()[0]
    return Happenings(rows, total)


def standing(table: str) -> str:
    return STANDS.format(public=sql.public("j"), superseded=sql.superseded_by(table, "j"))


def count_changed(asked: Mapping[str, Any], clocks: Clocks, span: Span) -> int:
    """Commitments of which a finding changed the status in the span, or was learnt in it to have
    changed it before."""
    params = base_params(clocks) | params_of(span)
    when = f"({IN_PERIOD} OR {LEARNT})"
    chosen = chosen_of(asked, params, clocks, among=judged("statusupdate", when))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH {chosen} SELECT count(DISTINCT j.commitment_id) FROM commitments_statusupdate j"
            f" JOIN chosen c ON c.id = j.commitment_id WHERE {standing('statusupdate')}"
            f" AND {when} AND {CHANGED}",
            params,
        )
        found: int = cursor.fetchone()[0]
    return found


def params_of(span: Span) -> dict[str, Any]:
    return {"first": span.first, "last": span.last, "begins": span.begins, "ends": span.ends}


def judged(table: str, when: str) -> str:
    """Ids of the commitments on which there are judgements of then, public or not."""
    return f"SELECT j.commitment_id FROM commitments_{table} j WHERE {when}"


def chosen_of(
    asked: Mapping[str, Any],
    params: dict[str, Any],
    clocks: Clocks,
    *,
    among: str = "",
    columns: str = "r.id, r.slug",
) -> str:
    """What the filters let through, as a WITH query; `among`: SQL of the ids that matter, so that
    no more is looked at of a large record than there is to tell."""
    where = conditions(COMMITMENTS, asked, params, clocks)
    if among:
        where += f" AND r.id IN ({among})"
    return CHOSEN.format(columns=columns, published=COMMITMENTS.published, where=where)


def read_views(ids: Sequence[int], clocks: Clocks) -> list[dict[str, Any]]:
    """Those positions, in the order of the ids."""
    params = base_params(clocks) | {"ids": list(ids)}
    chosen = CHOSEN.format(
        columns=TOLD,
        published=COMMITMENTS.published,
        where="r.id IN (SELECT commitment_id FROM commitments_position WHERE id = ANY(%(ids)s))",
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH {chosen} SELECT row_to_json(o)::text FROM"
            f" ({VIEW} WHERE j.id = ANY(%(ids)s)) o"
            " ORDER BY array_position(%(ids)s::bigint[], o.id)",
            params,
        )
        return [json.loads(row[0]) for row in cursor.fetchall()]


RISKS_MOVED = f"""
SELECT ri.slug, nv.title, nv.text, nv.state, nv.likelihood, ov.state AS state_before,
  ov.likelihood AS likelihood_before, nv.commitments
FROM commitments_riskversion nv JOIN commitments_risk ri ON ri.id = nv.record_id
LEFT JOIN commitments_riskversion ov ON ov.record_id = nv.record_id
  AND ov.known_from < %(begins)s AND (ov.known_to IS NULL OR ov.known_to >= %(begins)s)
WHERE {sql.known("nv")} AND nv.known_from >= %(begins)s AND nv.known_from < %(ends)s
  AND (nv.state, nv.likelihood) IS DISTINCT FROM (ov.state, ov.likelihood)
ORDER BY ri.slug
"""


def read_risks_moved(asked: Mapping[str, Any], clocks: Clocks, span: Span) -> list[dict[str, Any]]:
    """Risks that are new, or whose state or likelihood differs from what it was as the span
    began; of the commitments that the filters let through, if there are any."""
    params = base_params(clocks) | params_of(span)
    rows = read_rows(RISKS_MOVED, params)
    if not asked:
        return rows
    named = sorted({slug for row in rows for slug in row["commitments"]})
    params["named"] = named
    among = "SELECT n.id FROM commitments_commitment n WHERE n.slug = ANY(%(named)s)"
    statement = f"WITH {chosen_of(asked, params, clocks, among=among)} SELECT slug FROM chosen"
    let_through = {row["slug"] for row in read_rows(statement, params)}
    return [row for row in rows if let_through & set(row["commitments"])]


def read_rows(statement: str, params: Mapping[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT row_to_json(o)::text FROM ({statement}) o", params)
        return [json.loads(row[0]) for row in cursor.fetchall()]


def narrowed(
    statement: str,
    of_chosen: str,
    asked: Mapping[str, Any],
    clocks: Clocks,
    params: dict[str, Any],
    *,
    order: str,
) -> Happenings:
    """What the statement finds; with filters, only what is `of_chosen`, the commitments that they
    let through (`chosen`)."""
    head, where = "", ""
    if asked:
        head, where = f"WITH {chosen_of(asked, params, clocks)} ", f"AND {of_chosen} "
    rows = read_rows(f"{head}{statement} {where}ORDER BY {order}", params)
    return Happenings(rows, rows[0]["in_all"] if rows else 0)


RETRACTIONS = f"""
SELECT {sql.instant("ch.at")} AS at, ch.object_type, ch.object_key, ch.reason, ch.before,
  cv.title, co.slug AS commitment, count(*) OVER () AS in_all
FROM commitments_change ch
LEFT JOIN commitments_commitment co ON co.id = ch.commitment_id
LEFT JOIN LATERAL (SELECT v.title FROM commitments_commitmentversion v
  WHERE v.record_id = ch.commitment_id AND v.known_from < ch.at
  ORDER BY v.known_from DESC LIMIT 1) cv ON TRUE
WHERE ch.type = 'retracted' AND ch.at >= %(begins)s AND ch.at < %(ends)s AND ch.at <= %(known_at)s
"""


def read_retractions(
    asked: Mapping[str, Any], clocks: Clocks, span: Span, *, most: int = 200
) -> Happenings:
    """What was taken back in the span: of the commitments chosen, and, where none are chosen by a
    filter, of everything else too. A retracted commitment is told whatever the filter says of it,
    since it has no state any more that a filter could ask for."""
    params = base_params(clocks) | params_of(span)
    where = "TRUE"
    chosen = ""
    if asked:
        among = "SELECT rc.commitment_id FROM commitments_change rc WHERE rc.type = 'retracted'"
        chosen = f"WITH {chosen_of(asked, params, clocks, among=among)} "
        where = "(ch.commitment_id IN (SELECT id FROM chosen) OR ch.object_type = 'commitment')"
    rows = read_rows(f"{chosen}{RETRACTIONS} AND {where} ORDER BY ch.number LIMIT {most}", params)
    return Happenings(rows, rows[0]["in_all"] if rows else 0)
