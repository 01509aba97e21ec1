"""One statement for each request, written by hand for the present alone: no clocks, no drafts.

Placeholders: `today`, `base`, and what the request asks.
"""

from __future__ import annotations

from textwrap import dedent


def instant(column: str) -> str:
    return f"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"


def date(prefix: str) -> str:
    return (
        f"CASE WHEN {prefix}_edtf = '' THEN NULL ELSE json_build_object('edtf', {prefix}_edtf,"
        f" 'earliest', {prefix}_earliest, 'latest', {prefix}_latest, 'said', {prefix}_said) END"
    )


CURRENT = dedent(
    """
    s.known_to IS NULL AND v.known_to IS NULL
    AND (s.valid_from IS NULL OR s.valid_from <= %(today)s)
    AND (s.valid_to IS NULL OR s.valid_to > %(today)s)
    AND (v.made_on_earliest IS NULL OR v.made_on_earliest <= %(today)s)
    """
)
# Rows `h` have the ids of a version and of its standing, in the order of `place`.
MEMBERS = f"""
  %(base)s || '/api/v1/commitments/' || c.slug || '/' AS url, c.slug, v.kind, v.bindingness,
  v.wording, v.specificity, v.title, v.text, v.criteria, f.slug AS forum, v.place, v.review_every,
  {date("v.original_due")} AS original_due, s.parties, v.topics, v."references",
  {date("v.made_on")} AS made_on, {date("s.due")} AS due, s.status, s.status_as_of,
  nullif(s.confidence, '') AS confidence,
  CASE WHEN s.due_latest IS NULL THEN 'no_deadline' WHEN s.verdict <> '' THEN s.verdict
    WHEN %(today)s > s.due_latest THEN CASE WHEN s.found_late THEN 'overdue' ELSE 'lapsed' END
    WHEN s.due_latest - %(today)s <= 14 THEN 'due_soon'
    WHEN s.due_earliest IS NULL OR s.due_earliest <= %(today)s THEN 'in_window'
    ELSE 'not_yet_due' END AS timeliness,
  s.contestation,
  NOT s.closed AND %(today)s - (SELECT max(at) FROM commitments_change ch
      WHERE ch.commitment_id = c.id)::date
    >= coalesce(v.review_every, (SELECT fv.review_every FROM commitments_forumversion fv
      WHERE fv.record_id = v.forum_id AND fv.known_to IS NULL), 90) AS stale,
  s.positions, s.update_count, s.evidence_count,
  (SELECT coalesce(json_agg(json_build_object('type', x.type, 'direction', x.direction,
     'commitment', x.slug) ORDER BY x.direction DESC, x.slug), '[]')
   FROM (SELECT e.type, e.direction, e.other AS slug FROM commitments_relationentry e
     WHERE e.commitment_id = c.id AND e.known_to IS NULL AND (e.direction = 'in' OR EXISTS (
       SELECT FROM commitments_commitmentversion pv
       WHERE pv.record_id = e.other_id AND pv.known_to IS NULL))) x) AS relations,
  'published' AS publication, {instant("v.published_at")} AS published_at,
  {instant("c.created_at")} AS created_at,
  {instant("(SELECT max(at) FROM commitments_touch t WHERE t.commitment_id = c.id)")} AS updated_at
"""
JOINED = """
  JOIN commitments_commitmentversion v ON v.id = h.version
  JOIN commitments_standing s ON s.id = h.standing
  JOIN commitments_commitment c ON c.id = v.record_id
  LEFT JOIN commitments_forum f ON f.id = v.forum_id
"""
BELOW = """
below(id) AS (
  SELECT id FROM commitments_actor WHERE slug = %(actor)s
  UNION
  SELECT l.id FROM below b JOIN (
    SELECT id, parent_id AS above FROM commitments_actor WHERE parent_id IS NOT NULL
    UNION ALL SELECT person_id, of_id FROM commitments_office) l ON l.above = b.id)
"""
FILTERED = f"""
WITH RECURSIVE {BELOW}, found AS MATERIALIZED (
  SELECT v.id AS version, s.id AS standing, v.made_on_earliest AS made_on, c.slug
  FROM commitments_standing s
  JOIN commitments_commitmentversion v ON v.record_id = s.commitment_id
  JOIN commitments_commitment c ON c.id = v.record_id
  WHERE {CURRENT} AND s.status = %(status)s
    AND s.keys && ARRAY(SELECT slug FROM commitments_actor JOIN below USING (id))),
h AS (SELECT * FROM found ORDER BY made_on DESC NULLS LAST, slug LIMIT 50)
"""
LIST = f"""
{FILTERED} SELECT json_build_object('results', coalesce(json_agg(row_to_json(o)), '[]'))::text
FROM (SELECT {MEMBERS} FROM h {JOINED} ORDER BY h.made_on DESC NULLS LAST, c.slug) o
"""
LIST_WITH_COUNT = f"""
{FILTERED} SELECT json_build_object('count', (SELECT count(*) FROM found),
  'results', coalesce(json_agg(row_to_json(o)), '[]'))::text
FROM (SELECT {MEMBERS} FROM h {JOINED} ORDER BY h.made_on DESC NULLS LAST, c.slug) o
"""
PAGE = f"""
WITH h AS (
  SELECT v.id AS version, s.id AS standing, v.made_on_earliest AS made_on, c.slug
  FROM commitments_commitmentversion v
  JOIN commitments_standing s ON v.record_id = s.commitment_id
  JOIN commitments_commitment c ON c.id = v.record_id
  WHERE {CURRENT} AND v.made_on_earliest <= %(made_on)s
    AND (v.made_on_earliest < %(made_on)s OR c.slug > %(slug)s)
  ORDER BY v.made_on_earliest DESC NULLS LAST, c.slug LIMIT %(size)s)
SELECT json_build_object('results', coalesce(json_agg(row_to_json(o)), '[]'))::text
FROM (SELECT {MEMBERS} FROM h {JOINED} ORDER BY h.made_on DESC NULLS LAST, c.slug) o
"""
EVIDENCE = f"""
  e.id, %(base)s || '/api/v1/evidence/' || e.id || '/' AS url, es.slug AS source,
  json_build_object('type', 'status_update', 'id', e.status_update_id) AS target, e.excerpt,
  e.locator, ea.slug AS attributed_to, e.speaker_text, e.mode, {date("e.said_on")} AS said_on,
  e.stance, e.credibility, e.language, e.translation,
  coalesce(ve.result, 'not_checked') AS verification,
  coalesce(ve.edited, FALSE) AS edited_at_source,
  e.supersedes_id AS supersedes, NULL::bigint AS superseded_by, e.publication,
  {instant("e.published_at")} AS published_at, {instant("e.recorded_at")} AS recorded_at
"""
EVIDENCE_ROWS = """
  commitments_evidence e JOIN commitments_source es ON es.id = e.source_id
  LEFT JOIN commitments_actor ea ON ea.id = e.attributed_to_id
  LEFT JOIN LATERAL (SELECT * FROM commitments_verification WHERE evidence_id = e.id
    ORDER BY id DESC LIMIT 1) ve ON ve.sought = tracker_sought(e.source_id, e.mode, e.excerpt)
"""
STAMPS = f"""
  NULL::bigint AS superseded_by, j.publication, {instant("j.published_at")} AS published_at,
  {instant("j.recorded_at")} AS recorded_at
"""


