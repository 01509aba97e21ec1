"""A connection on which nobody waits for a server that stands still.

The server ends what takes too long by itself (STATEMENT_SECONDS); where it does not come to that,
because its machine or its disk hangs, a request would wait for ever. So whoever has waited for some
seconds asks the server for another connection: if that comes it is at work, and is waited for.
"""

from __future__ import annotations

from collections.abc import Generator
from time import monotonic
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

LOOK = 2  # seconds in which another connection has to come


class Silent(psycopg.OperationalError):
    """It stands still."""


class Connection(psycopg.Connection[Any]):
    """`patience`: seconds after which it is looked whether the server is at work, each time."""

    patience = 3.0  # whoever waits for a thread meanwhile has to come by within ten

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        try:
            return super().wait(self.while_it_answers(gen), interval, timeout)
        except Silent:
            self.close()
            raise

    def while_it_answers(self, waiting: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
        """The same; psycopg wakes it a few times a second, with nothing if nothing came."""
        looked = monotonic()
        try:
            wanted = next(waiting)
            while True:
                came = yield wanted
                if not came and monotonic() > looked + self.patience:
                    if not self.answers():
                        raise Silent("The database does not answer any more.")
                    looked = monotonic()
                wanted = waiting.send(came)
        except StopIteration as end:
            return end.value

    def answers(self) -> bool:
        return takes_another(self)


def takes_another(connection: psycopg.Connection[Any]) -> bool:
    """To be refused one is an answer of its server; one that is gone cuts ours."""
    told = connection.info
    address = make_conninfo(told.dsn, password=told.password, connect_timeout=LOOK)
    try:
        psycopg.connect(address).close()
    except psycopg.errors.ConnectionTimeout:
        return False
    except psycopg.OperationalError:
        return True
    return True
