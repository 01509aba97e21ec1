"""What several web processes make of connections that come at once."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from tests.replicas.webs import free_port
from tests.tracker.servers import runs
from tests.tracker.waiting import wait_until

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2


def who(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """A program that says which process answers."""
    body = str(os.getpid()).encode()
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config=python:tracker.gunicorn"]
    environment = os.environ | {"WEB_WORKERS": str(WORKERS), "WEB_THREADS": "4"}
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            [*command, f"--bind=127.0.0.1:{port}", f"{__name__}:who"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        wait_until(lambda: len(answering(port)) == WORKERS)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def answering(port: int, bursts: int = 1) -> Counter[int]:
    """The processes that answer, by how many of eight connections a burst they hold. All are asked
    for at once, while the workers sleep, and kept."""
    with ExitStack() as stack:
        made = []
        for _ in range(bursts):
            burst = [stack.enter_context(closing(socket.socket())) for _ in range(8)]
            for each in burst:
                each.setblocking(False)
                each.connect_ex(("127.0.0.1", port))
            busy_until = time.perf_counter() + 0.003
            while time.perf_counter() < busy_until:  # one core has no time for a worker
                pass
            made += burst
            try:
                found = asked(made)
            except ConnectionRefusedError:
                return Counter()
    return found


def asked(connections: list[socket.socket]) -> Counter[int]:
    """All are asked before any is read: a thread waits at each that is silent."""
    for each in connections:
        each.setblocking(True)
        each.settimeout(10)
        each.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    return Counter(map(answer_at, connections))


def answer_at(connection: socket.socket) -> int:
    answer = HTTPResponse(connection)
    answer.begin()
    return int(answer.read())


def test_connections_that_come_at_once_are_shared_evenly(port: int) -> None:
    held = answering(port, bursts=6)
    assert max(held.values()) - min(held.values()) <= 6  # of 48


def test_those_that_stand_in_for_killed_ones_share_as_well(port: int) -> None:
    for killed in list(answering(port)):
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda killed=killed: not runs(killed))  # type: ignore[misc]
        wait_until(lambda: len(answering(port)) == WORKERS)
    held = answering(port, bursts=6)
    assert max(held.values()) - min(held.values()) <= 6
