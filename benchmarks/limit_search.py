"""The search as one statement: each word in any text of a commitment or published on it."""

from __future__ import annotations

from benchmarks.limit_sql import CURRENT, JOINED, MEMBERS

QUOTED = """
SELECT j.commitment_id FROM ({evidence}) q(id)
JOIN commitments_statusupdate j ON j.id = q.id WHERE j.publication = 'published'
  AND j.day <= %(today)s
"""
ON_EVIDENCE = """
SELECT e.status_update_id FROM commitments_evidence e
WHERE e.search @@ {query} AND e.publication = 'published'
UNION ALL
SELECT e.status_update_id FROM commitments_sourceversion sv
JOIN commitments_evidence e ON e.source_id = sv.record_id
WHERE sv.search @@ {query} AND sv.known_to IS NULL AND e.publication = 'published'
"""
FOUND = """
SELECT record_id FROM commitments_commitmentversion WHERE search @@ {query} AND known_to IS NULL
UNION
SELECT commitment_id FROM commitments_statusupdate
WHERE search @@ {query} AND publication = 'published' AND day <= %(today)s
UNION
SELECT commitment_id FROM commitments_position
WHERE search @@ {query} AND publication = 'published' AND day <= %(today)s
UNION
{quoted}
UNION
SELECT s.commitment_id FROM commitments_standing s
WHERE s.known_to IS NULL AND (s.valid_from IS NULL OR s.valid_from <= %(today)s)
  AND (s.valid_to IS NULL OR s.valid_to > %(today)s) AND s.keys && ARRAY(
  SELECT a.slug FROM commitments_actorversion av JOIN commitments_actor a ON a.id = av.record_id
  WHERE av.search @@ {query} AND av.known_to IS NULL)::varchar[]
"""


def found(word: str) -> str:
    query = f"phraseto_tsquery('english', {word})"
    evidence = ON_EVIDENCE.format(query=query)
    return FOUND.format(query=query, quoted=QUOTED.format(evidence=evidence))


ANY = "(phraseto_tsquery('english', %(word1)s) || phraseto_tsquery('english', %(word2)s))"
# The title's part of the vector, at the weight of words that have none.
RANK = f"-ts_rank_cd('{{0.1,0.1,0.1,0.1}}', ts_filter(v.search, '{{a}}'), {ANY})"
HEADLINE = (
    "ts_headline('english', replace(replace(replace(left(t.text, 20000), '&', '&amp;'), '<',"
    f" '&lt;'), '>', '&gt;'), {ANY}, 'StartSel=<mark>, StopSel=</mark>, MaxFragments=2,"
    ' MaxWords=24, MinWords=8, FragmentDelimiter=" … "\')'
)
SNIPPET = f"""
(SELECT {HEADLINE} FROM (
   SELECT 0 AS place, v.title || '. ' || v.text || ' ' || v.criteria AS text,
     to_tsvector('english', v.title || '. ' || v.text || ' ' || v.criteria) AS vector
   UNION ALL
   SELECT 1, j.summary, j.search FROM commitments_statusupdate j
   WHERE j.commitment_id = c.id AND j.publication = 'published' AND j.day <= %(today)s
   UNION ALL
   SELECT 2, j.summary, j.search FROM commitments_position j
   WHERE j.commitment_id = c.id AND j.publication = 'published' AND j.day <= %(today)s
   UNION ALL
   SELECT 3, e.excerpt || ' ' || e.translation, e.search FROM commitments_statusupdate j
   JOIN commitments_evidence e ON e.status_update_id = j.id
   WHERE j.commitment_id = c.id AND j.publication = 'published' AND j.day <= %(today)s
     AND e.publication = 'published') t
 WHERE t.vector @@ {ANY}
 ORDER BY t.place, ts_rank_cd(t.vector, {ANY}) DESC, t.text COLLATE "C" LIMIT 1)
"""
SEARCH = f"""
WITH ids AS MATERIALIZED (
  ({found("%(word1)s")}) INTERSECT ({found("%(word2)s")})),
h AS MATERIALIZED (
  SELECT v.id AS version, s.id AS standing, {RANK} AS rank, c.slug
  FROM ids JOIN commitments_commitmentversion v ON v.record_id = ids.record_id
  JOIN commitments_standing s ON s.commitment_id = v.record_id
  JOIN commitments_commitment c ON c.id = v.record_id
  WHERE {CURRENT} ORDER BY 3, 4 LIMIT 20)
SELECT json_build_object('results', coalesce(json_agg(row_to_json(o)), '[]'))::text
FROM (SELECT {MEMBERS}, {SNIPPET} AS snippet FROM h {JOINED} ORDER BY h.rank, c.slug) o
"""