def judged(table: str, target: str, members: str) -> str:
    path = "status-updates" if table == "statusupdate" else "positions"
    return f"""
(SELECT coalesce(json_agg(row_to_json(o)), '[]') FROM (
   SELECT j.id, %(base)s || '/api/v1/{path}/' || j.id || '/' AS url, c.slug AS commitment,
     NULL AS party, {members}, j.supersedes_id AS supersedes, {STAMPS},
     (SELECT coalesce(json_agg(row_to_json(q)), '[]')
      FROM (SELECT {EVIDENCE} FROM {EVIDENCE_ROWS} WHERE e.{target}_id = j.id
        AND e.publication = 'published' ORDER BY e.id) q) AS evidence,
     (SELECT json_build_object('sources', count(DISTINCT l.line[1]),
        'origins', count(DISTINCT l.line[cardinality(l.line)]))
      FROM (SELECT tracker_source_line(e.source_id, 'infinity') AS line
        FROM commitments_evidence e WHERE e.{target}_id = j.id AND e.stance = 'supports'
          AND e.publication = 'published') l) AS corroboration
   FROM commitments_{table} j WHERE j.commitment_id = c.id AND j.publication = 'published'
     AND j.day <= %(today)s ORDER BY j.day DESC, j.published_at DESC) o)
"""


