"""Web processes that share the connections evenly, and leave the log of requests to the program.

All workers wait at one socket, and whoever is awake takes what comes. One of them would get all the
connections that a proxy or a dashboard opens at once, keep them, and answer on one core while the
others idle. So each tells the others how many it has, and who has more than another lets that one
go first.
"""

from __future__ import annotations

import mmap
import time
from typing import Any

from gunicorn.glogging import Logger
from gunicorn.workers.gthread import ThreadWorker

MOST = 1024  # workers there may be at once
NAP = 0.001  # seconds for each connection ahead of another, which can take the next meanwhile
# One more than each worker has, 0 where there is none, in memory that all share once they are
# forked; each writes its own place alone.
CONNECTIONS = memoryview(mmap.mmap(-1, 4 * MOST)).cast("i")


class EvenWorker(ThreadWorker):  # type: ignore[misc] gunicorn has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """In the master, before the fork."""
        super().__init__(*args, **kwargs)
        self.place = next(place for place, count in enumerate(CONNECTIONS) if not count)
        CONNECTIONS[self.place] = 1

    def notify(self) -> None:
        """In each turn of its loop."""
        CONNECTIONS[self.place] = self.nr_conns + 1
        super().notify()

    def accept(self, listener: Any) -> None:
        ahead = self.nr_conns + 1 - min(filter(None, CONNECTIONS))
        if ahead > 0:
            time.sleep(NAP * min(ahead, 5))
        super().accept(listener)

    def ended(self) -> None:
        """In the master, once it is gone."""
        CONNECTIONS[self.place] = 0


class QuietLogger(Logger):  # type: ignore[misc]
    """tracker.request_id has the line of each request; gunicorn need not make another."""

    def access(self, *args: Any) -> None:
        pass
