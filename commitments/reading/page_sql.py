"""The statements of one page: its rows as JSON, and how many there are in all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from commitments.reading.keyset import Walk


@dataclass(frozen=True, slots=True)
class PageSQL:
    """`row`: SQL of a row's JSON; `source`: a SELECT of the rows, `where` of them the condition,
    both on alias `r`. One more row than `size` is asked for, which tells that there are more."""

    row: str
    source: str
    where: str
    walk: Walk
    size: int

    def rows(self, params: dict[str, Any], *, nulls_too: bool) -> str:
        """JSON, then the two parts of its position."""
        walk, beyond = self.walk, self.walk.beyond(params, nulls_too=nulls_too)
        return (
            f"SELECT {self.row}, {walk.position}"
            f" FROM (SELECT * FROM ({self.source}) r WHERE {self.where} AND {beyond}"
            f" ORDER BY {walk.order_by} LIMIT {self.size + 1}) r ORDER BY {walk.order_by}"
        )

    def counted_rows(self, params: dict[str, Any]) -> str:
        """How many in all, then the same; the page is chosen among those counted, so that they are
        looked for once. There is a row even where the page is empty."""
        walk, among = self.walk, self.walk.among_counted
        return (
            f"WITH counted AS MATERIALIZED (SELECT r.id, {walk.counted} FROM ({self.source}) r"
            f" WHERE {self.where}) SELECT n.count, page.* FROM (SELECT count(*) FROM counted) n"
            f" LEFT JOIN LATERAL (SELECT {self.row}, {walk.position} FROM ({self.source}) r"
            f" WHERE r.id = ANY(ARRAY(SELECT r.id FROM counted r WHERE {among.beyond(params)}"
            f" ORDER BY {among.order_by} LIMIT {self.size + 1}))"
            f" ORDER BY {walk.order_by}) page ON TRUE"
        )
