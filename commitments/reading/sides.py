"""On whose side did each of these actors speak? The topmost above it on the day, as known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from commitments.reading import sql
from commitments.reading.actor_tree import top_of
from commitments.reading.clocks import Clocks
from commitments.reading.database import connection
from commitments.reading.listing import base_params

STATEMENT = f"""
SELECT w.slug, w.day, {sql.slug_of("actor", top_of("a.id", "w.day"))}
FROM unnest(%(slugs)s::text[], %(days)s::date[]) w(slug, day)
JOIN commitments_actor a ON a.slug = w.slug
"""


def read_sides(
    asked: Collection[tuple[str, dt.date]], clocks: Clocks
) -> dict[tuple[str, dt.date], str]:
    """The slug of the state or organisation, by the actor's slug and the day."""
    if not asked:
        return {}
    params = base_params(clocks)
    params["slugs"], params["days"] = (list(part) for part in zip(*asked, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, params)
        return {(slug, day): top for slug, day, top in cursor.fetchall()}
