"""What changed: what happened in the period, and what was learnt in it of days before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from commitments.models import vocabulary as v
from commitments.reading.addresses import page_of
from commitments.reading.clocks import Clocks
from commitments.reading.happenings import (
    Happenings,
    Span,
    read_happenings,
    read_retractions,
)
from commitments.reading.names import names_of
from commitments.reports.content import Changed, Finding, Retraction, Said, Some, View
from commitments.reports.words import about, deciding, label, vague

MOST_STEADY = 50
PATHS = {
    "status_update": "status-updates",
    "evidence": "evidence",
    "commitment": "commitments",
    "position": "positions",
    "claim": "claims",
    "risk": "risks",
    "statistic": "statistics",
    "source": "sources",
}


def gather_changed(
    asked: Mapping[str, Any], clocks: Clocks, span: Span, *, learnt: bool = False
) -> Changed:
    changed = read_happenings("changed", asked, clocks, span, learnt=learnt)
    steady = read_happenings("steady", asked, clocks, span, learnt=learnt, most=MOST_STEADY)
    said = read_happenings("views", asked, clocks, span, learnt=learnt)
    return Changed(
        findings=findings(changed, clocks),
        steady=findings(steady, clocks),
        views=Some(tuple(view(row) for row in said.rows), said.total),
        retractions=retractions(asked, clocks, span) if learnt else Some(),
    )


def findings(found: Happenings, clocks: Clocks) -> Some[Finding]:
    actors = names_of((p["actor"] for row in found.rows for p in row["positions"]), clocks)
    return Some(tuple(finding(row, actors) for row in found.rows), found.total)


def finding(row: Mapping[str, Any], actors: Mapping[str, str]) -> Finding:
    return Finding(
        key=f"status_update:{row['id']}",
        about=about(row),
        party=row["party_name"] or "",
        status=label(v.Status, row["status"]),
        status_code=row["status"],
        before=label(v.Status, row["before"]),
        corrects=label(v.Status, row["mistaken"]),
        day=dt.date.fromisoformat(row["day"]),
        as_of=vague(row["as_of"]),
        occurred=vague(row["occurred_on"]),
        place=row["place"],
        due=vague(row["due"]),
        summary=row["summary"],
        confidence=label(v.Confidence, row["confidence"]).lower(),
        otherwise=otherwise(row, actors),
        excerpt=deciding(row["deciding"]),
    )


def otherwise(row: Mapping[str, Any], actors: Mapping[str, str]) -> tuple[Said, ...]:
    """Each actor's own view, where actors differ."""
    if row["contestation"] not in (v.Contestation.CONTESTED, v.Contestation.DIVIDED):
        return ()
    of_party = [p for p in row["positions"] if row["party"] in (None, p["party"])]
    return tuple(said(position, actors) for position in of_party)


def said(position: Mapping[str, Any], actors: Mapping[str, str]) -> Said:
    return Said(
        actor=actors.get(position["actor"], position["actor"]),
        view=label(v.PositionView, position["view"]),
        sufficient=enough(position["sufficient"]),
        day=vague(position["as_of"]),
    )


def enough(code: str) -> str:
    return {"yes": "enough", "no": "not enough"}.get(code, "")


def view(row: Mapping[str, Any]) -> View:
    return View(
        key=f"position:{row['id']}",
        about=about(row),
        party=row["party_name"] or "",
        actor=row["actor_name"] or row["actor"],
        speaker=row["speaker"] or "",
        view=label(v.PositionView, row["view"]),
        view_code=row["view"],
        sufficient=enough(row["sufficient"]),
        before=label(v.PositionView, row["before"]),
        corrects=label(v.PositionView, row["mistaken"]),
        day=dt.date.fromisoformat(row["day"]),
        as_of=vague(row["as_of"]),
        summary=row["summary"],
        excerpt=deciding(row["deciding"]),
    )


def retractions(asked: Mapping[str, Any], clocks: Clocks, span: Span) -> Some[Retraction]:
    found = read_retractions(asked, clocks, span)
    return Some(tuple(retraction(row) for row in found.rows), found.total)


def retraction(row: Mapping[str, Any]) -> Retraction:
    kind, before = row["object_type"], row["before"] or {}
    return Retraction(
        key=f"{kind}:{row['object_key']}",
        what=kind.replace("_", " "),
        title=row["title"] or before.get("title") or row["object_key"],
        address=page_of(PATHS[kind], row["object_key"]),
        at=dt.datetime.fromisoformat(row["at"]),
        reason=row["reason"],
    )
