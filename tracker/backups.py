"""A copy of all that the tracker keeps, and its way back: the database as pg_dump writes it, the
files as a tar, and a note of what they are, so that a copy cut short is never taken for whole.

The secret key is not in it: who has the copy shall not be able to pass for somebody.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection, transaction

from commitments.domain.pruning import BACKING_UP
from tracker import postgres

DUMP, FILES, NOTE = "database.dump", "files.tar", "note.json"
# What PostgreSQL's programs know of a connection. Not our limits of time, which are for requests;
# the password goes by the environment, where other users of the machine don't see it.
KNOWN = {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()}
WITHOUT = {"password", "options", "client_encoding", "application_name"}
EMPTY = "SELECT count(*) = 0 FROM pg_tables WHERE schemaname = current_schema()"
MOMENT = """
SELECT pg_export_snapshot(), (SELECT coalesce(max(number), 0) FROM commitments_change)
"""


class CannotDo(Exception):
    """Why there is no copy, or nothing was brought back."""


def back_up(folder: Path) -> dict[str, Any]:
    """The database as of one moment, and then the files: those of its copies are all there, since
    none is pruned meanwhile. One that the law took out in between is missing, as it should be."""
    if folder.exists() and any(folder.iterdir()):
        raise CannotDo(f"{folder} is not empty; name another folder.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with one_moment() as moment:
        run(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={moment.snapshot}",
            f"--file={folder / DUMP}",
        )
        copy_files(folder / FILES)
    note = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "newest_change": moment.newest_change,
        "sha256": {name: digest(folder / name) for name in (DUMP, FILES)},
    }
    (folder / NOTE).write_text(json.dumps(note, indent=2) + "\n")  # the last: it makes it whole
    return note


@dataclass(frozen=True)
class Moment:
    snapshot: str
    newest_change: int


@contextmanager
def one_moment() -> Iterator[Moment]:
    """What pg_dump shall see, and what the note says of it."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [BACKING_UP])
        cursor.execute(MOMENT)
        yield Moment(*cursor.fetchone())


def copy_files(to: Path) -> None:
    media = Path(settings.MEDIA_ROOT)
    with tarfile.open(to, "w") as tar:
        for path in sorted(media.rglob("*")):
            try:
                tar.add(path, arcname=str(path.relative_to(media)), recursive=False)
            except FileNotFoundError:  # dropped since it was listed
                continue


def restore(folder: Path) -> dict[str, Any]:
    """Into a database without tables and a folder without files; all of the database or nothing."""
    note = note_of(folder)
    with connection.cursor() as cursor:
        cursor.execute(EMPTY)
        if not cursor.fetchone()[0]:
            raise CannotDo("The database has tables already; restore into an empty one.")
    media = Path(settings.MEDIA_ROOT)
    if media.exists() and any(media.iterdir()):
        raise CannotDo(f"{media} has files already; restore into an empty folder.")
    connection.close()
    run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", folder / DUMP)
    with tarfile.open(folder / FILES) as tar:
        tar.extractall(media, filter="data")
    return note


def note_of(folder: Path) -> dict[str, Any]:
    try:
        note: dict[str, Any] = json.loads((folder / NOTE).read_text())
    except (OSError, ValueError) as error:
        raise CannotDo(f"{folder} is no whole backup: {NOTE} can't be read ({error}).") from error
    for name, expected in note["sha256"].items():
        if digest(folder / name) != expected:
            raise CannotDo(f"{folder / name} is not what was backed up.")
    return note


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def run(program: str, *arguments: str | Path) -> None:
    place, secret = reached()
    done = subprocess.run(
        [found(program), f"--dbname={place}", *arguments],
        env=os.environ | secret,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise CannotDo(f"{program} ended with {done.returncode}: {done.stderr.strip()[-1000:]}")


def reached() -> tuple[str, dict[str, str]]:
    """The database as the tracker itself reaches it: certificates and all."""
    told = connection.get_connection_params()
    given = {name: told[name] for name in sorted(KNOWN - WITHOUT) if told.get(name)}
    secret = {"PGPASSWORD": str(told["password"])} if told.get("password") else {}
    return psycopg.conninfo.make_conninfo(**given), secret


def found(program: str) -> str:
    """PostgreSQL's own, of its version at least: the embedded one's, else that of the system."""
    try:
        return str(postgres.programs() / "bin" / program)
    except postgres.PostgresError:
        path = shutil.which(program)
        if path is None:
            raise CannotDo(f"There is no {program} here; install PostgreSQL's client.") from None
        return path
