"""Several writers at once, each in a thread with a connection of its own, that really commit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction

PATIENCE = 20.0


class Writers(ThreadPoolExecutor):
    def start(self, act: Callable[[], Any]) -> Future[Any]:
        def run() -> Any:
            try:
                return act()
            finally:
                connections.close_all()

        return self.submit(run)

    def both(self, *acts: Callable[[], Any]) -> list[Any]:
        """Starts them at one moment; what each returned, or the exception it ended in."""
        line = threading.Barrier(len(acts))

        def at_the_line(act: Callable[[], Any]) -> Callable[[], Any]:
            def run() -> Any:
                line.wait(PATIENCE)
                return act()

            return run

        futures = [self.start(at_the_line(act)) for act in acts]
        return [future.exception(PATIENCE) or future.result() for future in futures]


@contextmanager
def writers(number: int) -> Iterator[Writers]:
    with Writers(max_workers=number) as pool:
        yield pool


class Held:
    """A write that has done its work and not committed yet, until it is let go."""

    def __init__(self, pool: Writers, act: Callable[[], Any]) -> None:
        self.done, self.go = threading.Event(), threading.Event()
        self.future = pool.start(lambda: self.hold(act))

    def hold(self, act: Callable[[], Any]) -> Any:
        try:
            with transaction.atomic():
                result = act()
                self.done.set()
                assert self.go.wait(PATIENCE)
                return result
        finally:
            self.done.set()

    def wait(self) -> None:
        assert self.done.wait(PATIENCE)

    def commit(self) -> Any:
        self.go.set()
        return self.future.result(PATIENCE)
