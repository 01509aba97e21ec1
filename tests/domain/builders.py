"""Short ways to write judgements down, for tests of what follows from them."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from commitments.domain.judgements import Finding, View
from commitments.domain.standing import Party, Standing, standing_on, standings
from commitments.models.vague_date import VagueDate

_ids = count(1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def on(text: str) -> VagueDate:
    return VagueDate(edtf=text, earliest=day(text), latest=day(text))


def span(earliest: str, latest: str) -> VagueDate:
    """A window; '' leaves that end open."""
    return VagueDate(
        edtf=f"{earliest or '..'}/{latest or '..'}",
        earliest=day(earliest) if earliest else None,
        latest=day(latest) if latest else None,
    )


def noon(text: str) -> dt.datetime:
    return dt.datetime.combine(day(text), dt.time(12), tzinfo=dt.UTC)


def finding(status: str, held_on: str, **given: Any) -> Finding:
    """A finding on the whole, of one day and published at its noon unless said otherwise."""
    fields: dict[str, Any] = {
        "id": next(_ids),
        "party": None,
        "published_at": noon(held_on),
        "as_of": on(held_on),
        "occurred_on": None,
        "due": None,
        "confidence": "moderate",
    }
    return Finding(status=status, day=day(held_on), **(fields | given))


TOPS = {"dea": "us", "ondcp": "us", "mps": "cn", "nncc": "cn"}


def view(actor: str, said: str, held_on: str = "2024-01-01", **given: Any) -> View:
    """A position on the whole that leaves open whether what was done suffices."""
    fields: dict[str, Any] = {
        "id": next(_ids),
        "party": None,
        "top": TOPS.get(actor, actor),
        "sufficient": "unstated",
        "published_at": noon(held_on),
        "as_of": on(held_on),
    }
    return View(actor=actor, view=said, day=day(held_on), **(fields | given))


PARTIES = (Party("cn", "committing"), Party("us", "committing"), Party("mx", "affected"))


def segments(*findings: Finding, **given: Any) -> tuple[Standing, ...]:
    """What follows from these findings for PARTIES, without a window unless one is given."""
    fields: dict[str, Any] = {
        "parties": PARTIES,
        "original_due": None,
        "views": (),
        "own_evidence_count": 0,
    }
    return standings(findings=findings, **(fields | given))


def standing(held_on: str, *findings: Finding, **given: Any) -> Standing:
    return standing_on(segments(*findings, **given), day(held_on))


def status(held_on: str, *findings: Finding, **given: Any) -> str:
    return standing(held_on, *findings, **given).status
