"""One body for each kind of record, as it may be sent; what of it a change may say anew."""

from __future__ import annotations

from typing import Any

EXAMPLES: dict[str, dict[str, Any]] = {
    "actor": {"slug": "dea", "name": "Drug Enforcement Administration", "kind": "agency"},
    "forum": {"slug": "us-cn-summits", "name": "Summits of the United States and China"},
    "topic": {"slug": "precursors", "name": "Precursor chemicals"},
    "source": {
        "slug": "wire-2024-01-30",
        "url": "https://news.example.org/2024/01/30/working-group",
        "title": "Working group on drugs meets in Beijing",
        "publisher": "A news agency",
        "language": "en",
        "published_on": "2024-01-30",
        "reliability": "B",
    },
    "commitment": {
        "slug": "cn-precursor-pledge",
        "kind": "pledge",
        "bindingness": "political",
        "wording": "reported",
        "title": "Go after companies that make precursors of fentanyl",
        "parties": [
            {"actor": "cn", "role": "committing"},
            {"actor": "us", "role": "counterpart"},
        ],
        "topics": ["precursors"],
        "forum": "us-cn-summits",
        "made_on": "2023-11-15",
        "original_due": {"edtf": "2024-22", "said": "over the summer"},
    },
    "status_update": {
        "commitment": "cn-precursor-pledge",
        "party": "cn",
        "status": "initiated",
        "as_of": "2024-01-30",
        "confidence": "moderate",
        "summary": "Notices went to companies; no prosecution is known.",
        "evidence": [
            {
                "source": "wire-2024-01-30",
                "excerpt": "notices were sent to companies",
                "mode": "indirect",
                "attributed_to": "us",
            }
        ],
    },
    "position": {
        "commitment": "cn-precursor-pledge",
        "party": "cn",
        "actor": "us",
        "view": "progress",
        "sufficient": "no",
        "as_of": "2024-01-30",
    },
    "claim": {
        "slug": "cn-main-precursor-source",
        "title": "China is the main source of precursors",
        "made_on": "2023-10",
    },
    "risk": {
        "slug": "talks-cut-off",
        "title": "The talks are cut off again",
        "likelihood": "unlikely",
        "indicators": ["A visit to Taipei"],
        "precedents": [{"date": "2022-08", "text": "Talks were cut off after a visit to Taipei."}],
        "commitments": ["cn-precursor-pledge"],
    },
    "statistic": {
        "slug": "us-overdose-deaths-2022",
        "series": "us-overdose-deaths",
        "title": "Deaths by overdose in the United States",
        "value": 107941,
        "unit": "deaths",
        "qualifier": "about",
        "period": "2022",
    },
    "evidence": {
        "target": {"type": "commitment", "slug": "cn-precursor-pledge"},
        "source": "wire-2024-01-30",
        "excerpt": "we will begin a working group",
        "mode": "direct",
        "stance": "supports",
        "credibility": "2",
    },
}
# What examples of changes name.
CHANGED = {
    "actor": "name",
    "forum": "name",
    "topic": "name",
    "source": "title",
    "commitment": "title",
    "status_update": "summary",
    "position": "view",
    "claim": "title",
    "risk": "title",
    "statistic": "title",
    "evidence": "excerpt",
}
AN_ID = 12
WHY = "The day is not in the source."


def change_of(kind: str) -> dict[str, Any]:
    """The body of a PATCH, or of a correction."""
    member = CHANGED[kind]
    return {member: EXAMPLES[kind][member]}


def key_of(kind: str) -> str | int:
    """Of a record in an address: its slug, or its id."""
    slug: str = EXAMPLES[kind].get("slug", "")
    return slug or AN_ID
