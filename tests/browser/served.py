"""What the API of the served tracker answers, and what is sent to it."""

from __future__ import annotations

import json
import urllib.request
from typing import Any

from tests.tracker.served import Served


def read(served: Served, path: str) -> Any:
    """What anybody reads."""
    status, body = served.get(f"/api/v1/{path}")
    assert status == 200, body
    return json.loads(body)


def token(served: Served, name: str, role: str) -> str:
    made = served.run("token", name, "--role", role)
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()


def send(served: Served, key: str, method: str, path: str, **body: Any) -> Any:
    request = urllib.request.Request(
        f"{served.address()}/api/v1/{path}",
        json.dumps(body).encode() if body else b"",
        {"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
        method=method,
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.loads(answer.read() or b"null")
