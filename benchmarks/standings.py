"""The standings, as the tracker's own projection would have kept them at each publication.

Judgements of a commitment come in the order of their days. So each publication closes the last
span of days and opens two: the same up to the new judgement's day, and what holds from then on.
"""

from __future__ import annotations

from benchmarks.filling import fill, run
from benchmarks.staging import QUOTES
from commitments.domain.entered import ENDS, ENTRIES
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


def date(day: str) -> str:
    return (
        f"jsonb_build_object('edtf', {day}::text, 'earliest', {day}, 'latest', {day}, 'said', '')"
    )


CLOSED = """
('implemented', 'not_implemented', 'withdrawn', 'superseded', 'held', 'cancelled', 'not_held')
"""
STATES = f"""
CREATE TEMP TABLE bench_state AS
SELECT s.*, coalesce(u.status, 'not_assessed') AS status, u.day AS found_on, u.confidence,
  CASE WHEN s.u IS NOT NULL THEN {date("u.day")} END AS said_on,
  CASE WHEN s.extended THEN c.longer END AS longer_due,
  CASE WHEN NOT s.extended THEN c.due_earliest END AS due_earliest,
  CASE WHEN s.extended THEN c.longer ELSE c.due_latest END AS due_latest,
  coalesce(u.status, '') IN {CLOSED} AS closed
FROM bench_s s JOIN bench_c c USING (i) LEFT JOIN bench_u u ON u.id = s.u
"""


def party(place: int) -> str:
    return (
        f"jsonb_build_array(jsonb_build_object('actor', x{place}.slug, 'role', c.r{place},"
        " 'status', s.status, 'status_as_of', s.said_on))"
    )


def keys(place: int) -> str:
    """By which a party is found: its actor, its role, its status, and each two or three of them."""
    return (
        f"ARRAY[x{place}.slug, c.r{place} || ':' || x{place}.slug, '=' || s.status || ':' ||"
        f" x{place}.slug, '=' || s.status || ':' || c.r{place} || ':' || x{place}.slug,"
        f" c.r{place} || ':', '=' || s.status || ':', '=' || s.status || ':' || c.r{place} || ':']"
    )


PARTIES = f"{party(1)} || {party(2)} || CASE WHEN c.a3 IS NULL THEN '[]' ELSE {party(3)} END"
KEYS = f"""
ARRAY(SELECT DISTINCT k COLLATE "C"
 FROM unnest({keys(1)} || {keys(2)} || CASE WHEN c.a3 IS NOT NULL THEN {keys(3)} END) k ORDER BY 1)
"""
POSITIONS = f"""
CASE WHEN s.p IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('id', p.id,
  'actor', y.slug, 'party', NULL, 'view', p.view, 'sufficient', p.sufficient,
  'as_of', {date("p.day")})) END
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
    run("ANALYZE bench_state")
    holds = {
        "commitment_id": "s.i",
        "status": "s.status",
        "status_as_of": "s.said_on",
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
    both = (
        "bench_state s JOIN bench_c c ON c.i = s.i JOIN commitments_actor x1 ON x1.id = c.a1"
        " JOIN commitments_actor x2 ON x2.id = c.a2 LEFT JOIN commitments_actor x3 ON x3.id = c.a3"
        " LEFT JOIN bench_p p ON p.id = s.p LEFT JOIN commitments_actor y ON y.id = p.actor"
    )
    last = {"valid_to": "NULL", "known_from": "s.at", "known_to": "s.next_at"}
    up_to_next = {"valid_to": "s.next_day", "known_from": "s.next_at", "known_to": "NULL"}
    fill(Standing, {**holds, **last}, both)
    fill(Standing, {**holds, **up_to_next}, f"{both} WHERE s.next_at IS NOT NULL")


def fill_words() -> None:
    """All that is said of each; once there are indexes to find it by, and figures to plan with."""
    run("ANALYZE")
    run(
        "INSERT INTO commitments_searchentry (commitment_id, title, words)"
        " SELECT s.* FROM generate_series(1, (SELECT max(id) FROM commitments_commitment), 1000) i"
        " CROSS JOIN LATERAL tracker_said(ARRAY(SELECT generate_series(i, i + 999))) s"
    )


def fill_entries() -> None:
    """What the triggers on standings and versions would have entered."""
    run(
        "INSERT INTO commitments_listentry (actor, status, made_on, commitment_id)"
        f" {ENTRIES} ORDER BY 1, 2, 3, 4"
    )
    run(
        "INSERT INTO commitments_relationentry (version_id, place, direction, commitment_id, type,"
        f" other_id, other, made_on, known_from, known_to) {ENDS} ORDER BY d.commitment_id"
    )
