"""The standings, as the tracker's own projection would have kept them at each publication.

Judgements of a commitment come in the order of their days. So each publication closes the last
span of days and opens two: the same up to the new judgement's day, and what holds from then on.
"""

from __future__ import annotations

from benchmarks.filling import fill, run
from benchmarks.staging import QUOTES
from commitments.models import Standing

# Row j of a commitment: what holds after its first j judgements; the last columns say from when.
STEPS = """
CREATE TEMP TABLE bench_s AS
WITH told AS (
  SELECT i, at, NULL::date AS day, NULL::bigint AS u, NULL::bigint AS p, NULL::date AS heard,
    FALSE AS extends FROM bench_c WHERE published
  UNION ALL SELECT i, at, day, id, NULL,
    CASE WHEN status <> 'no_public_evidence' THEN day END, extends FROM bench_u WHERE published
  UNION ALL SELECT i, at, day, NULL, id, NULL, FALSE FROM bench_p WHERE published)
SELECT i, at, day, lead(at) OVER w AS next_at, lead(day) OVER w AS next_day,
  max(u) OVER w AS u, max(p) OVER w AS p, count(u) OVER w AS updates, max(heard) OVER w AS heard_on,
  bool_or(extends) OVER w AS extended
FROM told WINDOW w AS (PARTITION BY i ORDER BY at)
"""
CLOSED = """
('implemented', 'not_implemented', 'withdrawn', 'superseded', 'held', 'cancelled', 'not_held')
"""
STATES = f"""
CREATE TEMP TABLE bench_state AS
SELECT s.*, coalesce(u.status, 'not_assessed') AS status, u.day AS found_on, u.confidence,
  CASE WHEN s.extended THEN c.longer END AS longer_due,
  CASE WHEN NOT s.extended THEN c.due_earliest END AS due_earliest,
  CASE WHEN s.extended THEN c.longer ELSE c.due_latest END AS due_latest,
  coalesce(u.status, '') IN {CLOSED} AS closed
FROM bench_s s JOIN bench_c c USING (i) LEFT JOIN bench_u u ON u.id = s.u
"""


def date(day: str) -> str:
    return (
        f"jsonb_build_object('edtf', {day}::text, 'earliest', {day}, 'latest', {day}, 'said', '')"
    )


STATUS_AS_OF = f"CASE WHEN s.u IS NOT NULL THEN {date('s.found_on')} END"
PARTIES = f"""
(SELECT jsonb_agg(jsonb_build_object('actor', a.slug, 'role', p.role, 'status', s.status,
   'status_as_of', {STATUS_AS_OF}) ORDER BY p.place)
 FROM (VALUES (c.a1, c.r1, 1), (c.a2, c.r2, 2), (c.a3, c.r3, 3)) p(actor, role, place)
 JOIN commitments_actor a ON a.id = p.actor)
"""
KEYS = """
ARRAY(SELECT DISTINCT k COLLATE "C"
 FROM (VALUES (c.a1, c.r1), (c.a2, c.r2), (c.a3, c.r3)) p(actor, role)
 JOIN commitments_actor a ON a.id = p.actor, unnest(ARRAY[a.slug, p.role || ':' || a.slug,
   '=' || s.status || ':' || a.slug, '=' || s.status || ':' || p.role || ':' || a.slug,
   p.role || ':', '=' || s.status || ':', '=' || s.status || ':' || p.role || ':']) k
 ORDER BY 1)
"""
POSITIONS = f"""
CASE WHEN s.p IS NULL THEN '[]' ELSE
  (SELECT jsonb_build_array(jsonb_build_object('id', p.id, 'actor', a.slug, 'party', NULL,
     'view', p.view, 'sufficient', p.sufficient, 'as_of', {date("p.day")}))
   FROM bench_p p JOIN commitments_actor a ON a.id = p.actor WHERE p.id = s.p) END
"""
VERDICT = """
CASE WHEN s.due_latest IS NULL OR NOT s.closed THEN ''
  WHEN s.status NOT IN ('implemented', 'held') THEN 'ended'
  WHEN s.found_on > s.due_latest THEN 'met_late' ELSE 'met_on_time' END
"""
DUE = """
CASE WHEN s.longer_due IS NOT NULL THEN '../' || s.longer_due
  ELSE coalesce(s.due_earliest || '/' || s.due_latest, '') END
"""


def fill_standings() -> None:
    run("SET LOCAL work_mem = '256MB'")
    run(STEPS)
    run("CREATE INDEX ON bench_s (i); ANALYZE bench_s")
    run(STATES)
    holds = {
        "commitment_id": "s.i",
        "status": "s.status",
        "status_as_of": STATUS_AS_OF,
        "confidence": "coalesce(s.confidence, '')",
        "due_edtf": DUE,
        "due_earliest": "s.due_earliest",
        "due_latest": "s.due_latest",
        "contestation": "CASE WHEN s.p IS NULL THEN 'silent' ELSE 'one_sided' END",
        "verdict": VERDICT,
        "found_late": "coalesce(s.heard_on > s.due_latest, FALSE)",
        "closed": "s.closed",
        "parties": PARTIES,
        "positions": POSITIONS,
        "keys": KEYS,
        "update_count": "s.updates",
        "evidence_count": f"s.updates * {QUOTES}",
        "valid_from": "s.day",
    }
    both = "bench_state s JOIN bench_c c ON c.i = s.i"
    last = {"valid_to": "NULL", "known_from": "s.at", "known_to": "s.next_at"}
    up_to_next = {"valid_to": "s.next_day", "known_from": "s.next_at", "known_to": "NULL"}
    fill(Standing, {**holds, **last}, both)
    fill(Standing, {**holds, **up_to_next}, f"{both} WHERE s.next_at IS NOT NULL")
