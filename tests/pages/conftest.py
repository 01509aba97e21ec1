from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client

from commitments.pages.asking import Call
from commitments.reading.clocks import Clocks
from tests.api.client import Api
from tests.databases import url
from tests.reports.conftest import seed_record, seeded_database

__all__ = ["seed_record", "seeded_database"]


class Reader:
    """Somebody without a login."""

    def __init__(self) -> None:
        self.client = Client(headers={"host": "localhost"})

    def get(self, address: str, **headers: str) -> Any:
        return self.client.get(address, headers=headers)

    def text(self, address: str) -> str:
        answer = self.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.content.decode()


def through_the_api(call: Call, clocks: Clocks) -> dict[str, Any]:
    """The answer to the address as it is printed."""
    path = call.address.removeprefix(settings.BASE_URL)
    answer = Api().get(path)
    assert answer.status_code == 200, (path, answer.content)
    told: dict[str, Any] = answer.json()
    return told


def each_through_the_api(calls: Sequence[Call], clocks: Clocks) -> list[dict[str, Any]]:
    return [through_the_api(call, clocks) for call in calls]


def ask_the_api(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on pages are made of what the API answers."""
    monkeypatch.setattr("commitments.pages.framing.answer", through_the_api)
    monkeypatch.setattr("commitments.pages.framing.stats_by", each_through_the_api)


@pytest.fixture
def reader() -> Reader:
    return Reader()


Right = Callable[[str, int], None]


@pytest.fixture
def right(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> Right:
    """A page is made by so many queries at most, and of the API's own answers it is the same."""

    def told(path: str, most: int) -> None:
        with django_assert_max_num_queries(most):
            shown = reader.text(path)
        ask_the_api(monkeypatch)
        assert reader.text(path) == shown

    return told


@pytest.fixture
def held_up(db: None) -> Iterator[None]:
    """Somebody else holds what every page reads, and nobody waits long for it."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '100ms'")
    with psycopg.connect(url()) as other:
        other.execute("LOCK TABLE commitments_change IN ACCESS EXCLUSIVE MODE")
        yield


@pytest.fixture
def no_database(db: None) -> Iterator[None]:
    """The connection is to a port where nobody listens."""
    kept = connections["default"]
    away = kept.copy()
    away.settings_dict = {**kept.settings_dict, "HOST": "127.0.0.1", "PORT": "1"}
    connections["default"] = away
    try:
        yield
    finally:
        connections["default"] = kept
