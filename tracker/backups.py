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
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from tracker import postgres

DUMP, FILES, NOTE = "database.dump", "files.tar", "note.json"
NAMES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
}
EMPTY = "SELECT count(*) = 0 FROM pg_tables WHERE schemaname = current_schema()"


class CannotDo(Exception):
    """Why there is no copy, or nothing was brought back."""


def back_up(folder: Path) -> dict[str, Any]:
    """Files are only ever added, so that those of the dump are among those copied after it."""
    if folder.exists() and any(folder.iterdir()):
        raise CannotDo(f"{folder} is not empty; name another folder.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={folder / DUMP}")
    with tarfile.open(folder / FILES, "w") as tar:
        media = Path(settings.MEDIA_ROOT)
        if media.exists():
            tar.add(media, arcname=".")
    note = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "newest_change": newest_change(),
        "sha256": {name: digest(folder / name) for name in (DUMP, FILES)},
    }
    (folder / NOTE).write_text(json.dumps(note, indent=2) + "\n")  # the last: it makes it whole
    return note


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
    place = f"--dbname={connection.get_connection_params()['dbname']}"
    run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", place, folder / DUMP)
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


def newest_change() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(number), 0) FROM commitments_change")
        return int(cursor.fetchone()[0])


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def run(program: str, *arguments: str | Path) -> None:
    told = connection.get_connection_params()
    given = {variable: str(told[name]) for name, variable in NAMES.items() if told.get(name)}
    done = subprocess.run(
        [found(program), *arguments],
        env=os.environ | given,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise CannotDo(f"{program} ended with {done.returncode}: {done.stderr.strip()[-1000:]}")


def found(program: str) -> str:
    """PostgreSQL's own, of its version at least: the embedded one's, else that of the system."""
    try:
        return str(postgres.programs() / "bin" / program)
    except postgres.PostgresError:
        path = shutil.which(program)
        if path is None:
            raise CannotDo(f"There is no {program} here; install PostgreSQL's client.") from None
        return path
