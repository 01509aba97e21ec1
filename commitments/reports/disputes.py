"""Who disagrees, who denies, and which risks moved?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from commitments.models import vocabulary as v
from commitments.reading.addresses import page_of
from commitments.reading.clocks import Clocks
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.denials import read_denials
from commitments.reading.happenings import Span, read_risks_moved, read_views
from commitments.reading.paging import read_page
from commitments.reports.changed import view
from commitments.reports.content import Denial, Dispute, RiskMoved, Some
from commitments.reports.standing import narrowed
from commitments.reports.words import about, excerpt, label

MOST = 50
FIELDS = ["slug", "title", "kind", "status", "contestation", "positions"]


def gather_disputes(asked: Mapping[str, Any], clocks: Clocks) -> Some[Dispute]:
    """Commitments on which actors differ, with the newest view of each of them."""
    differing = narrowed(asked, "contestation", [v.Contestation.CONTESTED, v.Contestation.DIVIDED])
    if differing is None:
        return Some()
    page = read_page(
        COMMITMENTS,
        {**differing, "fields": FIELDS, "ordering": "title", "page_size": MOST, "with_count": True},
        clocks,
    )
    rows = [json.loads(row) for row in page.rows]
    ids = [position["id"] for row in rows for position in row["positions"]]
    views = {row["id"]: view(row) for row in read_views(ids, clocks)}
    return Some(
        tuple(
            Dispute(
                about=about(row),
                status=label(v.Status, row["status"]),
                contestation=label(v.Contestation, row["contestation"]),
                sides=tuple(views[position["id"]] for position in row["positions"]),
            )
            for row in rows
        ),
        page.count or 0,
    )


def gather_denials(asked: Mapping[str, Any], clocks: Clocks, span: Span) -> Some[Denial]:
    found = read_denials(asked, clocks, span, most=MOST)
    return Some(tuple(denial(row) for row in found.rows), found.total)


def denial(row: Mapping[str, Any]) -> Denial:
    said = excerpt(row)
    return Denial(
        key=f"{row['of']}:{row['slug']}",
        title=row["title"],
        address=page_of(f"{row['of']}s", row["slug"]),
        who=said.said_by or said.publisher,
        excerpt=said,
    )


def gather_risks(asked: Mapping[str, Any], clocks: Clocks, span: Span) -> Some[RiskMoved]:
    found = tuple(
        RiskMoved(
            key=f"risk:{row['slug']}",
            title=row["title"],
            address=page_of("risks", row["slug"]),
            state=label(v.RiskState, row["state"]),
            before=label(v.RiskState, row["state_before"]),
            likelihood=label(v.Likelihood, row["likelihood"]),
            likelihood_before=label(v.Likelihood, row["likelihood_before"]),
            text=row["text"],
        )
        for row in read_risks_moved(asked, clocks, span)
    )
    return Some(found[:MOST], len(found))
