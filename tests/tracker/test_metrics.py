"""Numbers for who has the token, and for nobody else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client
from prometheus_client import generate_latest

from commitments.domain import audit
from tests.factories.records import make_commitment
from tests.factories.states import published
from tests.tracker.test_health import put_round, put_worker
from tracker.metrics import own

DOCS = Path(__file__).resolve().parents[2] / "docs"
ALARMS = (DOCS / "alarms.yml").read_text()
OPERATIONS = (DOCS / "operations.md").read_text()
TOKEN = "a-long-word-for-prometheus"


@pytest.fixture
def with_token(settings: Any) -> None:
    settings.METRICS_TOKEN = TOKEN


def scrape(token: str = TOKEN) -> Any:
    return Client().get("/metrics", headers={"Authorization": f"Bearer {token}"})


@pytest.mark.django_db
def test_without_the_setting_there_is_no_such_address() -> None:
    assert scrape().status_code == 404


@pytest.mark.parametrize("token", ["", "another", "ü"])
def test_without_the_token_nothing_is_told(with_token: None, token: str) -> None:
    answer = scrape(token)
    assert (answer.status_code, answer.content) == (401, b"")


@pytest.mark.django_db
def test_requests_and_the_databases_state_are_told(with_token: None) -> None:
    Client().get("/api/v1/vocabulary/")
    Client().get("/nothing-here")
    told = scrape().content.decode()
    assert 'tracker_requests_total{area="api",method="GET",status="200"}' in told
    assert 'tracker_requests_total{area="pages",method="GET",status="404"}' in told
    assert 'tracker_request_seconds_count{area="api"}' in told
    assert "\ntracker_database_up 1.0\n" in told
    assert "\ntracker_newest_change 0.0\n" in told
    assert "\ntracker_worker_silence_seconds -1.0\n" in told


def test_failures_are_counted_from_none() -> None:
    """A count that begins at 1 has not grown, to Prometheus."""
    counted = generate_latest(own).decode()
    assert 'tracker_requests_total{area="static",method="DELETE",status="500"} 0.0' in counted
    assert 'tracker_requests_total{area="static",method="PUT",status="503"} 0.0' in counted


@pytest.mark.django_db
def test_a_worker_that_ended_in_good_order_grows_silent(with_token: None) -> None:
    put_round(minutes_ago=5)
    assert 300 <= told_of("tracker_worker_silence_seconds") < 330


@pytest.mark.django_db
def test_a_worker_that_only_lives_is_known_by_its_rounds(with_token: None) -> None:
    put_worker(seconds_ago=1)
    put_round(minutes_ago=16)
    assert 1 <= told_of("tracker_worker_silence_seconds") < 30
    assert 960 <= told_of("tracker_worker_round_seconds") < 990


@pytest.mark.django_db
def test_a_change_that_nobody_seals_grows_old(with_token: None) -> None:
    published(make_commitment())
    assert 0 < told_of("tracker_audit_unsealed_seconds") < 60
    audit.seal()
    assert told_of("tracker_audit_unsealed_seconds") == 0
    published(make_commitment("another"))
    assert 0 < told_of("tracker_audit_unsealed_seconds") < 60


@pytest.mark.django_db
def test_each_alarm_is_of_a_number_that_is_told_and_says_what_to_do(with_token: None) -> None:
    told = scrape().content.decode() + "\ntracker_replica_used 1.0"  # where there is one
    rules = [rule for group in yaml.safe_load(ALARMS)["groups"] for rule in group["rules"]]
    assert len(rules) > 5
    for rule in rules:
        names = set(re.findall(r"tracker_\w+", rule["expr"]))
        assert names, rule
        assert all(re.search(rf"^{name}\b", told, re.MULTILINE) for name in names), names
        assert f"| `{rule['alert']}` |" in OPERATIONS
        assert rule["annotations"]["summary"]


def told_of(name: str) -> float:
    (line,) = re.findall(rf"^{name} (.+)$", scrape().content.decode(), re.MULTILINE)
    return float(line)


@pytest.mark.django_db
def test_no_label_is_made_of_what_strangers_send(with_token: None) -> None:
    Client().generic("FROBNICATE", "/api/v1/qzx-made-up/")
    told = scrape().content.decode()
    assert "qzx" not in told
    assert "FROBNICATE" not in told
