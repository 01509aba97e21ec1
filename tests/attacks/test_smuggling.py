"""Nobody hides a second request in a first: what can be read in two ways is refused, and the
connection ends there. Asked of gunicorn as it is served."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from tests import databases
from tests.replicas.webs import Web, serving

HIDDEN = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
LENGTH = len(HIDDEN)
FIRST = "POST /api/v1/claims/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
TWO_WAYS = {
    "a length, and chunks": (
        f"Content-Length: {LENGTH + 5}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    ),
    "two lengths": f"Content-Length: 0\r\nContent-Length: {LENGTH}\r\n\r\n",
    "a length with a sign": f"Content-Length: +{LENGTH}\r\n\r\n",
    "a length in a list": f"Content-Length: 0, {LENGTH}\r\n\r\n",
    "a length that is none": "Content-Length: 0x2\r\n\r\n",
    "chunks by another name": "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "a blank before the colon": f"Content-Length : {LENGTH}\r\n\r\n",
    "a folded line": f"X-A: b\r\n Content-Length: {LENGTH}\r\n\r\n",
    "a size of chunk that is none": "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
    "a header without a name": f": x\r\nContent-Length: {LENGTH}\r\n\r\n",
    "a line too long": f"X-A: {'x' * 9000}\r\n\r\n",
    "too many lines": "".join(f"X-{n}: b\r\n" for n in range(200)) + "\r\n",
}


@pytest.fixture(scope="module")
def web(
    migrated_database: str, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Web]:
    name = f"test_{os.getpid()}_smuggling"
    with django_db_blocker.unblock():
        databases.clone(name, source=migrated_database)
        with databases.using(name), serving(tmp_path_factory.mktemp("web")) as served:
            yield served
        databases.drop(name)


def answers(web: Web, sent: str) -> list[int]:
    """The statuses of all that comes back until the other side closes, or says no more."""
    with socket.create_connection(("127.0.0.1", web.port), timeout=3) as connection:
        connection.sendall(sent.encode("latin-1"))
        got = b""
        try:
            while part := connection.recv(65536):
                got += part
        except (TimeoutError, ConnectionResetError):
            pass
    return [int(each.split(b" ", 1)[0]) for each in got.split(b"HTTP/1.1 ")[1:]]


def test_two_requests_in_a_row_are_two(web: Web) -> None:
    assert answers(web, HIDDEN * 2) == [200, 200]


@pytest.mark.parametrize("way", TWO_WAYS)
def test_what_can_be_read_in_two_ways_hides_nothing(web: Web, way: str) -> None:
    told = answers(web, FIRST + TWO_WAYS[way] + HIDDEN)
    assert told
    assert all(400 <= status <= 501 for status in told), told


def test_a_line_that_asks_for_too_much_is_refused(web: Web) -> None:
    assert answers(web, f"GET /?q={'x' * 9000} HTTP/1.1\r\nHost: localhost\r\n\r\n") == [414]


def test_a_header_spelt_as_another_is_not_taken_for_it(web: Web) -> None:
    """With `_` it would be the same in WSGI."""
    asked = "GET /api/v1/status-updates/?publication=draft HTTP/1.1\r\nHost: localhost\r\n"
    assert answers(web, f"{asked}X_Forwarded_For: 10.0.0.1\r\n\r\n") in ([400], [401])


def test_what_serves_does_not_name_itself(web: Web) -> None:
    assert web.get("/healthz").headers["Server"] == "tracker"
    with socket.create_connection(("127.0.0.1", web.port), timeout=3) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nContent-Length: +1\r\n\r\n")
        refused = connection.recv(65536)
    assert refused.startswith(b"HTTP/1.1 400 ")
    assert b"unicorn" not in refused.lower()
