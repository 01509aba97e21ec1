"""A connection on which nobody waits for a server that stands still.

The server ends what takes too long by itself (STATEMENT_SECONDS); where it does not come to that,
because its machine or its disk hangs, a request would wait for ever. So whoever has waited for some
seconds asks the server for another connection: if that comes it is at work, and is waited for.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

PATIENCE = 3.0  # seconds; whoever waits for a thread meanwhile has to come by within ten
LOOK = 2  # seconds in which another connection has to come


class Silent(psycopg.OperationalError):
    """It stands still."""


class Connection(psycopg.Connection[Any]):
    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        while True:
            try:
                return super().wait(gen, interval, PATIENCE)
            except psycopg.errors._WaitTimeout:  # noqa: SLF001 it has no other name
                if not answers(self):
                    self.close()
                    raise Silent("The database does not answer any more.") from None
            gen = resumed(gen)


def resumed(waiting: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
    """The same from where it is, nothing having come."""
    came = 0
    try:
        while True:
            came = yield waiting.send(came)
    except StopIteration as end:
        return end.value


def answers(connection: psycopg.Connection[Any]) -> bool:
    """Does its server take another? To be refused one is an answer; one that is gone cuts ours."""
    told = connection.info
    address = make_conninfo(told.dsn, password=told.password, connect_timeout=LOOK)
    try:
        psycopg.connect(address).close()
    except psycopg.errors.ConnectionTimeout:
        return False
    except psycopg.OperationalError:
        return True
    return True
