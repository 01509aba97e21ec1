"""Under which record did what names another count, as known at an instant?"""

from __future__ import annotations

from collections.abc import Sequence

from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.database import connection


def family(table: str, ids: Sequence[int], clocks: Clocks) -> list[int]:
    """All that counted as one with any of those records, themselves included."""
    if not clocks.merges or table not in sql.MERGED:
        return list(ids)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT unnest(tracker_{table}_family(asked.id, %s))"
            " FROM unnest(%s::bigint[]) asked(id)",
            [clocks.known_at, list(ids)],
        )
        return [pk for (pk,) in cursor.fetchall()]


def merged_into(table: str, slug: str, clocks: Clocks) -> str | None:
    """The slug of the one that it was merged into by then, or None."""
    if not clocks.merges or table not in sql.MERGED:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT tracker_{table}_slug_at(id, %s) FROM commitments_{table} WHERE slug = %s",
            [clocks.known_at, slug],
        )
        (standing,) = cursor.fetchone() or (slug,)
    return None if standing == slug else str(standing)
