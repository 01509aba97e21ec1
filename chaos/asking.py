"""One request, and what is wrong with how it was answered."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, IncompleteRead
from typing import Any

LONGEST = 10.0  # seconds that an answer may take
GIVE_UP = 30.0
TRACES = (b"Traceback (most recent call last)", b'File "/', b"psycopg", b"django.db")


@dataclass(frozen=True)
class Answer:
    """`status` 0: the connection broke, as it does when a process is killed in mid-answer. `file`:
    what broke was a stream of no declared length, as an export is."""

    status: int
    body: bytes
    retry_after: str | None
    at: float
    seconds: float
    file: bool = False

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def came(self) -> bool:
        """It is an answer to what was asked, be it a refusal."""
        return 0 < self.status < 500

    def fault(self, *, may_cut: bool, may_cut_files: bool = False) -> str:
        """What must never be; empty if nothing of the kind."""
        if self.seconds > LONGEST:
            return f"{self.seconds:.1f} s until an answer ({self.status})"
        if any(trace in self.body for trace in TRACES):
            return f"{self.status} with the inside of a program"
        if self.status == 0 and not (may_cut or (may_cut_files and self.file)):
            return f"a connection that broke: {self.body.decode()}"
        if self.status >= 500 and (self.status != 503 or not self.retry_after):
            return f"{self.status} and Retry-After {self.retry_after}: {self.body[:100]!r}"
        return ""


def ask(
    port: int,
    method: str,
    path: str,
    *,
    token: str = "",
    body: Any = None,
    key: str = "",
) -> Answer:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    if key:
        headers["Idempotency-Key"] = key
    if body is not None:
        headers["Content-Type"] = "application/json"
    data = json.dumps(body).encode() if body is not None else None
    return answered(port, method, path, data, headers)[0]


def answered(
    port: int, method: str, path: str, data: bytes | None, headers: dict[str, str]
) -> tuple[Answer, list[str]]:
    """And the cookies that came with it."""
    connection = HTTPConnection("127.0.0.1", port, timeout=GIVE_UP)
    begun = time.monotonic()
    cookies: list[str] = []
    file = False
    try:
        connection.request(method, path, data, headers)
        response = connection.getresponse()
        text = response.read()
        status, wait = response.status, response.getheader("Retry-After")
        cookies = response.headers.get_all("Set-Cookie", [])
    except (OSError, HTTPException) as error:
        text, status, wait = repr(error).encode(), 0, None
        file = isinstance(error, IncompleteRead) and error.expected is None
    finally:
        connection.close()
    now = time.monotonic()
    return Answer(status, text, wait, now, now - begun, file), cookies
