"""gunicorns of the tests' own, each with its port, and what they answer."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.tracker.waiting import wait_until

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 15.0  # seconds for an answer, which may take ten


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float

    def json(self) -> Any:
        return json.loads(self.body)

    def slugs(self) -> set[str]:
        return {row["slug"] for row in self.json()["results"]}


@dataclass(frozen=True)
class Web:
    port: int
    log: Path
    master: int = 0

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", path, **headers)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None:
            named["Content-Type"] = "application/json"
        data = None if body is None else json.dumps(body)
        begun = time.monotonic()
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, data, named)
            answer = connection.getresponse()
            text = answer.read()
        finally:
            connection.close()
        seconds = time.monotonic() - begun
        return Answer(answer.status, dict(answer.headers), text, seconds)

    def replica(self) -> str:
        """What the process says of it."""
        return str(self.get("/readyz").json()["checks"]["replica"])


def counted(web: Web, answered_by: str) -> float:
    """Reads of anybody since it began."""
    text = web.get("/metrics", Authorization="Bearer m").body.decode()
    name = f'tracker_public_reads_total{{answered_by="{answered_by}"}} '
    return sum(float(row.removeprefix(name)) for row in text.splitlines() if row.startswith(name))


@contextmanager
def serving(folder: Path, *, shared: int = 0, **settings: str) -> Iterator[Web]:
    """One master and one worker. `shared`: a second port, which others may hold as well."""
    port = free_port()
    log = folder / f"web-{port}.log"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "VAR_DIR": str(folder),
        "SECRET_KEY": "of all of them",
        "WEB_WORKERS": "1",
        "KEEP_ANSWERS": "16",
        "METRICS_TOKEN": "m",
        "PYTHONPATH": str(ROOT),
        **settings,
    }
    ports = [f"--bind=127.0.0.1:{each}" for each in (port, shared) if each]
    command = [sys.executable, "-m", "gunicorn", "--config=python:tracker.gunicorn", *ports]
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, "--reuse-port"], env=environment, stdout=out, stderr=out, cwd=ROOT
        )
    web = Web(port, log, process.pid)
    try:
        wait_until(lambda: process.poll() is not None or answers(web), seconds=60)
        assert process.poll() is None, log.read_text()
        yield web
    finally:
        process.terminate()
        process.wait(20)


def answers(web: Web) -> bool:
    try:
        return web.get("/healthz").status == 200
    except OSError:
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
