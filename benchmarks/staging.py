"""What is published when? Working tables from which the rows are made.

Every figure follows from a hash of a row's number, so that equal N give equal data.
"""

from __future__ import annotations

import datetime as dt

from django.db import connection

from benchmarks.filling import literal, run
from benchmarks.words import SENTENCES, sentences

UNTIL = dt.datetime(2026, 10, 31, tzinfo=dt.UTC)
SINCE = UNTIL - dt.timedelta(days=730)
STATES, AGENCIES, PEOPLE = 50, 100, 50
BODIES = STATES + AGENCIES
ACTORS = BODIES + PEOPLE
MOST_FORUMS, TOPICS = 500, 40
UPDATES, QUOTES = 5, 2

HASH = """
CREATE OR REPLACE FUNCTION pg_temp.h(salt int, i bigint, n bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE AS
$$ SELECT (hashint8extended(i, salt) & 9223372036854775807) % n $$
"""
KINDS = """
(ARRAY['pledge','pledge','pledge','pledge','pledge','pledge','pledge','pledge','agenda_item',
'agenda_item','agenda_item','agenda_item','measure','measure','measure','meeting','meeting',
'request','request','legislation'])[1 + pg_temp.h(1, i, 20)]
"""
# One row a commitment. A judgement follows the one before by at least 24 days, so that days,
# instants and numbers have one order.
COMMITMENTS = f"""
CREATE TEMP TABLE bench_c AS
SELECT i, {KINDS} AS kind, pg_temp.h(2, i, 20) <> 0 AS published,
  {literal(SINCE)}::timestamptz + interval '1 day'
    + interval '1 second' * pg_temp.h(3, i, 560 * 86400) AS t0,
  1 + pg_temp.h(4, i, {BODIES}) AS a1,
  1 + mod(pg_temp.h(4, i, {BODIES}) + 1 + pg_temp.h(5, i, 74), {BODIES}) AS a2,
  CASE WHEN pg_temp.h(6, i, 2) = 0
    THEN 1 + mod(pg_temp.h(4, i, {BODIES}) + 75 + pg_temp.h(7, i, 75), {BODIES}) END AS a3,
  1 + pg_temp.h(8, i, %(forums)s) AS forum,
  1 + pg_temp.h(9, i, {TOPICS // 2}) AS topic1,
  CASE WHEN pg_temp.h(10, i, 3) > 0 THEN {TOPICS // 2} + 1 + pg_temp.h(11, i, {TOPICS // 2}) END
    AS topic2,
  mod(i, 4) = 0 AS related, mod(i, 3) = 0 AS spoken_of,
  pg_temp.h(12, i, 2) = 0 AS has_due, pg_temp.h(13, i, 8) = 0 AS extended
FROM generate_series(1::bigint, %(n)s) i
"""
DAYS = """
ALTER TABLE bench_c ADD made_on date, ADD due_earliest date, ADD due_latest date,
  ADD longer date, ADD r1 text, ADD r2 text, ADD r3 text;
UPDATE bench_c SET
  made_on = t0::date - 3 - pg_temp.h(14, i, 300)::int,
  due_earliest = CASE WHEN has_due THEN t0::date + 10 + pg_temp.h(15, i, 60)::int END,
  due_latest = CASE WHEN has_due THEN t0::date + 80 + pg_temp.h(16, i, 400)::int END,
  longer = t0::date + 500 + pg_temp.h(17, i, 100)::int,
  r1 = CASE kind WHEN 'meeting' THEN 'host' WHEN 'request' THEN 'requesting'
    ELSE 'committing' END,
  r2 = CASE kind WHEN 'meeting' THEN 'participant' WHEN 'request' THEN 'addressee'
    ELSE 'counterpart' END,
  r3 = CASE kind WHEN 'meeting' THEN 'participant' WHEN 'request' THEN 'monitor'
    ELSE 'affected' END;
ALTER TABLE bench_c ADD PRIMARY KEY (i)
"""
FOUND = """
CASE WHEN c.kind = 'meeting' THEN
  (ARRAY['mooted','mooted','announced','announced','confirmed','rescheduled','confirmed','held',
    'cancelled','not_held'])[k + pg_temp.h(20 + k, c.i, 6)]
ELSE
  (ARRAY['no_public_evidence','not_started','initiated','initiated','stalled','ongoing',
    'partially_implemented','initiated','implemented','not_implemented','contravened'])
    [k + pg_temp.h(20 + k, c.i, 7)]
END
"""
UPDATES_MADE = f"""
CREATE TEMP TABLE bench_u AS
SELECT (c.i - 1) * {UPDATES} + k AS id, c.i, k, c.published, {FOUND} AS status,
  (ARRAY['low','moderate','moderate','high'])[1 + pg_temp.h(30 + k, c.i, 4)] AS confidence,
  c.t0 + interval '32 days' * k + interval '1 second' * pg_temp.h(40 + k, c.i, 8 * 86400) AS t,
  1 + pg_temp.h(50 + k, c.i, 4)::int AS lag, k = 3 AND c.extended AS extends
FROM bench_c c, generate_series(1, {UPDATES}) k
"""
POSITIONS_MADE = """
CREATE TEMP TABLE bench_p AS
SELECT i / 3 AS id, c.i, c.published,
  CASE WHEN pg_temp.h(60, i, 2) = 0 THEN c.a1 ELSE c.a2 END AS actor,
  (ARRAY['fulfilled','progress','no_progress','disputes_scope'])[1 + pg_temp.h(61, i, 4)] AS view,
  (ARRAY['yes','no','unstated'])[1 + pg_temp.h(62, i, 3)] AS sufficient,
  c.t0 + interval '78 days' + interval '1 second' * pg_temp.h(63, i, 6 * 86400) AS t,
  1 + pg_temp.h(64, i, 2)::int AS lag
FROM bench_c c WHERE c.spoken_of
"""
# All publications in order. What belongs to no commitment is public from the beginning.
NUMBERED = f"""
CREATE TEMP TABLE bench_e AS
WITH planned AS (
  SELECT 'actor' AS what, i AS id, NULL::bigint AS about, 0 AS k,
    {literal(SINCE)}::timestamptz AS t, 1 AS place FROM generate_series(1, {ACTORS}) i
  UNION ALL SELECT 'forum', i, NULL, 0, {literal(SINCE)}, 2 FROM generate_series(1, %(forums)s) i
  UNION ALL SELECT 'topic', i, NULL, 0, {literal(SINCE)}, 3 FROM generate_series(1, {TOPICS}) i
  UNION ALL SELECT 'source', i, NULL, 0, {literal(SINCE)}, 4
    FROM generate_series(1, %(sources)s) i
  UNION ALL SELECT 'commitment', i, i, 0, t0, 5 FROM bench_c WHERE published
  UNION ALL SELECT 'status_update', id, i, k, t, 6 FROM bench_u WHERE published
  UNION ALL SELECT 'position', id, i, 9, t, 7 FROM bench_p WHERE published),
seconds AS (SELECT *, date_trunc('second', t) AS s FROM planned)
SELECT row_number() OVER (ORDER BY s, place, id) AS number, what, id, about, k,
  s + interval '1 microsecond' * row_number() OVER (PARTITION BY s ORDER BY place, id) AS at
FROM seconds
"""
SETTLED = """
ALTER TABLE bench_c ADD at timestamptz;
UPDATE bench_c c SET at = e.at FROM bench_e e WHERE e.what = 'commitment' AND e.id = c.i;
ALTER TABLE bench_u ADD at timestamptz, ADD day date;
UPDATE bench_u u SET at = e.at FROM bench_e e WHERE e.what = 'status_update' AND e.id = u.id;
UPDATE bench_u SET day = t::date - lag;
ALTER TABLE bench_p ADD at timestamptz, ADD day date;
UPDATE bench_p p SET at = e.at FROM bench_e e WHERE e.what = 'position' AND e.id = p.id;
UPDATE bench_p SET day = t::date - lag;
CREATE INDEX ON bench_e (what, id);
ANALYZE bench_c; ANALYZE bench_u; ANALYZE bench_p; ANALYZE bench_e
"""


def stage(n: int) -> None:
    run("SET LOCAL work_mem = '256MB'")
    run(HASH)
    run("CREATE TEMP TABLE bench_sentence (id bigint PRIMARY KEY, text text NOT NULL)")
    with connection.cursor() as cursor, cursor.copy("COPY bench_sentence FROM STDIN") as copy:
        for place, sentence in enumerate(sentences()):
            copy.write_row((place, sentence))
    sizes = {"n": n, "forums": forums(n), "sources": sources(n)}
    run(COMMITMENTS, sizes)
    for statement in (*DAYS.split(";"), UPDATES_MADE, POSITIONS_MADE):
        run(statement)
    run(NUMBERED, sizes)
    for statement in SETTLED.split(";"):
        run(statement)


def forums(n: int) -> int:
    return min(MOST_FORUMS, 20 + n // 200)


def sources(n: int) -> int:
    return 50 + n // 20


def prose(salt: int, row: str, count: int) -> str:
    """SQL of a text of so many sentences."""
    return " || ' ' || ".join(
        f"(SELECT text FROM bench_sentence WHERE id = pg_temp.h({salt + place}, {row},"
        f" {SENTENCES}))"
        for place in range(count)
    )
