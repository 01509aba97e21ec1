"""Starts each server on loopback, all with the same gunicorn settings."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BASE = "http://localhost:8000"  # in all answers, whatever the port, so that they are equal
PATIENCE = 60.0  # seconds
FIRST = "/api/v1/commitments/?status=initiated&actor=actor-0000001"  # as W1 asks
APPLICATIONS = {
    "ours": ("tracker.wsgi:application", {"KEEP_ANSWERS": "0"}),
    "kept": ("tracker.wsgi:application", {"KEEP_ANSWERS": "16"}),
    "limit": ("benchmarks.limit:application", {}),
    "plain": ("benchmarks.plain.wsgi:application", {}),
}


@dataclass(frozen=True)
class Server:
    """`first_answer`: seconds from its start to its first answer."""

    name: str
    port: int
    process: int
    first_answer: float


@contextmanager
def serving(name: str, *, folder: Path, settings: Mapping[str, str]) -> Iterator[Server]:
    application, own = APPLICATIONS[name]
    port = free_port()
    environment = {
        **os.environ,
        "BASE_URL": BASE,
        "PORT": str(port),
        "LOG_LEVEL": "WARNING",
        "THROTTLE_ADDRESS": "1000000",
        "THROTTLE_USER": "1000000",
        "WEB_WORKERS": "2",
        "WEB_THREADS": "4",
        "DATABASE_POOL": "5",
        "PYTHONPATH": str(ROOT),
        **settings,
        **own,
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "gunicorn", "-c", "python:tracker.gunicorn", application]
    started = time.monotonic()
    with (folder / f"{name}.log").open("w") as log:
        process = subprocess.Popen(
            [*command, "-b", f"127.0.0.1:{port}"], env=environment, stdout=log, stderr=log, cwd=ROOT
        )
    try:
        wait(port, process, log.name)
        yield Server(name, port, process.pid, time.monotonic() - started)
    finally:
        process.terminate()
        process.wait(20)


def wait(port: int, process: subprocess.Popen[bytes], log: str) -> None:
    """Until it answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", FIRST)
            if connection.getresponse().status < 500:
                return
        except OSError:
            time.sleep(0.02)
        finally:
            connection.close()
    raise RuntimeError(f"A server does not answer; see {log}:\n{Path(log).read_text()[-2000:]}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def memory_of_workers(server: Server) -> float:
    """Megabytes of the workers together, shared pages divided among their users (PSS)."""
    total = 0
    for folder, _ in workers_of(server):
        lines = (folder / "smaps_rollup").read_text().splitlines()
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def cpu_of_workers(server: Server) -> float:
    """Seconds of a processor that the workers have had together."""
    ticks = sum(int(fields[11]) + int(fields[12]) for _, fields in workers_of(server))
    return ticks / os.sysconf("SC_CLK_TCK")


def workers_of(server: Server) -> Iterator[tuple[Path, list[str]]]:
    """Each one's folder under /proc, and what its `stat` says after its name (proc(5))."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        if int(fields[1]) == server.process:
            yield status.parent, fields
