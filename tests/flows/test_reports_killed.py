"""A worker is killed at every point of a report's way: none is lost, none is sent twice to a
recipient whose server said 250, but in the one window that SMTP leaves open."""

from __future__ import annotations

import datetime as dt
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
import pytest
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from commitments.models import Delivery, Report
from commitments.models.report import Handing, Run
from tests.factories.records import make_commitment, make_status_update
from tests.factories.schedules import make_schedule
from tests.factories.states import published
from tests.flows.workers import PATIENCE, kill, wait_until, worker
from tests.smtp import Box, running

RECIPIENTS = ["ann@example.org", "bob@example.org"]


class Stage(Box):
    """A mail server that stops the talk at a step, once, until it is told to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.stop_at = ""
        self.stopped, self.go_on = threading.Event(), threading.Event()
        self.before_answer: Callable[[], Any] = lambda: None

    def pause(self, step: str) -> None:
        if self.stop_at == step and not self.stopped.is_set():
            self.before_answer()
            self.stopped.set()
            if step != "250":
                self.go_on.wait(PATIENCE)

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        self.pause(f"RCPT {address}")
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(self, *given: Any) -> str:  # noqa: N802
        self.pause("DATA")
        if self.stop_at == "DATA" and not self.mails and self.go_on.is_set():
            self.stop_at = ""
            return "451 The client is gone, and with it this mail"
        answer = await super().handle_DATA(*given)
        self.pause("250")
        return answer


@pytest.fixture
def stage() -> Iterator[tuple[Stage, int]]:
    box = Stage()
    with running(box) as port:
        yield box, port
        box.go_on.set()


@pytest.fixture
def due(committing_db: str) -> str:
    """A daily report of yesterday that is due to Ann and Bob; the database's address."""
    before = timezone.now() - dt.timedelta(days=1)
    pledge = published(make_commitment("pledge", made_on="2023-11-15"))
    yesterday = before.date().isoformat()
    published(make_status_update(pledge, status="initiated", as_of=yesterday))
    make_schedule(cadence="daily", hour=0, recipients=RECIPIENTS, now=before)
    return committing_db


@contextmanager
def busy_worker(database: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """One that takes its turn as soon as it is there."""
    with suppress(AlreadyEnqueued):
        app.configure_task("commitments.tasks.send_reports").defer(timestamp=0)
    with worker(database, port) as process:
        yield process


@contextmanager
def locked(database: str, table: str, mode: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(database) as connection:
        connection.execute(f"LOCK TABLE {table} IN {mode} MODE")
        yield connection
        connection.rollback()


def somebody_waits(connection: psycopg.Connection[Any], table: str) -> bool:
    found = connection.execute(
        "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = %s::regclass)",
        [table],
    ).fetchone()
    return bool(found and found[0])


def all_is_sent() -> bool:
    states = list(Delivery.objects.values_list("state", flat=True))
    return states == [Handing.SENT, Handing.SENT] and Report.objects.get().state == Run.SENT


def got(box: Stage) -> list[str]:
    return sorted(recipient for recipient, _ in box.mails)


# Waiting at these locks the worker is: reading what the report tells; storing what it rendered;
# setting down to whom it goes, the last act before the report is made.
BEFORE_SENDING = [
    ("before rendering", "commitments_standing", "ACCESS EXCLUSIVE"),
    ("after rendering", "commitments_reportfile", "SHARE"),
    ("at the end of making it", "commitments_delivery", "SHARE"),
]


@pytest.mark.parametrize(("point", "table", "mode"), BEFORE_SENDING)
def test_killed_before_sending(
    due: str, stage: tuple[Stage, int], point: str, table: str, mode: str
):
    box, port = stage
    with locked(due, table, mode) as connection, busy_worker(due, port) as first:
        wait_until(lambda: somebody_waits(connection, table), f"a worker {point}")
        kill(first)
    assert got(box) == []

    with busy_worker(due, port):
        wait_until(all_is_sent, "the report after a restart")
    assert got(box) == RECIPIENTS


@pytest.mark.parametrize("step", ["RCPT ann@example.org", "DATA", "RCPT bob@example.org"])
def test_killed_in_the_middle_of_a_talk(due: str, stage: tuple[Stage, int], step: str):
    """At the first recipient, in the mail itself, and at the second, when the first has theirs."""
    box, port = stage
    box.stop_at = step
    with busy_worker(due, port) as first:
        wait_until(box.stopped.is_set, f"a worker at {step}")
        kill(first)
    box.go_on.set()

    with busy_worker(due, port):
        wait_until(all_is_sent, "the report after a restart")
    assert got(box) == RECIPIENTS


def test_the_one_window_sends_twice_under_one_id(due: str, stage: tuple[Stage, int]):
    """The server has said 250 and the worker dies before it could note that."""
    box, port = stage
    box.stop_at = "250"
    with psycopg.connect(due) as connection:
        box.before_answer = lambda: connection.execute(
            "LOCK TABLE commitments_delivery IN SHARE MODE"
        )
        with busy_worker(due, port) as first:
            wait_until(box.stopped.is_set, "a worker that hears 250")
            wait_until(lambda: somebody_waits(connection, "commitments_delivery"), "its note")
            kill(first)
        connection.rollback()

    with busy_worker(due, port):
        wait_until(all_is_sent, "the report after a restart")
    assert got(box) == sorted([RECIPIENTS[0], *RECIPIENTS])
    assert len({mail["Message-ID"] for _, mail in box.mails}) == len(RECIPIENTS)


def test_two_workers_send_it_once(due: str, stage: tuple[Stage, int]):
    box, port = stage
    with busy_worker(due, port), busy_worker(due, port):
        wait_until(all_is_sent, "the report")
        time.sleep(1)
    assert got(box) == RECIPIENTS
    assert Report.objects.count() == 1
