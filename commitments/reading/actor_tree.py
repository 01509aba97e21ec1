"""For whom does an actor speak? The topmost above it, as known: what `domain.actor_tree` computes
for positions, in SQL."""

from __future__ import annotations

from collections.abc import Sequence

from commitments.reading.database import connection
from commitments.reading.sql import known

# Of the person in version `av`: where they held office on the day, else their first office.
HELD_IN = """
SELECT o.id FROM jsonb_array_elements(av.offices) WITH ORDINALITY x(office, place)
JOIN commitments_actor o ON o.slug = x.office ->> 'of'
ORDER BY coalesce((x.office #>> '{{from,earliest}}')::date <= {day}, TRUE)
  AND coalesce((x.office #>> '{{to,latest}}')::date >= {day}, TRUE) DESC, x.place
LIMIT 1
"""
UP = f"""
WITH RECURSIVE up(id, path) AS (
   SELECT {{actor_id}}, ARRAY[{{actor_id}}]
   UNION ALL
   SELECT above.id, up.path || above.id
   FROM up JOIN commitments_actorversion av ON av.record_id = up.id AND {known("av")}
   CROSS JOIN LATERAL (SELECT coalesce(av.merged_into_id, av.parent_id, ({HELD_IN})) AS id) above
   WHERE above.id <> ALL(up.path))
"""
# Those who have, or ever had, offices, and who was merged into one of them.
IN_OFFICE = """
WITH held(id) AS (
  SELECT record_id FROM commitments_actorversion
  WHERE record_id = ANY(%(ids)s) AND offices <> '[]'
)
SELECT id FROM held
UNION
SELECT record_id FROM commitments_actorversion
WHERE record_id = ANY(%(ids)s) AND merged_into_id IN (SELECT id FROM held)
"""


def top_of(actor_id: str, day: str) -> str:
    """The id of the state or organisation for which the actor spoke on the day."""
    up = UP.format(actor_id=actor_id, day=day)
    return f"({up} SELECT up.id FROM up ORDER BY cardinality(up.path) DESC LIMIT 1)"


def is_below(actor_id: str, day: str, ids: str) -> str:
    """Whether the actor is, or spoke on the day for, any of those ids."""
    up = UP.format(actor_id=actor_id, day=day)
    return f"EXISTS ({up} SELECT FROM up WHERE up.id = ANY({ids}))"


def in_office(ids: Sequence[int]) -> list[int]:
    """Those of them whose place in the tree is another from day to day."""
    with connection.cursor() as cursor:
        cursor.execute(IN_OFFICE, {"ids": list(ids)})
        return [pk for (pk,) in cursor.fetchall()]
