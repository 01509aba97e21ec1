"""Embedded servers of the tests' own, and processes that use them."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

from tracker import keeper, postgres

# A user of the server: says where it is, and stays until its input ends.
USER = """
import sys
from pathlib import Path
programs, *sys.path[:0] = sys.argv[2:]
from tracker import postgres
if programs:
    postgres.programs = lambda: Path(programs)
print(postgres.ensure(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""

begun: list[subprocess.Popen[str]] = []  # ended after each test, see conftest.py


@contextlib.contextmanager
def user_of(home: Path) -> Iterator[subprocess.Popen[str]]:
    process = start_user(home)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def start_user(home: Path, **how: Any) -> subprocess.Popen[str]:
    """A process that uses the server under `home`, which runs when this returns."""
    process = begin_user(home, **how)
    assert process.stdout.readline(), "the server did not start"
    return process


def begin_user(
    home: Path, *, python: str = sys.executable, programs: Path | None = None, **how: Any
) -> Any:
    """One that is only about to use it; it prints the socket's folder when it does."""
    command = [python, "-c", USER, str(home), str(programs or ""), *sys.path]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, **how)
    begun.append(process)
    return process


def leave(process: subprocess.Popen[str]) -> None:
    """Have the user end by itself, as a command does, and wait for it."""
    process.communicate()
    assert process.returncode == 0


def postmaster(home: Path) -> int:
    return int(keeper.postmaster_lines(home / "data")[0])


def runs(process: int) -> bool:
    """Is there such a process that has not ended? A zombie has."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def ask(home: Path, query: str) -> object:
    """The first value of the query's answer, if it has one."""
    with psycopg.connect(
        host=keeper.socket_folder(home), user=postgres.OWNER, dbname=postgres.DATABASE
    ) as connection:
        cursor = connection.execute(query)
        row = cursor.fetchone() if cursor.description else None
        return row and row[0]


def owner(process: int) -> int:
    return Path(f"/proc/{process}").stat().st_uid
