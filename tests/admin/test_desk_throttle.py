"""The desk is counted apart: by account, and by address for those who are not logged in."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from commitments.domain import metering
from commitments.models import User
from tests.admin.entering import HOME, browser, log_in, person

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"


@pytest.fixture(autouse=True)
def few_requests(settings, monkeypatch):
    """Three a minute, in a minute that does not end; the pages and the API are not counted."""
    settings.THROTTLE_DESK = 3
    monkeypatch.setattr(metering, "METER", metering.Meter())
    monkeypatch.setattr(metering.time, "time", lambda: 1_700_000_000.0)


def inside(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def statuses(client: Client, path: str = HOME, times: int = 4) -> list[int]:
    return [client.get(path).status_code for _ in range(times)]


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_the_fourth_request_of_an_account_is_refused_and_told_when_to_go_on():
    client = inside(person())

    assert statuses(client, times=3) == [200, 200, 200]
    refused = client.get(HOME)
    assert refused.status_code == 429
    assert refused["Retry-After"] == "40"
    assert refused["RateLimit-Policy"] == '"desk";q=3;w=60'
    assert "Your account asked for more of the desk in this minute" in words(refused)
    assert f'href="{HOME}">Load the page again</a>' in refused.content.decode()


def test_an_account_is_counted_wherever_it_is_logged_in_and_others_are_not_held_up():
    one = person()

    assert statuses(inside(one), times=3) == [200, 200, 200]
    assert statuses(inside(one), times=1) == [429]
    assert statuses(inside(person(name="bea")), times=1) == [200]


def test_what_is_sent_too_often_is_not_done_and_says_that_it_is_not_lost():
    client = inside(person())
    statuses(client, times=3)

    refused = client.post("/admin/commitments/actor/add/", {"name": "France"})
    assert refused.status_code == 429
    assert "Nothing of what you sent was taken. Wait 40 seconds, go back" in words(refused)
    assert "Load the page again" not in words(refused)


def test_who_is_not_logged_in_is_counted_by_address_and_can_not_go_on_to_guess():
    at_login = browser("198.51.100.7")
    user = person()

    assert statuses(at_login, LOGIN, times=3) == [200, 200, 200]
    assert log_in(at_login, user).status_code == 429
    assert "From your address more was asked of the desk" in words(at_login.get(LOGIN))
    assert statuses(browser("198.51.100.8"), LOGIN, times=1) == [200]


def test_the_pages_and_the_api_are_counted_apart():
    client = inside(person())

    assert statuses(client) == [200, 200, 200, 429]
    assert statuses(client, "/about/", times=1) == [200]
    assert statuses(client, "/api/v1/vocabulary/", times=1) == [200]


def test_nought_is_no_limit(settings):
    settings.THROTTLE_DESK = 0

    assert statuses(inside(person()), times=5) == [200] * 5
