"""What would the export say of these records now? The importer compares with that, cell by cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from commitments.models.vocabulary import Publication
from commitments.reading.clocks import Clocks
from commitments.reading.database import connection
from commitments.reading.export import cell
from commitments.reading.listing import Listing, base_params, rows_of

# Versions that are still open are known at every later instant.
OPEN_END = dt.datetime(9999, 12, 31, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Stored:
    """`cells`: texts by column, not made safe for spreadsheets."""

    publication: Publication
    cells: dict[str, str]


def stored_cells(listing: Listing, ids: Sequence[int], names: Sequence[str]) -> dict[int, Stored]:
    """Records in any state of review, by id. One statement, and so one moment, whoever publishes
    meanwhile. A judgement on what was retracted is none of them, as in the export."""
    params = base_params(Clocks(timezone.localdate(), OPEN_END, 0, False))
    source = rows_of(listing, list(Publication), params)
    params["ids"] = list(ids)
    selected = "".join(f", coalesce(({cell(listing, name)})::text, '')" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT r.id, r.publication{selected} FROM ({source}) r WHERE r.id = ANY(%(ids)s)",
            params,
        )
        return {
            pk: Stored(Publication(publication), dict(zip(names, cells, strict=True)))
            for pk, publication, *cells in cursor.fetchall()
        }
