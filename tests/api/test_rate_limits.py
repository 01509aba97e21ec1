"""How many requests are left is told, and too many are refused by address and by user."""

from __future__ import annotations

import re

import pytest
from knox.models import AuthToken

from commitments.domain import metering
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/vocabulary/"


@pytest.fixture(autouse=True)
def few_requests(settings, monkeypatch):
    """Three a minute for an address, two for a user, in a minute that does not end."""
    settings.REST_FRAMEWORK = {
        **settings.REST_FRAMEWORK,
        "DEFAULT_THROTTLE_RATES": {"address": 3, "user": 2},
    }
    monkeypatch.setattr(metering, "METER", metering.Meter())
    monkeypatch.setattr(metering.time, "time", lambda: 1_700_000_000.0)


def get(client, **headers):
    return client.get(ADDRESS, headers={"host": "localhost", **headers})


def test_what_is_left_is_told_until_nothing_is(client):
    answers = [get(client) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    left = [re.search(r"r=(\d+)", answer["RateLimit"])[1] for answer in answers]
    assert left == ["2", "1", "0", "0"]
    assert answers[0]["RateLimit-Policy"] == '"address";q=3;w=60'
    assert answers[3]["Retry-After"] == "40"
    assert answers[3].json()["detail"] == (
        "More than 3 requests a minute from this address; wait, then go on."
    )


def test_addresses_are_counted_each_for_itself(client):
    for _ in range(4):
        get(client)

    other = client.get(ADDRESS, headers={"host": "localhost"}, REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 200


def test_a_user_is_counted_wherever_they_come_from(client):
    token = f"Bearer {AuthToken.objects.create(make_user('viewer'))[1]}"

    answers = [
        client.get(
            ADDRESS,
            headers={"host": "localhost", "authorization": token},
            REMOTE_ADDR=f"192.0.2.{number}",
        )
        for number in range(3)
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[0]["RateLimit-Policy"] == '"user";q=2;w=60'


def test_workers_count_together(client):
    get(client)
    metering.METER = metering.Meter()  # as another process has it

    assert [get(client).status_code for _ in range(3)] == [200, 200, 429]
