"""One body for each kind of record, as it may be sent."""

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
