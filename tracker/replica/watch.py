"""Is the replica fit to be asked?

A thread of each web process asks primary and replica once a second; a request asks neither. How far
the replica is behind is told by what the primary had written when: of the last seconds it is the
newest moment of which the replica has replayed everything. So an idle primary makes no lag, no
clock is compared with another machine's, and no right beyond that to connect is needed.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Any

import psycopg
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from commitments.reading.database import REPLICA

log = logging.getLogger(__name__)
PAUSE = 1.0  # seconds between two looks
PATIENCE = 2.0  # seconds in which either has to answer
FRESH = PAUSE + 2 * PATIENCE  # seconds for which a look counts
PRIMARY_ASKED = """
SELECT system_identifier, (pg_current_wal_flush_lsn() - '0/0')::bigint FROM pg_control_system()
"""
REPLICA_ASKED = """
SELECT system_identifier, (pg_last_wal_replay_lsn() - '0/0')::bigint, pg_is_in_recovery(),
  (SELECT at FROM commitments_change ORDER BY number DESC LIMIT 1)
FROM pg_control_system()
"""
NOT_ASKED = "it was not asked yet"
SILENT = "it does not answer"


@dataclass(frozen=True, slots=True)
class State:
    """`why`: for what it is left out; empty where it is used. `lag`: seconds. `known`: the instant
    of the newest change that it has replayed."""

    why: str
    at: float
    lag: float | None = None
    known: dt.datetime | None = None


class Probe(psycopg.Connection[Any]):
    """Waits no longer than a look may take."""

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        return super().wait(gen, interval, PATIENCE if timeout is None else timeout)


class Asked:
    """One of both, over a connection of the thread's own that is made anew when it broke."""

    def __init__(self, alias: str, statement: str) -> None:
        self.alias, self.statement = alias, statement
        self.connection: Probe | None = None

    def answer(self) -> tuple[Any, ...]:
        try:
            if self.connection is None:
                told = connections[self.alias].get_connection_params()
                limits = {"connect_timeout": int(PATIENCE), "autocommit": True}
                self.connection = Probe.connect(**{**told, **limits})
            row = self.connection.execute(self.statement).fetchone()
        except (psycopg.Error, DatabaseError):
            if self.connection is not None:
                self.connection.close()
                self.connection = None
            raise
        assert row is not None
        return row


class Watch:
    def __init__(self) -> None:
        self.told = State(NOT_ASKED, 0.0)
        self.lock = threading.Lock()
        self.thread: threading.Thread | None = None
        self.doubted = threading.Event()
        self.primary = Asked(DEFAULT_DB_ALIAS, PRIMARY_ASKED)
        self.replica = Asked(REPLICA, REPLICA_ASKED)
        self.system = 0
        self.written: deque[tuple[float, int]] = deque()  # when, and how far by then

    def state(self) -> State:
        """As of the last look; the first question begins to look."""
        if self.thread is None:
            with self.lock:
                if self.thread is None:
                    self.thread = threading.Thread(target=self.run, name="replica", daemon=True)
                    self.thread.start()
        told = self.told
        if not told.why and monotonic() - told.at > FRESH:
            return State(SILENT, told.at)
        return told

    def run(self) -> None:
        while True:
            try:
                self.tell(self.look())
            except Exception:  # the thread must go on, whatever it met
                log.exception("the replica can't be looked at")
            self.doubted.wait(PAUSE)
            self.doubted.clear()

    def doubt(self) -> None:
        """A read of it failed: look at once."""
        self.doubted.set()

    def tell(self, state: State) -> None:
        before, self.told = self.told, state
        if state.why and state.why != before.why:
            log.warning("the replica is left out: %s", state.why)
        elif before.why and not state.why:
            log.info("the replica is used")

    def look(self) -> State:
        """What is replayed is asked after what is written, so that it is never too little."""
        asked = monotonic()
        with suppress(psycopg.Error, DatabaseError):  # without an answer the lag grows
            self.system, written = self.primary.answer()
            self.written.append((asked, written))
        try:
            its_system, replayed, standby, known = self.replica.answer()
        except (psycopg.OperationalError, DatabaseError):
            return State(SILENT, monotonic())
        except psycopg.Error as error:  # as where it has not replayed our first migration
            return State(f"it can't be asked: {type(error).__name__}", monotonic())
        if not standby:
            return State("it is no standby", monotonic())
        if self.system not in (0, its_system):
            return State("it is a standby of another primary", monotonic())
        return self.compared(replayed or 0, known)

    def compared(self, replayed: int, known: dt.datetime | None) -> State:
        now, most = monotonic(), settings.REPLICA_LAG_SECONDS
        while self.written and self.written[0][0] < now - most - PAUSE:
            self.written.popleft()
        caught_up = [when for when, written in self.written if written <= replayed]
        if not caught_up:
            return State(f"it is more than {most} seconds behind", now)
        lag = now - max(caught_up)
        if lag > most:
            return State(f"it is more than {most} seconds behind", now, lag)
        return State("", now, lag, known)


WATCH = Watch()
