"""What are actors called, as known at an instant?"""

from __future__ import annotations

from collections.abc import Iterable

from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.database import connection


def names_of(slugs: Iterable[str], clocks: Clocks) -> dict[str, str]:
    """Names by slug."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.slug, av.name FROM commitments_actor a JOIN commitments_actorversion av"
            f" ON av.record_id = a.id AND {sql.known('av')} WHERE a.slug = ANY(%(slugs)s)",
            {"known_at": clocks.known_at, "slugs": sorted(set(slugs))},
        )
        return dict(cursor.fetchall())
