"""Numbers for who has the token, and for nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

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


@pytest.mark.django_db
def test_no_label_is_made_of_what_strangers_send(with_token: None) -> None:
    Client().generic("FROBNICATE", "/api/v1/qzx-made-up/")
    told = scrape().content.decode()
    assert "qzx" not in told
    assert "FROBNICATE" not in told
