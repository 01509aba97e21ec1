"""Errors go to Sentry if a setting names one, and nothing of what was said goes along."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.conf import settings

BREAK = """
import django, sentry_sdk
django.setup()
text_of_a_draft = "qzx" + "secret"
try:
    raise ValueError("it broke")
except ValueError as error:
    sentry_sdk.capture_exception(error)
sentry_sdk.flush(5)
"""


class Taker(HTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.taken: list[str] = []


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        packed = self.headers.get("Content-Encoding") == "gzip"
        self.server.taken.append((gzip.decompress(body) if packed else body).decode())
        self.send_response(200)
        self.end_headers()

    def log_message(self, *told: object) -> None:
        """Says nothing."""


@pytest.fixture
def sentry() -> Iterator[Taker]:
    with Taker() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_an_error_is_told_without_the_values_of_variables(sentry: Taker) -> None:
    address = f"http://0123abcd@127.0.0.1:{sentry.server_port}/1"
    told = {"SENTRY_DSN": address, "DJANGO_SETTINGS_MODULE": "tracker.settings"}
    subprocess.run(
        [sys.executable, "-c", BREAK], env=os.environ | told, cwd=settings.BASE_DIR, check=True
    )
    (event,) = sentry.taken
    assert "it broke" in event
    assert "qzxsecret" not in event