UPDATES = judged(
    "statusupdate",
    "status_update",
    f"j.status, {date('j.as_of')} AS as_of, {date('j.occurred_on')} AS occurred_on, j.place,"
    f" {date('j.due')} AS due, j.summary, j.confidence",
)
POSITIONS = judged(
    "position",
    "position",
    "(SELECT slug FROM commitments_actor WHERE id = j.actor_id) AS actor,"
    " (SELECT slug FROM commitments_actor WHERE id = j.speaker_id) AS speaker, j.view,"
    f" j.sufficient, {date('j.as_of')} AS as_of, j.summary",
)
DETAIL = f"""
SELECT row_to_json(o)::text FROM (
  SELECT {MEMBERS.replace("s.positions,", POSITIONS + " AS positions,")}, {UPDATES} AS updates,
    (SELECT coalesce(json_agg(row_to_json(q)), '[]') FROM (SELECT {EVIDENCE} FROM {EVIDENCE_ROWS}
       JOIN commitments_statusupdate j ON j.id = e.status_update_id
       WHERE j.commitment_id = c.id AND e.publication = 'published' AND j.day <= %(today)s
       ORDER BY e.id) q) AS evidence
  FROM commitments_commitment c JOIN commitments_commitmentversion v ON v.record_id = c.id
  JOIN commitments_standing s ON s.commitment_id = c.id
  LEFT JOIN commitments_forum f ON f.id = v.forum_id
  WHERE c.slug = %(slug)s AND {CURRENT}) o
"""
STATS = f"""
WITH chosen AS MATERIALIZED (
  SELECT s.parties FROM commitments_standing s
  JOIN commitments_commitmentversion v ON v.record_id = s.commitment_id WHERE {CURRENT}),
counted AS (
  SELECT p.status, p.actor, count(*) AS count,
    CASE WHEN p.status <> 'not_assessed' THEN count(*) END AS assessed
  FROM chosen CROSS JOIN LATERAL (
    SELECT DISTINCT x.value ->> 'actor' AS actor, x.value ->> 'status' AS status
    FROM jsonb_array_elements(parties) x WHERE x.value ->> 'role' = 'committing') p
  GROUP BY 1, 2)
SELECT json_build_object('total', (SELECT count(*) FROM chosen), 'results',
  json_agg(json_build_object('status', status, 'actor', actor, 'count', count,
    'share', round(assessed / (SELECT sum(assessed) FROM counted), 6))
    ORDER BY status, actor))::text
FROM counted
"""
POST = f"""
WITH made AS (
  INSERT INTO commitments_statusupdate (row_version, created_at, created_by_id, recorded_at,
    publication, authors, review_note, reason, retraction_reason, commitment_id, status,
    as_of_edtf, as_of_earliest, as_of_latest, as_of_said, day, summary, confidence, place,
    occurred_on_edtf, occurred_on_said, due_edtf, due_said)
  SELECT 1, now(), %(by)s, now(), 'draft', ARRAY[%(by)s], '', '', '', c.id, %(status)s,
    %(as_of)s::text, %(as_of)s::text::date, %(as_of)s::text::date, '',
    least(%(as_of)s::text::date, %(today)s), %(summary)s, %(confidence)s, '', '', '', '', ''
  FROM commitments_commitment c WHERE c.slug = %(commitment)s::text RETURNING *)
SELECT row_to_json(o)::text FROM (SELECT j.id,
  %(base)s || '/api/v1/status-updates/' || j.id || '/' AS url, %(commitment)s::text AS commitment,
  NULL AS party, j.status, {date("j.as_of")} AS as_of, {date("j.occurred_on")} AS occurred_on,
  j.place, {date("j.due")} AS due, j.summary, j.confidence, j.supersedes_id AS supersedes, {STAMPS},
  json_build_object('sources', 0, 'origins', 0) AS corroboration,
  '[]'::json AS evidence FROM made j) o
"""
