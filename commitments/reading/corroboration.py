"""How many sources support one record, and to how many origins do they go back?"""

from __future__ import annotations

import json

from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.database import connection
from commitments.reading.ledgers import COUNTS
from commitments.reading.listing import base_params


def read_corroboration(target: str, pk: int, publication: str, clocks: Clocks) -> dict[str, int]:
    """{sources, origins} of one of TARGETS, as the API tells them with it."""
    asked = sql.corroboration(f"e.{target}_id = r.id AND {COUNTS}")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {asked} FROM (SELECT %(id)s::bigint AS id, %(publication)s AS publication) r",
            base_params(clocks) | {"id": pk, "publication": publication},
        )
        found: str | dict[str, int] = cursor.fetchone()[0]
    told: dict[str, int] = json.loads(found) if isinstance(found, str) else found
    return told
