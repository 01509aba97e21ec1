"""While no web process can answer, callers are told to come again."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from time import monotonic
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tracker.stand_in import HEAD, PAGE, STYLE, TURN, StandIn
from tracker.supervisor import Part


@pytest.fixture
def web() -> Iterator[Part]:
    part = Part("web", [sys.executable, "-c", "input()"])
    part.process = subprocess.Popen(part.command, stdin=subprocess.PIPE)
    yield part
    part.process.kill()
    part.process.communicate()


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def asked(
    stand_in: StandIn, listener: socket.socket, body: bytes | None = None, **headers: str
) -> HTTPError:
    found: list[HTTPError] = []

    def ask() -> None:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        try:
            urlopen(Request(address, body, headers), timeout=10)
        except HTTPError as error:
            found.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    while thread.is_alive():
        stand_in.take_turn()
    return found[0]


@pytest.mark.parametrize("body", [None, b"{}", b"x" * 300_000])
def test_a_caller_is_told_to_come_again(
    listener: socket.socket, web: Part, tmp_path: Path, body: bytes | None
) -> None:
    answer = asked(StandIn(listener, web, tmp_path / "ready"), listener, body)
    assert (answer.code, answer.headers["Retry-After"]) == (503, "2")
    assert b"The tracker is being started" in answer.read()
    answer.close()


def test_a_browser_is_told_so_by_a_page(listener: socket.socket, web: Part, tmp_path: Path) -> None:
    stand_in = StandIn(listener, web, tmp_path / "ready")
    for accepted, answered in (
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("*/*", "application/problem+json"),
    ):
        answer = asked(stand_in, listener, Accept=accepted)
        assert (answer.code, answer.headers["Content-Type"]) == (503, answered)
        assert (b"Load the page again" in answer.read()) == answered.startswith("text/html")
        answer.close()


def test_browsers_take_the_style_of_the_page() -> None:
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in HEAD
    assert f"<style>{STYLE}</style>" in PAGE


def test_callers_that_say_nothing_do_not_keep_the_supervisor(
    listener: socket.socket, web: Part, tmp_path: Path
) -> None:
    stand_in = StandIn(listener, web, tmp_path / "ready")
    with ExitStack() as stack:
        for _ in range(20):
            stack.enter_context(socket.create_connection(listener.getsockname()))
        begun = monotonic()
        stand_in.take_turn()
        assert monotonic() - begun < 2 * TURN
    answer = asked(stand_in, listener)
    assert answer.code == 503
    answer.close()


def test_it_steps_back_when_a_web_process_is_ready_and_in_when_it_died(
    listener: socket.socket, web: Part, tmp_path: Path
) -> None:
    ready = tmp_path / "ready"
    ready.touch()  # left over from a run before
    stand_in = StandIn(listener, web, ready)
    assert stand_in.is_needed()
    ready.touch()
    assert not stand_in.is_needed()
    assert web.process is not None
    web.process.kill()
    web.process.wait()
    assert stand_in.is_needed()
    assert not ready.exists()


def test_nobody_waiting_is_nothing_to_do(
    listener: socket.socket, web: Part, tmp_path: Path
) -> None:
    StandIn(listener, web, tmp_path / "ready").take_turn()
