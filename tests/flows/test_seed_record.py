"""The record that a newcomer gets, read as they would read it: over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.test import Client

from commitments.domain.seed_files import LISTS, read_folder
from commitments.domain.seeding import seed
from commitments.models import Evidence, SeedEntry
from tests import databases

FIXTURES = settings.BASE_DIR / "fixtures"
COVERAGE = Path(__file__).parent.parent / "data" / "fact_coverage.yaml"
LONGEST_EXCERPT = 25  # words


@pytest.fixture(scope="module")
def seeded(migrated_database: str, django_db_blocker: Any) -> Iterator[None]:
    name = "test_seed_record"
    with django_db_blocker.unblock():
        databases.clone(name, source=migrated_database)
        with databases.using(name):
            seed(FIXTURES)
            yield
        databases.drop(name)


@pytest.fixture
def read(seeded: None) -> Any:
    client = Client(headers={"host": "localhost"})

    def get(address: str) -> Any:
        response = client.get(f"/api/v1/{address}")
        assert response.status_code == 200, response.content
        return response.json()

    return get


def slugs(answer: dict[str, Any]) -> set[str]:
    return {row["slug"] for row in answer["results"]}


def test_every_fact_has_a_home(seeded):
    coverage = yaml.safe_load(COVERAGE.read_text(encoding="utf-8"))
    known = set(SeedEntry.objects.values_list("resource", "key"))

    assert len(coverage) == 116
    for fact, home in coverage.items():
        plural, _, key = home["record"].partition("/")
        assert (LISTS[plural], key) in known, fact
        plural, _, key = home["evidence"].partition("/")
        assert ("evidence", f"{LISTS[plural]}/{key}") in known, fact


def test_every_excerpt_is_short_and_published(seeded):
    for evidence in Evidence.objects.all():
        assert evidence.publication == "published"
        assert len(evidence.excerpt.split()) <= LONGEST_EXCERPT, evidence.excerpt


def test_a_second_run_changes_nothing(seeded):
    outcome = seed(FIXTURES)

    assert (outcome.created, outcome.changed, outcome.left_alone) == ([], [], [])
    assert len(outcome.unchanged) == len(read_folder(FIXTURES))


def test_the_pledge_binds_china_towards_the_united_states(read):
    pledge = read("commitments/cn-fentanyl-pledge/")

    roles = {(party["actor"], party["role"]) for party in pledge["parties"]}
    assert {("cn", "committing"), ("us", "counterpart")} <= roles
    parts = {r["commitment"] for r in pledge["relations"] if r["type"] == "part_of"}
    assert "cn-precursor-pledge" in parts


def test_chinas_pledges_are_found_by_actor_and_kind(read):
    found = read("commitments/?actor=cn&kind=pledge")

    assert {"cn-fentanyl-pledge", "cn-precursor-pledge"} <= slugs(found)
    assert all(row["kind"] == "pledge" for row in found["results"])


def test_the_follow_up_meetings_were_mooted_with_their_windows(read):
    found = read("commitments/?kind=meeting&as_of=2024-02-15&status=mooted")

    windows = {row["due"]["edtf"] for row in found["results"] if row["due"]}
    assert {"2024-02", "2024-22"} <= windows


def test_february_has_lapsed_on_the_first_of_march(read):
    found = read("commitments/?kind=meeting&as_of=2024-03-01&timeliness=lapsed")

    assert [row["due"]["edtf"] for row in found["results"]] == ["2024-02"]


def test_both_meetings_are_to_review_something(read):
    for meeting in read("commitments/?kind=meeting&status=mooted&as_of=2024-02-15")["results"]:
        reviewed = [
            r for r in meeting["relations"] if (r["type"], r["direction"]) == ("reviewed_at", "in")
        ]
        assert reviewed, meeting["slug"]


def test_the_launch_was_held_in_beijing_over_two_days(read):
    launch = read("commitments/cnwg-launch/")
    update = read("status-updates/?commitment=cnwg-launch")["results"][0]

    assert launch["status"] == "held"
    assert update["occurred_on"]["earliest"] == "2024-01-30"
    assert update["occurred_on"]["latest"] == "2024-01-31"


def test_both_sides_positions_stand_side_by_side(read):
    launch = read("commitments/cnwg-launch/")

    assert {position["actor"] for position in launch["positions"]} >= {"us-white-house", "cn-mps"}


def test_the_main_source_of_precursors_is_disputed(read):
    disputed = read("claims/?disputed=true&actor=cn")["results"]

    stances = {e["stance"] for claim in disputed for e in claim["evidence"]}
    assert {"supports", "contradicts"} <= stances


def test_states_go_by_their_iso_codes(read):
    states = slugs(read("actors/?kind=state"))
    assert {"us", "cn", "mx"} <= states
    assert all(len(code) == 2 and code.isalpha() for code in states)


def test_topics_have_the_slugs_that_filters_rely_on(read):
    assert {"precursors", "illicit-finance", "information-sharing", "law-enforcement"} <= slugs(
        read("topics/")
    )


def test_nothing_was_known_before_the_seed(read):
    assert read("commitments/?known_at=2024-06-01T00:00:00Z")["results"] == []
