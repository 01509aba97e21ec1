"""What is in the record, in a few numbers?"""

from __future__ import annotations

from dataclasses import dataclass

from commitments.reading.clocks import Clocks
from commitments.reading.commitments import COMMITMENTS, TIMELINESS
from commitments.reading.database import connection
from commitments.reading.listing import base_params

COUNTS = f"""
SELECT r.kind, r.status, {TIMELINESS} AS timeliness, count(*)
FROM ({COMMITMENTS.published}) r WHERE {COMMITMENTS.made_by_then}
GROUP BY 1, 2, 3
"""


@dataclass(frozen=True, slots=True)
class Overview:
    """Numbers of published commitments of all kinds: by kind, by status, and late ones."""

    by_kind: dict[str, int]
    by_status: dict[str, int]
    late: int

    @property
    def total(self) -> int:
        return sum(self.by_kind.values())


def read_overview(clocks: Clocks) -> Overview:
    by_kind: dict[str, int] = {}
    by_status: dict[str, int] = {}
    late = 0
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, base_params(clocks))
        for kind, status, timeliness, count in cursor.fetchall():
            by_kind[kind] = by_kind.get(kind, 0) + count
            by_status[status] = by_status.get(status, 0) + count
            late += count if timeliness in {"lapsed", "overdue"} else 0
    return Overview(by_kind, by_status, late)
