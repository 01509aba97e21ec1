"""What was updated between two instants, without working out for each row when it was.

An update is an instant of something: of a row's own publication, of its correction, of evidence
that came or went, of what was found of an excerpt, of a touch. So those instants say which rows may
have been updated then; some of them were updated again later, and are told apart by who asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from commitments.reading.clocks import Clocks
from commitments.reading.keyset import Order
from commitments.reading.listing import Params
from commitments.reading.page_sql import PageSQL
from commitments.reading.prepared import ask

UPDATED_AT = Order("r.updated_at", "timestamptz")
MOST = 20_000  # rows
SPANS = (10, 160)  # changes, for each row of the page
THEN = "BETWEEN %(first)s::timestamptz AND %(last)s::timestamptz"
# Of the rows that name them, which nobody knows by an index, these may be all.
NAMED_OTHERWISE = f"""
SELECT NULL::bigint AS id WHERE EXISTS (
  SELECT FROM commitments_actorversion v
  WHERE v.number > 1 AND v.known_from {THEN} AND v.merged_into_id IS NOT NULL)
OR EXISTS (
  SELECT FROM commitments_sourceversion v JOIN commitments_sourceversion p
    ON p.record_id = v.record_id AND p.number = v.number - 1
  WHERE v.number > 1 AND v.known_from {THEN} AND (v.merged_into_id IS NOT NULL
    OR v.derived_from_id IS DISTINCT FROM p.derived_from_id))
"""
OWN = f"""
SELECT t.id FROM commitments_{{table}} t WHERE t.published_at {THEN}
UNION ALL
SELECT t.supersedes_id FROM commitments_{{table}} t
WHERE t.supersedes_id IS NOT NULL AND (t.published_at {THEN} OR t.retracted_at {THEN})
"""
OF_EVIDENCE = f"""
SELECT e.{{target}}_id FROM commitments_evidence e
WHERE e.{{target}}_id IS NOT NULL AND (e.published_at {THEN} OR e.retracted_at {THEN})
UNION ALL
SELECT e.{{target}}_id FROM commitments_verification ve
JOIN commitments_evidence e ON e.id = ve.evidence_id
WHERE e.{{target}}_id IS NOT NULL AND ve.change_id IS NOT NULL AND ve.verified_at {THEN}
"""
OF_EXCERPTS = f"""
SELECT ve.evidence_id FROM commitments_verification ve
WHERE ve.change_id IS NOT NULL AND ve.verified_at {THEN}
"""


def judgements(table: str, target: str) -> str:
    return " UNION ALL ".join(
        [OWN.format(table=table), OF_EVIDENCE.format(target=target), NAMED_OTHERWISE]
    )


# By a listing's name: the ids of rows that may have been updated then, NULL where any may.
MOVED = {
    "commitment": f"SELECT t.commitment_id AS id FROM commitments_touch t WHERE t.at {THEN}",
    "status_update": judgements("statusupdate", "status_update"),
    "position": judgements("position", "position"),
    "evidence": " UNION ALL ".join([OWN.format(table="evidence"), OF_EXCERPTS, NAMED_OTHERWISE]),
}
# The instant so many changes further on, or the last that there can be.
FURTHER = """
SELECT coalesce((SELECT at FROM commitments_change WHERE at {beyond} %(start)s::timestamptz
  AND at <= %(known_at)s ORDER BY at {way} OFFSET %(changes)s LIMIT 1)::text, %(end)s)
"""


def moved(name: str, first: Any, last: Any, *, most: int = MOST) -> list[int] | None:
    """The ids of the listing's public rows that may have been updated from `first` to `last`
    (instants, or their text), all that were among them; None if too many may."""
    found = ask(
        f"SELECT DISTINCT m.id FROM ({MOVED[name]}) m LIMIT {most + 1}",
        {"first": first, "last": last},
        planned_once=False,
    )
    ids = [pk for (pk,) in found]
    return None if len(ids) > most or None in ids else sorted(ids)


def steps(page: PageSQL, clocks: Clocks) -> Iterator[tuple[str, str, bool]]:
    """Spans of time along the walk from where it starts, the second longer than the first: from,
    to, and whether nothing lies further on."""
    down = page.walk.directions[0] == "DESC"
    end = "-infinity" if down else clocks.known_at.isoformat()
    start = page.walk.start[0] if page.walk.start else None
    if start is None:
        start = clocks.known_at.isoformat() if down else "-infinity"
    further = FURTHER.format(beyond="<=" if down else ">=", way="DESC" if down else "ASC")
    for changes in (each * (page.size + 1) for each in SPANS):
        ((bound,),) = ask(
            further,
            {"start": start, "known_at": clocks.known_at, "changes": changes, "end": end},
        )
        yield (bound, start, bound == end) if down else (start, bound, bound == end)
        if bound == end:
            return


def spans(name: str, page: PageSQL, params: Params, clocks: Clocks) -> Iterator[tuple[str, bool]]:
    """Conditions of the rows that were updated in a span of time along the walk, and whether these
    are all that the walk meets: else a page that they don't fill is none."""
    for first, last, whole in steps(page, clocks):
        ids = moved(name, first, last)
        if ids is None:
            return
        params["moved"], params["moved_from"], params["moved_by"] = ids, first, last
        # Not by `last` alone: a cursor of later clocks lies past what these know, and some
        # that moved in between had then been updated long before.
        then = (
            "r.id = ANY(%(moved)s::bigint[]) AND r.updated_at"
            " BETWEEN %(moved_from)s::timestamptz AND %(moved_by)s::timestamptz"
        )
        yield f"{then} AND {page.where}", whole
