"""A connection to the replica on which nobody waits for what does not answer any more.

The server ends a statement that takes too long; a server that stands still can't.
"""

from __future__ import annotations

from collections.abc import Generator
from time import monotonic
from typing import Any

import psycopg

from tracker.replica.watch import SILENT, WATCH

GRACE = 1.0  # seconds before anything is asked of the watch


class Connection(psycopg.Connection[Any]):
    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        try:
            return super().wait(while_it_answers(gen), interval, timeout)
        except Silent:
            self.close()
            raise


class Silent(psycopg.OperationalError):
    """The replica does not answer any more."""


def while_it_answers(waiting: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
    """The same; psycopg wakes it a few times a second, with nothing if nothing came."""
    begun = monotonic()
    try:
        wanted = next(waiting)
        while True:
            came = yield wanted
            if not came and monotonic() > begun + GRACE and WATCH.state().why == SILENT:
                raise Silent(Silent.__doc__)
            wanted = waiting.send(came)
    except StopIteration as end:
        return end.value
