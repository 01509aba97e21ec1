"""A tracker served by `manage.py serve`, with everything it keeps in a folder of a test's."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.tracker.servers import runs
from tests.tracker.waiting import wait_until
from tracker import keeper

PASSWORD_LINE = "Log in as  password"


class Served:
    def __init__(self, var: Path, **environment: str) -> None:
        self.var = var
        self.environment = os.environ | {"VAR_DIR": str(var), "PORT": "0"} | environment
        self.environment.pop("DATABASE_URL", None)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, and wait until every part says that it is ready."""
        with (self.var / "out").open("wb") as out, (self.var / "err").open("wb") as err:
            command = [sys.executable, "manage.py", "serve"]
            self.process = subprocess.Popen(command, env=self.environment, stdout=out, stderr=err)
        wait_until(lambda: self.has_ended() or "Ctrl-C" in self.output(), seconds=400)
        assert not self.has_ended(), self.output() + (self.var / "err").read_text()
        self.wait_until_ready()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Another command of the same checkout."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=200,
            check=False,
        )

    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def output(self) -> str:
        return (self.var / "out").read_text()

    def address(self) -> str:
        return self.output().split("Tracker")[1].split()[0].rstrip("/")

    def password(self) -> str:
        return self.output().split(PASSWORD_LINE)[1].split()[1]

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.address() + path, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def wait_until_ready(self) -> None:
        wait_until(self.is_ready, seconds=200)

    def is_ready(self) -> bool:
        try:
            return self.get("/readyz")[0] == 200
        except OSError:
            return False

    def log(self) -> list[dict[str, Any]]:
        lines = (self.var / "err").read_text().splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]

    def part(self, name: str) -> int:
        """The process id of the part as it was last started."""
        starts = [line for line in self.log() if line["message"] == "started"]
        return next(line["pid"] for line in reversed(starts) if line["part"] == name)

    def postgres(self) -> int:
        lines = keeper.postmaster_lines(self.var / "pg" / "data")
        return int(lines[0]) if lines else 0

    def processes(self) -> set[int]:
        """All that belongs to it: itself, its parts, their children and the database."""
        assert self.process is not None
        mine = {self.process.pid, self.postgres()}
        while True:
            more = {child for parent in mine for child in children(parent)} - mine
            if not more:
                return mine
            mine |= more

    def stop(self) -> int:
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(40)


@contextmanager
def started(var: Path, **environment: str) -> Iterator[Served]:
    """One that counts no requests."""
    uncounted = dict.fromkeys(("THROTTLE_ADDRESS", "THROTTLE_USER", "THROTTLE_DESK"), "0")
    served = Served(var, **uncounted | environment)
    try:
        served.start()
        yield served
    finally:
        served.stop()


def token(served: Served, name: str, role: str) -> str:
    made = served.run("token", name, "--role", role)
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()


def children(process: int) -> set[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
    except FileNotFoundError:
        return set()
    return {int(word) for word in text.split()}


def all_gone(processes: set[int]) -> bool:
    return not any(runs(process) for process in processes)
