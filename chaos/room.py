"""A tracker whose database, or whose files, lie on a disk so small that it can be filled. Needs
root, who may mount a tmpfs."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from chaos.place import Place

MORE = 256  # megabytes beside what the database takes
LEFT = 64 * 1024  # bytes that are left when it is full: less than a file of the log ahead takes


@contextmanager
def small(var: Path, like: Path) -> Iterator[Path]:
    """A folder as the one of a tracker that is not running, its database on a small disk."""
    shutil.rmtree(var, ignore_errors=True)
    (var / "pg").mkdir(parents=True)
    size = int(subprocess.check_output(["du", "-sm", str(like / "pg")]).split()[0])
    with ExitStack() as stack:
        stack.enter_context(disk(var / "pg", size + MORE))
        subprocess.run(["cp", "-a", f"{like}/pg/data", str(var / "pg")], check=True)
        shutil.copy(like / "secret-key", var / "secret-key")
        yield var


@contextmanager
def disk(place: Path, megabytes: int) -> Iterator[None]:
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=711", "chaos", str(place)],
        check=True,
    )
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill_database(place: Place, hold: float) -> None:
    """Keeps the disk full, whatever is freed on it meanwhile."""
    ballast = place.pg / "ballast"
    end = time.monotonic() + hold
    try:
        with ballast.open("ab", buffering=0) as file:
            while time.monotonic() < end:
                with suppress(OSError):
                    while True:
                        file.write(b"\0" * LEFT)
                time.sleep(0.2)
    finally:
        ballast.unlink()
