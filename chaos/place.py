"""The tracker as it is served, `manage.py serve`, in a folder of its own."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psycopg

from tracker import keeper, postgres

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = secrets.token_hex(12)  # of the demo logins
ENVIRONMENT = {
    "DEMO_PASSWORD": PASSWORD,
    "PORT": "0",
    "FETCH": "off",
    "WEB_WORKERS": "2",
    "THROTTLE_ADDRESS": "1000000",
    "THROTTLE_USER": "1000000",
    "THROTTLE_DESK": "1000000",
}
BASE = "http://localhost:8000"  # in all answers, whatever the port, so that they are equal
START, STOP = 600.0, 60.0  # seconds; the first start makes the database
Rows = Callable[[str, list[Any]], list[Any]]  # of a statement and what it is given


class Place:
    def __init__(self, var: Path) -> None:
        self.var = var
        self.pg = var / "pg"
        var.mkdir(parents=True, exist_ok=True)
        own = {"VAR_DIR": str(var), "BASE_URL": BASE, "STATIC_ROOT": str(var / "static")}
        self.environment = os.environ | ENVIRONMENT | own
        for name in ("DATABASE_URL", "DATABASE_REPLICA_URL", "DJANGO_SETTINGS_MODULE"):
            self.environment.pop(name, None)
        self.process: subprocess.Popen[bytes] | None = None
        self.ports: list[int] = []  # where clients ask, in turn

    def __enter__(self) -> Place:
        with (self.var / "out").open("wb") as out, (self.var / "err").open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"],
                cwd=ROOT,
                env=self.environment,
                stdout=out,
                stderr=err,
            )
        until(lambda: self.has_ended() or "Ctrl-C" in self.output(), START, "the tracker is up")
        if self.has_ended():
            raise RuntimeError(self.output() + (self.var / "err").read_text()[-3000:])
        address = self.output().split("Tracker")[1].split()[0].rstrip("/")
        self.ports = [int(address.rpartition(":")[2])]
        until(lambda: self.is_ready(self.ports[0]), 120, "the tracker is ready")
        return self

    def __exit__(self, *told: object) -> None:
        assert self.process is not None
        self.process.terminate()
        self.process.wait(STOP)

    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def output(self) -> str:
        return (self.var / "out").read_text()

    def is_ready(self, port: int) -> bool:
        connection = HTTPConnection("127.0.0.1", port, timeout=12)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Another command of the same tracker."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def token(self, role: str) -> str:
        done = self.manage("token", f"chaos-{role}", "--role", role)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout.strip()

    def part(self, name: str) -> int:
        """The process id of the part as it was last started."""
        found = 0
        for line in (self.var / "err").read_text().splitlines():
            if f'"part": "{name}"' in line and '"message": "started"' in line:
                told: dict[str, Any] = json.loads(line)
                found = told["pid"]
        return found

    def web_workers(self) -> list[int]:
        return children(self.part("web"))

    def postmaster(self) -> int:
        lines = keeper.postmaster_lines(self.pg / "data")
        return int(lines[0]) if lines else 0

    def database(self) -> psycopg.Connection[Any]:
        return psycopg.connect(postgres.url(self.pg), autocommit=True, connect_timeout=5)

    def rows(self, statement: str, given: list[Any] | None = None) -> list[Any]:
        with self.database() as connection:
            return connection.execute(statement, given or []).fetchall()

    def copies(self) -> dict[str, Rows]:
        """Where else everything has to be, by name."""
        return {}


def children(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    return [int(word) for word in text.split()]


def until(done: Callable[[], Any], seconds: float, what: str) -> None:
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise RuntimeError(f"Not within {seconds:.0f} s: {what}.")
        time.sleep(0.05)
