"""A database that stands still, its connections open, is found out and waited for no longer."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connections

from tests.tracker.served import children
from tests.tracker.servers import ask, postmaster, runs, user_of
from tests.tracker.waiting import wait_until
from tracker import postgres
from tracker.pooled import connection as pooled
from tracker.pooled.base import fault_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pg")


@pytest.fixture
def home(folder: Path) -> Iterator[Path]:
    """A server that runs, the same for all of these tests."""
    with user_of(folder):
        yield folder


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooled.Connection, "patience", 0.3)


@contextmanager
def connected(home: Path) -> Iterator[pooled.Connection]:
    with pooled.Connection.connect(postgres.url(home), autocommit=True) as made:
        yield made


@contextmanager
def frozen(home: Path) -> Iterator[None]:
    first = postmaster(home)
    stopped = [first, *children(first)]
    for process in stopped:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in stopped:
            os.kill(process, signal.SIGCONT)


def test_who_asks_is_told_within_ten_seconds(home: Path) -> None:
    with connected(home) as made, frozen(home):
        begun = time.monotonic()
        with pytest.raises(pooled.Silent):
            made.execute("SELECT 1")
        assert time.monotonic() - begun < 0.3 + pooled.LOOK + 1
        assert made.closed


def test_of_several_that_lay_idle_one_is_asked(home: Path) -> None:
    with connected(home) as made, frozen(home):
        assert isinstance(fault_of(made), pooled.Silent)


@pytest.mark.django_db
def test_a_transaction_that_lost_its_connection_ends_without_another() -> None:
    alone = connections.create_connection("default")
    try:
        alone.ensure_connection()
        alone.set_autocommit(False)
        alone.close()
        alone.set_autocommit(True)
        assert alone.connection is None
        assert alone.get_autocommit()  # it makes one now, since it is asked of that
        assert alone.connection is not None
    finally:
        alone.close()


def test_what_only_takes_long_is_waited_for(home: Path) -> None:
    with connected(home) as made:
        row = made.execute("SELECT 'late' FROM pg_sleep(1)").fetchone()
        assert row == ("late",)


def test_what_comes_back_in_time_is_answered(home: Path) -> None:
    with connected(home) as made:
        with frozen(home):
            answer: list[object] = []
            asking = threading.Thread(
                target=lambda: answer.append(made.execute("SELECT 7").fetchone())
            )
            asking.start()
            time.sleep(1)
        asking.join(10)
        assert answer == [(7,)]


def test_a_server_that_takes_no_more_is_at_work(home: Path) -> None:
    ask(home, "CREATE ROLE narrow LOGIN CONNECTION LIMIT 1")
    with psycopg.connect(postgres.url(home), user="narrow") as made:
        assert pooled.takes_another(made)


def test_a_server_that_is_gone_is_noticed_without_a_look(home: Path) -> None:
    made = pooled.Connection.connect(postgres.url(home))
    server = postmaster(home)
    os.kill(server, signal.SIGKILL)
    wait_until(lambda: not runs(server))
    with pytest.raises(psycopg.OperationalError, match=r"server closed|terminat"):
        made.execute("SELECT 1")
