"""An answer may be kept; it is never told once it is no longer so."""

from __future__ import annotations

import json
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from benchmarks.serving import serving
from commitments.reading.kept import EACH, LONG, Kept
from tests.factories.records import make_commitment
from tests.factories.states import published

PATHS = ("commitments/?with_count=true", "stats/", "commitments/?page_size=1000")


def ask(port: int, path: str) -> Any:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", f"/api/v1/{path}")
    answer = connection.getresponse()
    assert answer.status == 200
    told = json.loads(answer.read())
    connection.close()
    return told


def test_what_is_published_is_told_by_every_process_at_once(
    committing_db: str, tmp_path: Path
) -> None:
    published(make_commitment())
    with ExitStack() as stack:
        ports = [
            stack.enter_context(
                serving("kept", folder=tmp_path, settings={"WEB_WORKERS": "1"})
            ).port
            for _ in range(2)
        ]
        for count in range(1, 4):
            for _ in range(2):  # made, then kept
                for port in ports:
                    told = [ask(port, path) for path in PATHS]
                    assert told[0]["count"] == told[1]["total"] == len(told[2]["results"]) == count
            published(make_commitment())


@pytest.mark.django_db
def test_a_kept_answer_is_not_worked_out_again(
    stranger: Any, settings: Any, django_assert_num_queries: Any
) -> None:
    settings.KEEP_ANSWERS = 1
    published(make_commitment())
    first = stranger.get("commitments/?ordering=title&page_size=7")
    with django_assert_num_queries(1):
        again = stranger.get("commitments/?ordering=title&page_size=7")
    assert again.content == first.content


def test_memory_is_bounded_and_what_was_asked_last_stays() -> None:
    kept, most = Kept(), 10 * (1000 + EACH)
    for number in range(100):
        kept.put(f"tag {number}", b"x" * 990, 1, most)
        assert kept.get("tag 0") is not None
    assert kept.size <= most
    assert kept.get("tag 99") == b"x" * 990
    assert kept.get("tag 50") is None


@pytest.mark.parametrize("length", [0, 1, LONG - 1, LONG, 5 * LONG])
def test_bodies_come_back_as_they_were(length: int) -> None:
    kept, body = Kept(), bytes(range(256)) * (length // 256 + 1)
    kept.put("tag", body[:length], 1, 10**7)
    assert kept.get("tag") == body[:length]


def test_a_publication_makes_room() -> None:
    kept = Kept()
    kept.put("before", b"1", 1, 10**6)
    kept.put("after", b"2", 2, 10**6)
    kept.put("late", b"3", 1, 10**6)
    assert [kept.get(tag) for tag in ("before", "after", "late")] == [None, b"2", None]
    assert kept.size == 2 + EACH
