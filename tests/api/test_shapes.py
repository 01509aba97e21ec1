"""Every record has the members that its readers were promised, and each is of its kind.

Members may be added here. None may be taken away, renamed or given another type.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from commitments.reading.listings import LISTINGS
from tests.api.client import Api
from tests.factories.captures import make_capture
from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_forum,
    make_position,
    make_risk,
    make_source,
    make_statistic,
    make_status_update,
    make_topic,
    quoted,
    the_actor,
)
from tests.factories.states import corrected, published

pytestmark = pytest.mark.django_db
Check = Callable[[Any], bool]


def matches(pattern: str) -> Check:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def text(value: Any) -> bool:
    return isinstance(value, str)


def number(value: Any) -> bool:
    return type(value) in {int, float}


def flag(value: Any) -> bool:
    return type(value) is bool


def or_null(check: Check) -> Check:
    return lambda value: value is None or check(value)


def some(shape: dict[str, Check] | Check) -> Check:
    """A list of such, with one at least, so that it is looked into."""
    one = shape if callable(shape) else within(shape)
    return lambda value: isinstance(value, list) and bool(value) and all(map(one, value))


def within(shape: dict[str, Check]) -> Check:
    return lambda value: isinstance(value, dict) and not wrong(shape, value)


def wrong(shape: dict[str, Check], value: dict[str, Any]) -> list[str]:
    return [
        f"{name}: {value.get(name, 'not there')!r}"
        for name, check in shape.items()
        if name not in value or not check(value[name])
    ]


slug = matches(r"[a-z0-9-]+")
code = matches(r"[a-z_]+")
day = matches(r"\d{4}-\d\d-\d\d")
instant = matches(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
voices = within({"sources": number, "origins": number})
vague = within({"edtf": text, "earliest": or_null(day), "latest": or_null(day), "said": text})


def address(path: str) -> Check:
    return matches(rf"http://localhost:8000/api/v1/{path}/[a-z0-9-]+/")


EVIDENCE: dict[str, Check] = {
    "id": number, "url": address("evidence"), "source": slug, "excerpt": text, "locator": text,
    "attributed_to": or_null(slug), "speaker_text": text, "mode": code, "said_on": or_null(vague),
    "stance": code, "credibility": matches("[1-6]"), "verification": code, "language": text,
    "edited_at_source": lambda value: isinstance(value, bool),
    "translation": text, "target": lambda value: set(value) in ({"type", "id"}, {"type", "slug"}),
}  # fmt: skip
JUDGEMENT: dict[str, Check] = {
    "id": number, "commitment": slug, "party": or_null(slug), "as_of": vague, "summary": text,
    "supersedes": or_null(number), "superseded_by": or_null(number), "publication": code,
    "evidence": some(EVIDENCE), "recorded_at": instant, "corroboration": voices,
}  # fmt: skip
STAMPS: dict[str, Check] = {
    "publication": code, "published_at": instant, "created_at": instant, "updated_at": instant,
}  # fmt: skip
TITLED: dict[str, Check] = {"slug": slug, "title": text}
SHAPES: dict[str, dict[str, Check]] = {
    "commitments": STAMPS | TITLED | {
        "url": address("commitments"), "kind": code, "bindingness": code, "wording": code,
        "specificity": code, "text": text, "criteria": text, "forum": or_null(slug),
        "place": text, "original_due": or_null(vague), "topics": some(slug),
        "references": some(text), "made_on": or_null(vague), "due": or_null(vague),
        "parties": some({"actor": slug, "role": code, "status": code,
                         "status_as_of": or_null(vague)}),
        "status": code, "status_as_of": or_null(vague), "confidence": or_null(code),
        "timeliness": code, "contestation": code, "stale": flag,
        "positions": some({"id": number, "actor": slug, "party": or_null(slug), "view": code,
                           "sufficient": code, "as_of": vague}),
        "update_count": number, "evidence_count": number,
        "relations": some({"type": code, "direction": matches("in|out"), "commitment": slug}),
    },
    "status-updates": JUDGEMENT | {
        "url": address("status-updates"), "status": code, "occurred_on": or_null(vague),
        "place": text, "due": or_null(vague), "confidence": code,
    },
    "positions": JUDGEMENT | {
        "url": address("positions"), "actor": slug, "speaker": or_null(slug), "view": code,
        "sufficient": code,
    },
    "evidence": EVIDENCE,
    "claims": STAMPS | TITLED | {"text": text, "made_on": or_null(vague), "disputed": flag},
    "risks": STAMPS | TITLED | {
        "text": text, "state": code, "likelihood": or_null(code), "indicators": some(text),
        "precedents": some({"date": or_null(vague), "text": text, "commitment": or_null(slug)}),
        "commitments": some(slug),
    },
    "statistics": STAMPS | TITLED | {
        "series": slug, "value": number, "unit": text, "qualifier": code, "definition": text,
        "period": or_null(vague), "role": code, "commitments": some(slug),
    },
    "actors": {
        "slug": slug, "name": text, "kind": code, "parent": or_null(slug),
        "offices": some({"title": text, "of": slug, "from": or_null(vague), "to": or_null(vague)}),
    },
    "sources": STAMPS | TITLED | {
        "url": text, "archive_url": text, "publisher": text, "language": text,
        "published_on": or_null(vague),
        "reliability": matches("[A-F]"), "derived_from": or_null(slug),
        "copies": some({"at": instant, "how": text, "media_type": text, "size": number,
                        "sha256": matches("[0-9a-f]{64}")}),
        "link_dead_since": or_null(instant),
    },
    "forums": {"slug": slug, "name": text, "created_at": instant, "updated_at": instant},
    "topics": {"slug": slug, "name": text, "created_at": instant, "updated_at": instant},
}  # fmt: skip


@pytest.fixture
def full(db: None) -> dict[str, Any]:
    """By path, the key of a record that lacks nothing."""
    us = the_actor("us")
    make_actor("dea", kind="agency", parent=us)
    office = {"title": "Head", "of": "dea", "from": "2021-06", "to": "2025"}
    make_actor("envoy", kind="person", parent=us, offices=[office])
    source = make_source("wire", derived_from=make_source("first"), published_on="2024-01-30")
    make_capture(source)
    said = {"attributed_to": "envoy", "said_on": "2024-01-30", "source": source}
    quote = quoted(**said, language="zh", translation="In English")
    meeting = published(make_commitment("talks", kind="meeting"))
    pledge = published(
        make_commitment(
            "pledge",
            made_on="2023-11",
            original_due="2024-02",
            forum=make_forum("summits"),
            topics=[make_topic("precursors")],
            references=["g20:2008W-4"],
            relations=[{"type": "made_at", "commitment": meeting}],
        )
    )
    judged = {"party": "cn", "evidence": [quote]}
    wrong_one = published(make_status_update(pledge, **judged))
    moved = {"occurred_on": "2024-01-30", "due": "2024-03", "place": "Beijing"}
    update = published(corrected(wrong_one, **moved))
    position = published(make_position(pledge, speaker="envoy", **judged))
    about: dict[str, Any] = {"commitments": [pledge], "evidence": [quote]}
    past = {"date": "2022-08", "text": "Talks were cut off.", "commitment": "pledge"}
    told = {"likelihood": "likely", "indicators": ["A visit"], "precedents": [past]}
    published(make_risk("risk", **told, **about))
    published(make_claim("claim", made_on="2024-01", evidence=[quote]))
    published(make_statistic("figure", period="2021", **about))
    return {
        "commitments": "pledge",
        "status-updates": update.pk,
        "positions": position.pk,
        "evidence": position.evidence.get().pk,
        "claims": "claim",
        "risks": "risk",
        "statistics": "figure",
        "actors": "envoy",
        "sources": "wire",
        "forums": "summits",
        "topics": "precursors",
    }


@pytest.mark.parametrize("path", SHAPES)
def test_a_record_has_its_promised_members(stranger: Api, full: dict[str, Any], path: str) -> None:
    read = stranger.get(f"{path}/{full[path]}/").json()
    assert wrong(SHAPES[path], read) == []
    (listed,) = [r for r in stranger.rows(f"{path}/") if r.get("slug", r.get("id")) == full[path]]
    assert listed == read


def test_nothing_promised_is_left_out_here(full: dict[str, Any]) -> None:
    assert set(SHAPES) == set(full) == {listing.path for listing in LISTINGS.values()}
