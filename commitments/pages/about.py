from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.pages.asking import Call
from commitments.pages.framing import Asking, page
from commitments.reading.vocabulary import VOCABULARY

WORDS = {
    "kind": "Kinds of record",
    "party_role": "Parties",
    "relation_type": "Relations",
    "status": "Status: the desk’s finding",
    "timeliness": "Timeliness",
    "view": "Positions: what actors say",
    "sufficient": "Whether it is enough",
    "contestation": "Contestation",
    "confidence": "Confidence",
    "likelihood": "Likelihood",
    "reliability": "Reliability of a source",
    "credibility": "Credibility of a statement",
    "stance": "Evidence",
    "mode": "How we have it",
    "verification": "Whether an excerpt was found",
    "bindingness": "How far it binds",
    "wording": "Whose words they are",
    "specificity": "How far it can be measured",
}


@page("about")
def about(asking: Asking, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The vocabulary, each term with its definition and source."""
    asking.calls.append(Call("vocabulary/"))
    return {"groups": [(name, heading, VOCABULARY[name]) for name, heading in WORDS.items()]}
