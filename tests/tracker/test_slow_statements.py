"""A statement that took long is in the log, with its request and without what it was given."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client

from commitments.models import Claim
from commitments.reading.prepared import ask
from commitments.reading.slow import LONGEST, watched, without_values
from tests.tracker.test_metrics import TOKEN, scrape
from tracker.logs import JsonFormatter

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines() -> Iterator[list[dict[str, Any]]]:
    found: list[dict[str, Any]] = []

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(json.loads(JsonFormatter().format(record)))

    log, handler = logging.getLogger("commitments.reading.slow"), Lines()
    log.addHandler(handler)
    yield found
    log.removeHandler(handler)


@pytest.fixture
def all_are_slow(settings: Any) -> None:
    settings.SLOW_STATEMENT_SECONDS = 0


def test_one_that_took_long_is_told_and_no_other(lines: list[Any], settings: Any) -> None:
    settings.SLOW_STATEMENT_SECONDS = 0.1
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.execute("SELECT pg_sleep(%s), %s", [0.12, "somebody"])
    (line,) = lines
    assert line["message"] == "slow statement: SELECT pg_sleep(%s), %s"
    assert (line["level"], 120 <= line["ms"] < 5000) == ("warning", True)


def test_one_that_is_planned_once_is_told_as_well(lines: list[Any], settings: Any) -> None:
    settings.SLOW_STATEMENT_SECONDS = 0.1
    ask("SELECT pg_sleep(%(long)s)", {"long": 0.12})
    assert [line["message"] for line in lines] == ["slow statement: SELECT pg_sleep($1)"]


def test_one_that_was_given_up_is_told_as_well(lines: list[Any], settings: Any) -> None:
    settings.SLOW_STATEMENT_SECONDS = 0.1
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '150ms'")
        with pytest.raises(OperationalError), transaction.atomic():
            cursor.execute("SELECT pg_sleep(9)")
    assert [line["message"] for line in lines] == ["slow statement: SELECT pg_sleep(9)"]


def test_what_is_around_a_connection_as_it_is_made_goes_with_its_block() -> None:
    def around(execute: Any, *asked: Any) -> Any:
        return execute(*asked)

    fresh = connection.copy()
    try:
        with fresh.execute_wrapper(around):
            fresh.ensure_connection()
        assert fresh.execute_wrappers == [watched]
    finally:
        fresh.close()


def test_it_says_for_which_request(lines: list[Any], all_are_slow: None) -> None:
    Client().get("/api/v1/claims/", headers={"X-Request-ID": "lb-1:2024.01_x"})
    assert lines
    assert {line["request"] for line in lines} == {"lb-1:2024.01_x"}


def test_what_was_asked_or_written_is_not_told(lines: list[Any], all_are_slow: None) -> None:
    Client().get("/api/v1/claims/", {"q": "zhangweiqx"})
    list(Claim.objects.filter(title__icontains="zhangweiqx", slug="zhangweiqx"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'zhang''weiqx', 'x'")
    assert len(lines) > 3
    assert "weiqx" not in json.dumps(lines)
    assert lines[-1]["message"] == "slow statement: SELECT '…', '…'"


def test_a_long_one_is_cut() -> None:
    assert without_values("SELECT  1,\n 2") == "SELECT 1, 2"
    assert without_values("x" * 3000) == "x" * LONGEST + "…"


def test_they_are_counted(settings: Any) -> None:
    settings.METRICS_TOKEN = TOKEN
    before = counted()
    settings.SLOW_STATEMENT_SECONDS = 0.1
    ask("SELECT pg_sleep(0.12)", {})
    assert counted() == before + 1


def counted() -> float:
    told = scrape().content.decode()
    (line,) = [x for x in told.splitlines() if x.startswith("tracker_slow_statements_total ")]
    return float(line.split()[1])
