"""Which requests may go to the replica at all, and what never does."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS
from django.test import RequestFactory
from django.urls import URLPattern
from django.utils import timezone

from commitments.api.urls import urlpatterns as of_the_api
from commitments.models import Actor
from commitments.pages.urls import urlpatterns as of_pages
from commitments.reading import clocks
from commitments.reading.clocks import Head, read_clocks
from commitments.reading.database import Behind, Router, asking_replica, connection, in_use
from tracker.replica.middleware import instants_of, is_anybodys

ask = RequestFactory()
NOW = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
# Neither reads the record: a form behind an address of its own, and what is the same for everybody.
NOT_ASKED_THERE = {"leave", "schema", "docs", "index", "nowhere"}


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("path", ["/", "/api/v1/commitments/", "/actors/cn/", "/reports/"])
def test_who_says_nothing_of_themselves_reads(path: str, method: str) -> None:
    assert is_anybodys(getattr(ask, method)(path))


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_no_other_method_does(method: str) -> None:
    assert not is_anybodys(getattr(ask, method)("/api/v1/commitments/"))


def test_nobody_who_shows_a_token_or_a_session_does(settings: Any) -> None:
    assert not is_anybodys(ask.get("/actors/", headers={"Authorization": "Bearer x"}))
    request = ask.get("/actors/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    assert not is_anybodys(request)


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/login/", "/reports/opt-out/x/", "/healthz", "/actors", "/x/api/v1/"]
)
def test_no_other_address_is_read_there(path: str) -> None:
    assert not is_anybodys(ask.get(path))


@pytest.mark.parametrize("pattern", [*of_pages, *of_the_api], ids=lambda pattern: pattern.name)
def test_every_public_address_is_read_there_or_known_not_to_be(pattern: URLPattern) -> None:
    path = "/" + str(pattern.pattern).replace("<", "").replace(">", "")
    assert is_anybodys(ask.get(path)) == (pattern.name not in NOT_ASKED_THERE)


def test_instants_as_known_at_which_are_named_by_the_query() -> None:
    query = {"known_at": "2024-01-01", "from": "2024-01-02T00:00:00Z", "to": "2024-01-03"}
    told = [str(found.date()) for found in instants_of(ask.get("/", query))]
    assert told == ["2024-01-01", "2024-01-02"]
    assert list(instants_of(ask.get("/", {"known_at": "soon"}))) == []


def test_a_span_that_goes_on_till_now_names_now() -> None:
    (now,) = instants_of(ask.get("/", {"from": "2024-01-02"}))
    assert timezone.now() - now < dt.timedelta(minutes=1)


def test_a_replica_does_not_answer_of_what_it_may_not_know_yet() -> None:
    head = Head(newest=(1, NOW), by_then=(1, NOW), merges=False, redaction=0)
    with asking_replica(), pytest.raises(Behind):
        read_clocks(as_of=None, known_at=NOW, now=NOW, head=head)
    earlier = NOW - dt.timedelta(microseconds=1)
    with asking_replica():
        assert read_clocks(as_of=None, known_at=earlier, now=NOW, head=head).past


def test_models_are_read_as_chosen_and_written_on_the_primary_wherever_read_from() -> None:
    router, row = Router(), Actor()
    row._state.db = "replica"
    with asking_replica():
        assert router.db_for_read(Actor) == "replica"
        assert router.db_for_write(Actor, instance=row) == DEFAULT_DB_ALIAS
    assert router.db_for_read(Actor, instance=row) == DEFAULT_DB_ALIAS
    assert [router.allow_migrate(alias, "commitments") for alias in ("default", "replica")] == [
        True,
        False,
    ]


@pytest.mark.django_db
def test_outside_such_a_request_reads_ask_the_primary() -> None:
    assert in_use().alias == DEFAULT_DB_ALIAS
    assert clocks.connection is connection
    assert connection.alias == DEFAULT_DB_ALIAS
