"""Sessions end: so long after the login, so long after their last use, with a new password."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commitments.domain import people
from tests.admin.entering import HOME, browser, entries, is_inside, log_in, person
from tests.factories.users import admin

pytestmark = pytest.mark.django_db


def inside(**query: str) -> Client:
    client = browser()
    log_in(client, person(), **query)
    return client


def set_back(client: Client, seconds: float) -> None:
    """As if the session had last been used so long ago."""
    session = client.session
    session["used"] = time.time() - seconds
    session.save()


def test_it_ends_so_long_after_the_login_however_much_it_is_used(settings):
    client = inside()
    end = Session.objects.get().expire_date
    assert abs(end - timezone.now() - settings.SESSION_TIME) < timedelta(minutes=1)
    set_back(client, 600)
    assert is_inside(client)
    assert Session.objects.get().expire_date == end
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_inside(client)


def test_it_ends_when_it_is_not_used_and_the_trail_tells(settings):
    client = inside()
    limit = settings.SESSION_IDLE_TIME.total_seconds()
    set_back(client, limit - 60)
    assert is_inside(client)
    set_back(client, limit + 1)
    assert not is_inside(client)
    assert [e.about for e in entries("logged_out")] == ["not used for too long"]
    assert not Session.objects.filter(session_key=client.cookies["sessionid"].value).exists()


def test_it_ends_at_the_api_as_well(settings):
    client = inside()
    set_back(client, settings.SESSION_IDLE_TIME.total_seconds() + 1)
    claim = {"slug": "claim", "title": "Claim"}
    refused = client.post("/api/v1/claims/", claim, content_type="application/json")
    assert refused.status_code == 401


def statements(captured: CaptureQueriesContext) -> list[str]:
    """But for the prepared ones of reads, whose text is not told again."""
    return [query["sql"] for query in captured if query["sql"]]


def writes(client: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(HOME)
    return sum("django_session" in sql and "UPDATE" in sql for sql in statements(captured))


def test_its_use_is_written_down_once_a_minute():
    client = inside()
    assert writes(client) == 0
    set_back(client, 61)
    assert writes(client) == 1
    assert writes(client) == 0


def test_a_visitor_gets_no_session():
    client = browser()
    with CaptureQueriesContext(connection) as captured:
        client.get("/api/v1/claims/")
        client.get("/")
    assert not [sql for sql in statements(captured) if "django_session" in sql]
    assert "sessionid" not in client.cookies


def test_a_session_from_before_its_use_was_written_down_goes_on():
    client = inside()
    session = client.session
    del session["used"]
    session.save()
    assert is_inside(client)
    assert client.session["used"] > time.time() - 60


def test_a_new_password_ends_all_sessions():
    first, second = inside(), inside()
    people.change_password(account=person(), password="yet another sentence", by=admin())
    assert not is_inside(first)
    assert not is_inside(second)


def test_with_https_the_cookie_is_for_https_alone(settings: Any):
    settings.SESSION_COOKIE_SECURE = True
    assert inside().cookies["sessionid"]["secure"] is True
