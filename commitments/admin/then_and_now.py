"""What has become of a commitment since the moment looked at? The API's comparison, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from commitments.reading.clocks import Clocks
from commitments.reading.compare import read_comparison
from commitments.templatetags.desk import TERMS, in_days, told

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


def differences(slug: str, then: Clocks, now: Clocks) -> list[Difference]:
    return [
        Difference(LABELS[name], lines(name, each["from"]), lines(name, each["to"]))
        for each in read_comparison(slug, then, now) or []
        if (name := each["field"]) in LABELS
    ]


def lines(name: str, value: Any) -> list[str]:
    """A value of the API's answer as lines for people."""
    if value is None or value in ("", []):
        return []
    if isinstance(value, bool):
        return ["Yes" if value else "No"]
    if isinstance(value, list):
        return [line for item in value for line in lines(name, item)]
    if isinstance(value, dict) and "edtf" in value:
        return [str(in_days(value))]
    if isinstance(value, dict):
        codes = CODES_OF_LISTS.get(name, {})
        parts = [
            "".join(lines(codes.get(member, ""), part))
            for member, part in value.items()
            if member not in LEFT_OUT
        ]
        return [", ".join(part for part in parts if part)]
    return [told(value, name) if name in TERMS else str(value)]
