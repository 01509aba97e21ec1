"""What the API of the served tracker answers, and what is sent to it."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from typing import Any

from tests.tracker.served import Served

PASSWORD = "Vienna-in-February-2024"


def like_make_serve(home: Path) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "tracker.settings",
        "DEMO_PASSWORD": PASSWORD,
        "STATIC_ROOT": str(home / "static"),
        "WEB_WORKERS": "1",
    }


def read(served: Served, path: str) -> Any:
    """What anybody reads."""
    status, body = served.get(f"/api/v1/{path}")
    assert status == 200, body
    return json.loads(body)


def send(served: Served, key: str, method: str, path: str, **body: Any) -> Any:
    request = urllib.request.Request(
        f"{served.address()}/api/v1/{path}",
        json.dumps(body).encode() if body else b"",
        {"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
        method=method,
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.loads(answer.read() or b"null")
