"""Each filter of every other list lets through what it names, and nothing else.

There are two of everything, `one` and `two`, which differ in all that can be asked for.
"""

from __future__ import annotations

from typing import Any

import pytest

from commitments.reading.listings import LISTINGS
from tests.api.client import Api
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
)
from tests.factories.states import corrected, published, retracted

pytestmark = pytest.mark.django_db
Names = dict[str, dict[Any, str]]
FIRST: dict[str, list[dict[str, str]]] = {
    "status-updates": [
        {"commitment": "one"},
        {"party": "cn"},
        {"source": "one"},
        {"superseded": "true"},
        {"as_of_before": "2024-01-31"},
        {"status": "initiated"},
        {"confidence": "low"},
        {"actor": "us"},
        {"q": "customs"},
    ],
    "positions": [
        {"commitment": "one"},
        {"party": "cn"},
        {"source": "one"},
        {"superseded": "true"},
        {"as_of_before": "2024-01-31"},
        {"view": "progress,violated"},
        {"sufficient": "no"},
        {"actor": "us"},
        {"q": "customs"},
    ],
    "evidence": [
        {"commitment": "one"},
        {"claim": "one"},
        {"statistic": "one"},
        {"risk": "one"},
        {"source": "one"},
        {"actor": "us"},
        {"stance": "supports"},
        {"mode": "direct"},
        {"credibility": "2"},
        {"said_before": "2024-01-31"},
        {"q": "customs"},
    ],
    "claims": [
        {"source": "one"},
        {"actor": "us"},
        {"disputed": "true"},
        {"made_before": "2024-01-31"},
        {"q": "customs"},
    ],
    "risks": [
        {"commitment": "one"},
        {"state": "open"},
        {"likelihood": "likely"},
        {"source": "one"},
        {"actor": "us"},
        {"q": "customs"},
    ],
    "statistics": [
        {"commitment": "one"},
        {"series": "one"},
        {"role": "baseline"},
        {"period_before": "2021-12-31"},
        {"source": "one"},
        {"actor": "us"},
        {"q": "customs"},
    ],
    "sources": [
        {"slug": "one"},
        {"reliability": "B"},
        {"derived_from": "origin"},
        {"language": "en"},
        {"commitment": "one"},
        {"actor": "us"},
        {"published_before": "2024-01-31"},
        {"q": "customs"},
    ],
    "actors": [
        {"kind": "agency"},
        {"parent": "us"},
        {"source": "one"},
        {"commitment": "one", "kind": "agency,organisation"},
        {"q": "customs"},
    ],
    "forums": [{"commitment": "one"}, {"q": "customs"}],
    "topics": [{"commitment": "one"}, {"q": "customs"}],
}
SECOND: dict[str, list[dict[str, str]]] = {
    "status-updates": [
        {"commitment": "two"},
        {"party": "two"},
        {"source": "two"},
        {"superseded": "false", "commitment": "two"},
        {"as_of_after": "2024-02-01"},
        {"status": "stalled"},
        {"confidence": "high"},
        {"actor": "two"},
    ],
    "positions": [
        {"commitment": "two"},
        {"source": "two"},
        {"as_of_after": "2024-02-01"},
        {"view": "fulfilled"},
        {"sufficient": "yes"},
        {"actor": "two"},
    ],
    "evidence": [
        {"commitment": "two"},
        {"source": "two"},
        {"actor": "two"},
        {"stance": "contradicts", "target_type": "risk"},
        {"mode": "narrator"},
        {"said_after": "2024-02-01"},
    ],
    "claims": [{"source": "two"}, {"actor": "two"}, {"made_after": "2024-02-01"}],
    "risks": [{"commitment": "two"}, {"state": "closed"}, {"actor": "two"}],
    "statistics": [{"commitment": "two"}, {"role": "actual"}, {"period_after": "2022-01-01"}],
    "sources": [
        {"slug": "two"},
        {"language": "zh"},
        {"commitment": "two"},
        {"published_after": "2024-02-01"},
    ],
    "actors": [{"kind": "organisation"}, {"source": "two"}, {"commitment": "two"}],
    "forums": [{"commitment": "two"}],
    "topics": [{"commitment": "two"}],
}
EVIDENCE_OF_JUDGEMENTS = {"status_update", "position"}


@pytest.fixture
def world(db: None) -> Names:
    """The names of ledger rows by id; what has a slug is called so."""
    names: Names = {"status-updates": {}, "positions": {}, "evidence": {}}
    make_actor("cn")
    make_actor("us")
    make_source("origin")
    make_actor("one", name="Customs", kind="agency", parent="us")
    make_actor("two", name="Other", kind="organisation")
    for slug, other in (("one", False), ("two", True)):
        build(slug, other=other, names=names)
    return names


