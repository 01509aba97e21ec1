"""Which commitments say this now? By all that is entered of each (models/search_entry.py).

That has no places of words: phrases are looked for in the texts themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from commitments.reading.prepared import ask

# Of each term: of how many parts it is (none: it says nothing by itself), and whose names say it.
PARTS = """
SELECT numnode(q.query), ARRAY(
  SELECT a.slug FROM commitments_actorversion av
  JOIN commitments_actor a ON a.id = coalesce(av.merged_into_id, av.record_id)
  WHERE av.search @@ q.query AND av.known_to IS NULL ORDER BY 1)
FROM unnest(%(terms)s::text[]) WITH ORDINALITY t(term, place)
CROSS JOIN LATERAL (SELECT tracker_search_query(t.term) AS query OFFSET 0) q ORDER BY t.place
"""
SAID = "SELECT w.commitment_id FROM commitments_searchentry w"
TITLE = "(SELECT w.title FROM commitments_searchentry w WHERE w.commitment_id = r.id)"


def said_now(
    wanted: Sequence[str],
    unwanted: Sequence[str],
    found: Callable[[str], str],
    params: dict[str, Any],
) -> str:
    """SQL of the ids. The terms are bound as q0, q1 and so on, the unwanted ones last; `found`: SQL
    of the ids whose texts say a phrase."""
    parts = ask(PARTS, {"terms": [*wanted, *unwanted]})
    words: list[str] = []
    phrases: list[str] = []
    left_out: list[str] = []
    for number, (count, actors) in enumerate(parts):
        query = f"tracker_search_query(%(q{number})s)"
        of_parties = ""
        if actors:
            params[f"q{number}_actors"] = " | ".join(f"'={slug}'" for slug in actors)
            of_parties = f"%(q{number}_actors)s::tsquery"
        if count == 1:
            query = f"({query} || {of_parties})" if actors else query
            words.append(query if number < len(wanted) else f"(!! {query})")
        elif count:
            said = found(query)
            if actors:
                said += f" UNION ALL {SAID} WHERE w.words @@ {of_parties}"
            (phrases if number < len(wanted) else left_out).append(f"({said})")
    if words or not phrases:
        phrases.insert(0, SAID + (f" WHERE w.words @@ ({' && '.join(words)})" if words else ""))
    return " EXCEPT ".join([f"({' INTERSECT '.join(phrases)})", *left_out])
