"""Is all entered that triggers enter of standings, versions and texts, as they have it?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import connection, models

from commitments.models import Commitment

Progress = Callable[[Iterable[Any]], Iterable[Any]]
MANY = 5_000
FEWER = 1_000  # of what takes half a millisecond each
# By which lists by actor and status find commitments (models/list_entry.py).
ENTRIES = """
SELECT DISTINCT p.value ->> 'actor' AS actor, s.status, v.made_on_earliest, s.commitment_id
FROM commitments_standing s
JOIN commitments_commitmentversion v ON v.record_id = s.commitment_id
CROSS JOIN jsonb_array_elements(s.parties) p
WHERE v.made_on_earliest IS NOT NULL"""
NOT_ENTERED = """
SELECT * FROM ({wanted}) w WHERE NOT EXISTS (
  SELECT FROM commitments_listentry e WHERE e.actor = w.actor AND e.status = w.status
    AND e.made_on = w.made_on_earliest AND e.commitment_id = w.commitment_id)
ORDER BY 4, 1, 2, 3
"""
# Both ends of what versions say of other commitments (models/relation_entry.py).
ENDS = """
SELECT v.id AS version_id, x.place, d.direction, d.commitment_id, x.value ->> 'type' AS type,
  d.other_id, d.other, v.made_on_earliest AS made_on, v.known_from, v.known_to
FROM commitments_commitmentversion v
JOIN commitments_commitment c ON c.id = v.record_id
CROSS JOIN jsonb_array_elements(v.relations) WITH ORDINALITY x(value, place)
JOIN commitments_commitment o ON o.slug = x.value ->> 'commitment'
CROSS JOIN LATERAL (VALUES ('out', c.id, o.id, o.slug), ('in', o.id, c.id, c.slug)) d(
  direction, commitment_id, other_id, other)
WHERE v.relations <> '[]'"""
# What was entered of a draft that was dropped since is read by nobody.
ENDS_UNLIKE = """
WITH wanted AS ({wanted}), entered AS (
  SELECT version_id, place, direction, commitment_id, type, other_id, other, made_on, known_from,
    known_to
  FROM commitments_relationentry
  WHERE CASE direction WHEN 'out' THEN commitment_id ELSE other_id END {span}
    AND EXISTS (SELECT FROM commitments_commitment c WHERE c.id = commitment_id)
    AND EXISTS (SELECT FROM commitments_commitment o WHERE o.id = other_id))
SELECT DISTINCT CASE direction WHEN 'out' THEN commitment_id ELSE other_id END FROM (
  (TABLE wanted EXCEPT ALL TABLE entered) UNION ALL (TABLE entered EXCEPT ALL TABLE wanted)) unlike
ORDER BY 1
"""
# What searches of the present look at (models/search_entry.py).
SAID_UNLIKE = """
SELECT commitment_id FROM tracker_said(ARRAY(SELECT generate_series({start}::bigint, {end}))) s
FULL JOIN (SELECT * FROM commitments_searchentry WHERE commitment_id BETWEEN {start} AND {end}) e
  USING (commitment_id)
WHERE (s.title, s.words) IS DISTINCT FROM (e.title, e.words) ORDER BY 1
"""


def lists_find_everything(progress: Progress) -> Iterator[str]:
    last = Commitment.objects.aggregate(last=models.Max("pk"))["last"] or 0
    for start in progress(range(1, last + 1, MANY)):
        wanted = f"{ENTRIES} AND s.commitment_id BETWEEN {start} AND {start + MANY - 1}"
        for actor, status, made_on, pk in rows(NOT_ENTERED.format(wanted=wanted)):
            yield f"commitment {pk}: lists do not find it as {status} of {actor}, made {made_on}."


def relations_as_versions_say(progress: Progress) -> Iterator[str]:
    last = Commitment.objects.aggregate(last=models.Max("pk"))["last"] or 0
    for start in progress(range(1, last + 1, MANY)):
        span = f"BETWEEN {start} AND {start + MANY - 1}"
        for (pk,) in rows(ENDS_UNLIKE.format(wanted=f"{ENDS} AND v.record_id {span}", span=span)):
            yield f"commitment {pk}: its relations are not read as its versions say them."


def searches_find_what_is_said(progress: Progress) -> Iterator[str]:
    last = Commitment.objects.aggregate(last=models.Max("pk"))["last"] or 0
    for start in progress(range(1, last + 1, FEWER)):
        for (pk,) in rows(SAID_UNLIKE.format(start=start, end=start + FEWER - 1)):
            yield f"commitment {pk}: searches look for other words than are said of it."


def rows(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