def build(slug: str, *, other: bool, names: Names) -> None:
    def pick(first: Any, second: Any) -> Any:
        return second if other else first

    text = pick("At the customs", "Elsewhere")
    forum, topic = make_forum(slug, name=text), make_topic(slug, name=text)
    source = make_source(
        slug,
        title=text,
        language=pick("en", "zh"),
        reliability=pick("B", "C"),
        published_on=pick("2024-01", "2024-03"),
        derived_from=pick("origin", None),
    )
    quote = quoted(
        source,
        excerpt=text,
        attributed_to=slug,
        stance=pick("supports", "contradicts"),
        mode=pick("direct", "narrator"),
        credibility=pick("2", "3"),
        said_on=pick("2024-01", "2024-03"),
    )
    roles = {slug: "committing", **pick({"cn": "counterpart"}, {})}
    parties = [{"actor": actor, "role": role} for actor, role in roles.items()]
    pledge = published(
        make_commitment(slug, parties=parties, forum=forum, topics=[topic], evidence=[quote])
    )
    names["evidence"][pledge.evidence.get().pk] = slug
    judged = {
        "party": pick("cn", "two"),
        "as_of": pick("2024-01", "2024-03"),
        "summary": text,
        "evidence": [quote],
    }
    update = published(
        make_status_update(
            pledge,
            status=pick("initiated", "stalled"),
            confidence=pick("low", "high"),
            **judged,
        )
    )
    position = published(
        make_position(
            pledge,
            actor=slug,
            view=pick("progress", "fulfilled"),
            sufficient=pick("no", "yes"),
            **judged,
        )
    )
    names["status-updates"][update.pk] = names["positions"][position.pk] = slug
    about = {"title": text, "evidence": [quote]}
    denied = [quote, {**quote, "attributed_to": "cn", "stance": "contradicts"}]
    published(
        make_claim(
            slug,
            title=text,
            made_on=pick("2024-01", "2024-03"),
            evidence=pick(denied, [quote]),
        )
    )
    published(
        make_risk(
            slug,
            state=pick("open", "closed"),
            likelihood=pick("likely", None),
            commitments=[pledge],
            **about,
        )
    )
    published(
        make_statistic(
            slug,
            series=slug,
            role=pick("baseline", "actual"),
            period=pick("2021", "2023"),
            commitments=[pledge],
            **about,
        )
    )
    if not other:
        for row in (update, position):
            published(corrected(row))


def found(api: Api, names: Names, path: str, query: dict[str, str]) -> set[str]:
    keys = api.keys(f"{path}/", **query)
    counted = api.get(f"{path}/", with_count="true", **query).json()["count"]
    assert counted == len(keys)
    if path not in names:
        return {key for key in keys if key in {"one", "two"}}
    rows = [api.get(f"{path}/{key}/").json() for key in keys]
    return {named(names, path, row) for row in rows}


def named(names: Names, path: str, row: dict[str, Any]) -> str:
    """A correction goes by the name of what it corrects, evidence by its source."""
    if path == "evidence":
        return str(row["source"])
    return names[path][row["supersedes"] or row["id"]]


@pytest.mark.parametrize("path", FIRST)
def test_the_first_alone(stranger: Api, world: Names, path: str) -> None:
    for query in FIRST[path]:
        assert found(stranger, world, path, query) == {"one"}, query


@pytest.mark.parametrize("path", SECOND)
def test_the_second_alone(stranger: Api, world: Names, path: str) -> None:
    for query in SECOND[path]:
        assert found(stranger, world, path, query) == {"two"}, query


@pytest.mark.parametrize("path", FIRST)
def test_what_changed_since(stranger: Api, world: Names, path: str) -> None:
    rows = stranger.rows(f"{path}/", ordering="updated_at")
    last = [stranger.get(f"{path}/{r.get('slug', r.get('id'))}/").json() for r in rows][-1]
    newest = last.get("updated_at") or last["published_at"]
    found_since = stranger.rows(f"{path}/", updated_since=newest)
    assert 1 <= len(found_since) < len(rows)
    assert stranger.rows(f"{path}/", updated_since="2999-01-01") == []


@pytest.mark.parametrize("target", sorted(EVIDENCE_OF_JUDGEMENTS))
def test_evidence_of_one_judgement(stranger: Api, world: Names, target: str) -> None:
    path = {"status_update": "status-updates", "position": "positions"}[target]
    for pk in world[path]:
        rows = stranger.rows("evidence/", **{target: pk})
        assert {row["target"]["id"] for row in rows} == {pk}


def test_evidence_by_what_it_is_of(stranger: Api, world: Names) -> None:
    for asked in ("claim", "commitment,risk", "status_update,position"):
        rows = stranger.rows("evidence/", target_type=asked)
        assert {row["target"]["type"] for row in rows} == set(asked.split(","))


def test_what_was_taken_back_cites_nothing(stranger: Api, world: Names) -> None:
    source = make_source("late")
    pledge = published(make_commitment("late"))
    quote = quoted(source, attributed_to="two")
    update = published(make_status_update(pledge, evidence=[quote]))
    asked = [
        ("sources/", {"commitment": "late"}, "late"),
        ("sources/", {"actor": "two", "q": "late"}, "late"),
        ("actors/", {"source": "late"}, "two"),
    ]
    for path, query, key in asked:
        assert stranger.keys(path, **query) == [key], query
    then = stranger.get("sources/")["Known-At"]
    retracted(update)
    for path, query, key in asked:
        assert stranger.keys(path, **query) == [], query
        assert stranger.keys(path, known_at=then, **query) == [key], query


def test_drafts_are_found_by_their_draft_evidence(by_viewer: Api) -> None:
    make_actor("two")
    make_claim("claim", evidence=[quoted(make_source("wire"), attributed_to="two")])
    for path, query in (
        ("claims/", {"source": "wire"}),
        ("claims/", {"actor": "two"}),
        ("sources/", {"actor": "two"}),
    ):
        assert len(by_viewer.keys(path, publication="draft", **query)) == 1, query
        assert by_viewer.keys(path, **({} if "source" in query else query)) == [], query


def test_every_filter_is_tried_here() -> None:
    for listing in LISTINGS.values():
        if listing.path == "commitments":
            continue
        asked = {name for query in FIRST[listing.path] + SECOND[listing.path] for name in query}
        if listing.path == "evidence":
            asked |= EVIDENCE_OF_JUDGEMENTS
        there = {each.name for each in listing.filter_parameters}
        assert there - asked == {"updated_since"}, listing.path
