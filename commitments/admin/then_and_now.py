"""What has become of a commitment since the moment looked at? The API's comparison, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commitments.domain.date_prose import describe
from commitments.reading.clocks import Clocks
from commitments.reading.compare import read_comparison
from commitments.templatetags.desk import TERMS, told, vague

LABELS = {
    "kind": "Kind",
    "bindingness": "Bindingness",
    "wording": "Wording",
    "specificity": "Specificity",
    "title": "Title",
    "text": "Text",
    "criteria": "Criteria",
    "forum": "Forum",
    "place": "Place",
    "original_due": "Window first set",
    "parties": "Parties",
    "topics": "Topics",
    "references": "References",
    "made_on": "Made on",
    "due": "Window in force",
    "status": "Status",
    "status_as_of": "Status as of",
    "confidence": "Confidence",
    "timeliness": "Timeliness",
    "contestation": "Contestation",
    "stale": "Stale",
    "positions": "Positions",
    "update_count": "Status updates",
    "evidence_count": "Pieces of evidence",
    "relations": "Relations",
    "publication": "State",
}
CODES_OF_LISTS = {
    "parties": {"role": "party_role", "status": "status"},
    "positions": {"view": "view", "sufficient": "sufficient"},
    "relations": {"type": "relation_type"},
}
LEFT_OUT = {"id", "direction"}


@dataclass(frozen=True)
class Difference:
    label: str
    then: list[str]
    now: list[str]


def differences(slug: str, then: Clocks, now: Clocks, names: Mapping[str, str]) -> list[Difference]:
    """`names`: of actors, by their slugs."""
    return [
        Difference(LABELS[name], *(lines(name, each[end], names) for end in ("from", "to")))
        for each in read_comparison(slug, then, now) or []
        if (name := each["field"]) in LABELS
    ]


def lines(name: str, value: Any, names: Mapping[str, str]) -> list[str]:
    """A value of the API's answer as lines for people."""
    if value is None or value in ("", []):
        return []
    if isinstance(value, list):
        return [line for item in value for line in lines(name, item, names)]
    return [line(name, value, names)]


def line(name: str, value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dict) and "edtf" in value:
        return describe(vague(value))
    if isinstance(value, dict):
        codes = CODES_OF_LISTS.get(name, {})
        parts = [
            line(codes.get(member, member), part, names)
            for member, part in value.items()
            if member not in LEFT_OUT and part
        ]
        return ", ".join(parts)
    if name in {"actor", "party"}:
        return names.get(value, str(value))
    return told(value, name) if name in TERMS else str(value)
