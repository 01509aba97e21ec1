"""From the instant of a merge on every read names and counts the one that stays; under an earlier
`known_at` none does."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import pytest

from commitments.models import Actor, Change, Source
from commitments.reading.changes import read_changes
from commitments.reading.compare import read_comparison
from commitments.reading.discrepancies import read_discrepancies
from commitments.reading.feed import read_feed
from commitments.reading.listing import read_one
from commitments.reading.listings import LISTINGS
from commitments.reading.parameters import read_all
from commitments.reading.stats import read_stats
from commitments.reading.timeline import read_timeline
from tests.domain.test_merging import merged, pledge
from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_position,
    make_status_update,
    quoted,
)
from tests.factories.states import published, published_source
from tests.reading.asking import ask, clocks, slugs

pytestmark = pytest.mark.django_db


@dataclass
class World:
    """A pledge of `prc` with all that may name it, sources too; then merged into `cn`. `before`:
    the last instant at which they were two."""

    commitment: Any
    before: dt.datetime
    at: dt.datetime


@pytest.fixture
def world() -> World:
    make_actor("cn", name="China")
    prc = make_actor("prc", name="Mainland")
    make_actor("mps", name="Ministry", kind="agency", parent=prc)
    office = {"title": "Minister", "of": prc, "from": "2022", "to": None}
    make_actor("minister", kind="person", offices=[office])
    old = published_source(slug="old", title="An old wire", published_on="2024-01-30")
    published_source(slug="kept", title="What was kept", published_on="2024-01-31")
    published_source(slug="copy", derived_from=old)
    commitment = pledge("prc", "us")
    published(make_status_update(commitment, party=prc, evidence=[quoted(old)]))
    published(make_position(commitment, actor="mps", party="prc", speaker="minister"))
    said_so = quoted(old, attributed_to=prc)
    published(make_position(commitment, actor="prc", view="violated", evidence=[said_so]))
    denied = quoted("kept", attributed_to="us", stance="contradicts")
    published(make_claim("claim", evidence=[said_so, denied]))
    before = Change.objects.latest("number").at
    merged(prc, Actor.objects.get(slug="cn"))
    merged(old, Source.objects.get(slug="kept"))
    return World(commitment, before, Change.objects.latest("number").at)


def both(kind: str, world: World, member: str, **query: str) -> tuple[list[Any], list[Any]]:
    """What the rows say there: before the merge, and now."""
    then = ask(kind, known_at=world.before, **query)
    return [row[member] for row in then], [row[member] for row in ask(kind, **query)]


def test_commitments(world: World) -> None:
    then, now = both("commitment", world, "parties")
    assert [party["actor"] for party in then[0]] == ["prc", "us"]
    assert [party["actor"] for party in now[0]] == ["cn", "us"]
    then, now = both("commitment", world, "positions")
    assert [(p["party"], p["actor"]) for p in then[0]] == [(None, "prc"), ("prc", "mps")]
    assert [(p["party"], p["actor"]) for p in now[0]] == [(None, "cn"), ("cn", "mps")]


def test_either_slug_filters_alike(world: World) -> None:
    role = {"role": "committing", "party_status": "initiated"}
    asked: list[tuple[str, dict[str, str], int]] = [
        *(("commitment", query, 1) for query in ({}, role)),
        *((kind, {}, count) for kind, count in COUNTS.items()),
    ]
    for kind, query, count in asked:
        for slug, then in (("prc", count), ("cn", 0)):
            assert len(ask(kind, actor=slug, **query)) == count, kind
            assert len(ask(kind, known_at=world.before, actor=slug, **query)) == then, kind


COUNTS = {"status_update": 1, "position": 2, "evidence": 2, "claim": 1}


@pytest.mark.parametrize("kind", ["status_update", "position"])
def test_either_slug_names_the_party(world: World, kind: str) -> None:
    found = [len(ask(kind, party=slug)) for slug in ("prc", "cn", "us")]
    assert found == [1, 1, 0]
    assert both(kind, world, "party", party="prc") == (["prc"], ["cn"])


def test_judgements_and_their_evidence(world: World) -> None:
    assert both("status_update", world, "party") == (["prc"], ["cn"])
    assert both("position", world, "actor", ordering="id") == (["mps", "prc"], ["mps", "cn"])
    assert both("position", world, "speaker", ordering="id")[1] == ["minister", None]
    then, now = both("position", world, "evidence", ordering="-id")
    assert [(e["source"], e["attributed_to"]) for e in then[0]] == [("old", "prc")]
    assert [(e["source"], e["attributed_to"]) for e in now[0]] == [("kept", "cn")]


def test_either_source_filters_alike(world: World) -> None:
    asked = [("evidence", 4, 2, 6), ("status_update", 1, 0, 1), ("claim", 2, 2, 3)]
    for kind, of_old, of_kept, count in asked:
        for slug, then in (("old", of_old), ("kept", of_kept)):
            assert len(ask(kind, source=slug)) == count, kind
            assert len(ask(kind, known_at=world.before, source=slug)) == then, kind


def test_evidence(world: World) -> None:
    of_claim = {"claim": "claim", "ordering": "id"}
    assert both("evidence", world, "source", **of_claim) == (["old", "kept"], ["kept", "kept"])
    assert both("evidence", world, "attributed_to", **of_claim) == (["prc", "us"], ["cn", "us"])


def test_lists_leave_out_what_was_merged(world: World) -> None:
    assert {"prc", "cn"} <= set(slugs("actor", known_at=world.before))
    assert "prc" not in slugs("actor")
    assert {"old", "kept"} <= set(slugs("source", known_at=world.before))
    assert "old" not in slugs("source")
    for kind, slug in (("actor", "prc"), ("source", "old")):
        assert read_one(LISTINGS[kind], slug, clocks(), drafts=True, retracted=True) is None
        then = read_one(LISTINGS[kind], slug, clocks(known_at=world.before), drafts=False)
        assert json.loads(str(then))["slug"] == slug


def test_who_is_below_whom(world: World) -> None:
    below = {row["slug"]: row for row in ask("actor", parent="cn")}
    assert set(below) == {"mps", "minister"} == set(slugs("actor", parent="prc"))
    assert slugs("actor", known_at=world.before, parent="cn") == []
    assert below["mps"]["parent"] == "cn"
    office = {"of": "cn", "to": None, "title": "Minister"}
    assert office.items() <= below["minister"]["offices"][0].items()
    (then,) = ask("actor", known_at=world.before, q="minister")
    assert then["offices"][0]["of"] == "prc"


def test_where_sources_come_from(world: World) -> None:
    assert slugs("source", derived_from="kept") == ["copy"] == slugs("source", derived_from="old")
    assert slugs("source", known_at=world.before, derived_from="kept") == []
    assert [row["derived_from"] for row in ask("source", derived_from="kept")] == ["kept"]
    cited = slugs("source", commitment=world.commitment.slug)
    then = slugs("source", known_at=world.before, commitment=world.commitment.slug)
    assert ("kept" in cited, "old" in cited) == (True, False)
    assert ("kept" in then, "old" in then) == (False, True)


def test_stats(world: World) -> None:
    def counted(known_at: Any = None) -> dict[str, int]:
        rows = read_stats({"group_by": ["actor"]}, clocks(known_at=known_at)).rows
        return {row["actor"]: row["count"] for row in rows}

    assert counted() == {"cn": 1, "us": 1}
    assert counted(world.before) == {"prc": 1, "us": 1}


def test_timeline(world: World) -> None:
    def titles(known_at: Any = None) -> set[str]:
        rows = read_timeline(world.commitment.pk, clocks(known_at=known_at))
        return {json.loads(row)["title"] for row in rows}

    assert {"Initiated (China)", "China: Violated", "Ministry: Progress (China)"} < titles()
    assert {"Initiated (Mainland)", "Mainland: Violated"} < titles(world.before)
    assert not {title for title in titles() if "Mainland" in title}


def test_comparison_between_the_instants(world: World) -> None:
    found = read_comparison(
        world.commitment.slug, clocks(known_at=world.before), clocks(known_at=world.at)
    )
    assert found is not None
    assert [difference["field"] for difference in found] == ["parties", "positions", "updated_at"]


def test_claims_are_disputed_between_those_who_differ(world: World) -> None:
    stands = {"known_at": world.before}
    assert [row["disputed"] for row in ask("claim", q="claim", actor="us")] == [True]
    merged(Actor.objects.get(slug="us"), Actor.objects.get(slug="cn"))
    assert slugs("claim", disputed="true") == []
    assert slugs("claim", disputed="true", **stands) == ["claim"]


def test_discrepancies(world: World) -> None:
    def sides(known_at: Any = None) -> tuple[Any, Any]:
        (found,) = map(json.loads, read_discrepancies({}, clocks(known_at=known_at)))
        return found["supported_by"], found["contradicted_by"]

    assert sides() == (["cn"], ["us"])
    assert sides(world.before) == (["prc"], ["us"])


def test_outlets_that_say_so_themselves(world: World) -> None:
    published(make_claim("plain", evidence=[quoted("old"), quoted("kept", stance="contradicts")]))
    published(
        make_claim(
            "mixed",
            evidence=[
                quoted("old", attributed_to="mps"),
                quoted("kept"),
                quoted("kept", attributed_to="us", stance="contradicts"),
            ],
        )
    )
    found = {row["slug"]: row for row in map(json.loads, read_discrepancies({}, clocks()))}
    assert found["mixed"]["supported_by"] == ["mps", "source:kept"]
    assert "plain" not in found


def test_changes(world: World) -> None:
    def parties(known_at: Any = None) -> set[Any]:
        rows = read_changes({}, clocks(known_at=known_at)).rows
        return {json.loads(row)["party"] for row in rows}

    assert parties() == {None, "cn"}
    assert parties(world.before) == {None, "prc"}
    newest = json.loads(read_changes({"cursor": Change.objects.count() - 1}, clocks()).rows[0])
    assert (newest["type"], newest["object"]["slug"]) == ("merged", "old")
    assert newest["after"] == {"merged_into": "kept"}
    for slug in ("prc", "cn"):
        asked = read_all(LISTINGS["commitment"].filter_parameters, {"actor": [slug]})
        found = read_changes(asked, clocks()).rows
        assert {json.loads(row)["commitment"] for row in found} == {world.commitment.slug}


def test_feed(world: World) -> None:
    now = read_feed({}, clocks(), "http://localhost/feed").decode()
    then = read_feed({}, clocks(known_at=world.before), "http://localhost/feed").decode()
    assert "merged_into: – → kept" in now
    assert "(China)" in now
    assert "(Mainland)" not in now
    assert "(Mainland)" in then


def test_search_goes_by_both_names(world: World) -> None:
    own = world.commitment.slug
    for words, then in (("China", []), ("Mainland", [own])):
        assert slugs("commitment", q=words) == [own]
        assert slugs("actor", q=words) == ["cn"]
        assert slugs("commitment", known_at=world.before, q=words) == then


def test_search_finds_what_cites_a_source_by_both_titles(world: World) -> None:
    own = world.commitment.slug
    for words, then in (('"old wire"', [own]), ('"what was kept"', [])):
        assert slugs("claim", q=words, actor="us") == ["claim"]
        assert slugs("commitment", q=words) == [own]
        assert slugs("source", q=words) == ["kept"]
        assert slugs("commitment", known_at=world.before, q=words) == then


def test_included_judgements(world: World) -> None:
    (row,) = ask("commitment", include="updates,positions,evidence")
    assert [update["party"] for update in row["updates"]] == ["cn"]
    assert [position["actor"] for position in row["positions"]] == ["cn", "mps"]
    assert {item["source"] for item in row["evidence"]} >= {"kept"}
    assert "old" not in {item["source"] for item in row["evidence"]}


def test_what_reads_otherwise_since_has_changed_since(world: World) -> None:
    """A mirror that asks for what was updated since is told of it."""
    asked: list[tuple[str, dict[str, str]]] = [
        ("commitment", {}),
        ("status_update", {}),
        ("position", {"party": "cn"}),
        ("position", {"actor": "cn"}),
        ("evidence", {"source": "kept", "actor": "cn"}),
        ("claim", {"actor": "cn"}),
        ("actor", {"parent": "cn"}),
        ("source", {"derived_from": "kept"}),
    ]
    since = (world.before + dt.timedelta(microseconds=1)).isoformat()
    for kind, query in asked:
        wanted = {row.get("slug", row.get("id")) for row in ask(kind, **query)}
        found = {row.get("slug", row.get("id")) for row in ask(kind, updated_since=since)}
        assert wanted, kind
        assert wanted <= found, kind


def test_what_reads_the_same_since_has_not_changed(world: World) -> None:
    since = (world.before + dt.timedelta(microseconds=1)).isoformat()
    assert slugs("actor", updated_since=since) == ["minister", "mps"]
    assert slugs("source", updated_since=since) == ["copy"]
    other = published(make_claim("other"))
    since = Change.objects.latest("number").at + dt.timedelta(microseconds=1)
    merged(make_actor("x"), make_actor("y"))
    for kind in ("commitment", "status_update", "position", "evidence", "claim"):
        assert ask(kind, updated_since=since.isoformat()) == []
    assert other.slug


def test_drafts_name_the_one_that_stays(world: World) -> None:
    parties = [{"actor": slug, "role": "host"} for slug in ("us", "mx")]
    make_actor("mx")
    make_commitment("drafted", parties=parties)
    merged(Actor.objects.get(slug="mx"), Actor.objects.get(slug="us"))
    (row,) = ask("commitment", publication="draft")
    assert [(party["actor"], party["role"]) for party in row["parties"]] == [("us", "host")]
    assert slugs("commitment", publication="draft", actor="mx") == ["drafted"]
