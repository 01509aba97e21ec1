"""A tracker whose database and whose files lie each on a disk so small that it can be filled. Needs
root, who may mount a tmpfs."""

from __future__ import annotations

import secrets
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from io import FileIO
from pathlib import Path

from chaos.asking import Answer
from chaos.desk import KEPT, REFUSED, Desk
from chaos.place import PASSWORD, Place

MORE = 256  # megabytes beside what the database takes
MEDIA = 8  # megabytes
LEFT = 64 * 1024  # bytes that are left when it is full: less than a file of the log ahead takes
ANY_SOURCE = "SELECT min(id) FROM commitments_source WHERE publication = 'published'"
COPIES = "SELECT count(*) FROM commitments_capture"


@contextmanager
def cramped(like: Path) -> Iterator[Place]:
    """A tracker as the one of that folder, which is not running, on small disks."""
    with small(like.with_name(f"{like.name}-small"), like) as var, Place(var) as place:
        yield place


@contextmanager
def small(var: Path, like: Path) -> Iterator[Path]:
    shutil.rmtree(var, ignore_errors=True)
    for name in ("pg", "media"):
        (var / name).mkdir(parents=True)
    size = int(subprocess.check_output(["du", "-sm", str(like / "pg")]).split()[0])
    with ExitStack() as stack:
        stack.enter_context(disk(var / "pg", size + MORE))
        stack.enter_context(disk(var / "media", MEDIA))
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
    with full(place.pg / "ballast"):
        time.sleep(hold)


def fill_media(place: Place, hold: float) -> list[str]:
    """Somebody at the desk gives copies before, meanwhile and afterwards."""
    desk = Desk(place.ports[0], "analyst", PASSWORD)
    ((source,),) = place.rows(ANY_SOURCE)
    wrong, kept = [], place.rows(COPIES)[0][0]
    for meanwhile, seconds in ((False, 0.0), (True, hold), (False, 0.0)):
        with full(place.var / "media" / "ballast") if meanwhile else nullcontext():
            answers = given_for(desk, source, seconds)
        wanted = REFUSED if meanwhile else KEPT
        kept += 0 if meanwhile else len(answers)
        wrong += [f"a copy: {a.status} instead of {wanted}" for a in answers if a.status != wanted]
        wrong += [f"a copy: {fault}" for a in answers if (fault := a.fault(may_cut=False))]
    if (there := place.rows(COPIES)[0][0]) != kept:
        wrong.append(f"{there} copies, and {kept} were acknowledged")
    left = [path.name for path in (place.var / "media" / "captures").glob(".new-*")]
    return wrong + [f"left over: {name}" for name in left]


def given_for(desk: Desk, source: int, seconds: float) -> list[Answer]:
    """One copy at least."""
    end = time.monotonic() + seconds
    answers: list[Answer] = []
    while not answers or time.monotonic() < end:
        # Too long for what is left of the disk, and nothing that could be packed.
        answers.append(desk.give(source, secrets.token_hex(LEFT)))
        time.sleep(0.5)
    return answers


@contextmanager
def full(ballast: Path) -> Iterator[None]:
    """Keeps the disk full, whatever is freed on it meanwhile."""
    over = threading.Event()
    with ballast.open("ab", buffering=0) as file:
        fill(file)
        filling = threading.Thread(target=keep_full, args=(file, over), daemon=True)
        filling.start()
        try:
            yield
        finally:
            over.set()
            filling.join()
            ballast.unlink()


def keep_full(file: FileIO, over: threading.Event) -> None:
    while not over.wait(0.2):
        fill(file)


def fill(file: FileIO) -> None:
    with suppress(OSError):
        while True:
            file.write(b"\0" * LEFT)
