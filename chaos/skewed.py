"""Web processes beside those of the tracker whose clocks are wrong."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from chaos.place import ROOT, Place, until
from tracker import postgres

SOURCE = Path(__file__).with_name("skew.c")
COMPILER = shutil.which("cc")
HOUR = 3600
LEAVE = 2.0  # seconds for what is under way there


def wrong_clocks(place: Place, hold: float) -> None:
    """One an hour ahead, one an hour behind, asked in turn with the right one; the worker and the
    database keep the time."""
    library = compiled(place.var)
    right = list(place.ports)
    with ExitStack() as stack:
        wrong = [stack.enter_context(web(place, library, skew)) for skew in (HOUR, -HOUR)]
        place.ports += wrong
        time.sleep(hold)
        place.ports[:] = right
        time.sleep(LEAVE)


def compiled(folder: Path) -> Path:
    library = folder / "skew.so"
    assert COMPILER is not None
    command = [COMPILER, "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True)
    return library


@contextmanager
def web(place: Place, library: Path, skew: int) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    own = {
        "LD_PRELOAD": str(library),
        "CHAOS_SKEW": str(skew),
        "DATABASE_URL": postgres.url(place.pg),
        "PORT": str(port),
        "WEB_WORKERS": "1",
        "PYTHONPATH": str(ROOT),
    }
    with (place.var / f"skewed-{skew}").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "python:tracker.gunicorn"],
            cwd=ROOT,
            env=place.environment | own,
            stdout=log,
            stderr=log,
        )
    try:
        until(lambda: place.is_ready(port), 120, "a web process with a wrong clock is ready")
        yield port
    finally:
        process.terminate()
        process.wait(20)
