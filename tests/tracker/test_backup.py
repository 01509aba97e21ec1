"""The drill: what was backed up comes back whole into an empty place, and only there."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from psycopg.conninfo import conninfo_to_dict

from commitments.domain import audit
from commitments.domain.seeding import seed
from commitments.models import Change
from tests import databases
from tests.api.client import Api
from tests.factories.records import make_claim
from tests.factories.states import published
from tracker import backups
from tracker.backups import CannotDo, back_up, copy_files, reached, restore, run


def manage(*arguments: str | Path, media: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=os.environ | {"MEDIA_ROOT": str(media), "DJANGO_SETTINGS_MODULE": "tracker.settings"},
        capture_output=True,
        text=True,
        check=False,
    )


def pages(moment: dict[str, str]) -> list[bytes]:
    return [
        Api().get(path, **moment).content
        for path in (
            "commitments/",
            "commitments/cn-fentanyl-pledge/timeline/",
            "claims/",
            "stats/",
        )
    ]


def test_the_drill(committing_db: str, tmp_path: Path, django_db_blocker: Any) -> None:
    seed(settings.BASE_DIR / "fixtures")
    audit.seal()
    media, backup = tmp_path / "media", tmp_path / "backup"
    (media / "captures").mkdir(parents=True)
    (media / "captures" / "one.warc.gz").write_bytes(b"kept")
    newest = Api().get("commitments/").json()
    moment = {name: newest[name] for name in ("as_of", "known_at")}
    before = pages(moment)

    done = manage("backup", backup, media=media)
    assert done.returncode == 0, done.stderr
    with pytest.raises(CannotDo, match="is not empty; name another folder"):
        back_up(backup)
    with pytest.raises(CannotDo, match="has tables already; restore into an empty one"):
        restore(backup)

    name = f"test_{os.getpid()}_restored"
    with databases.admin_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    with databases.using(name):
        whole = (backup / "files.tar").read_bytes()
        (backup / "files.tar").write_bytes(whole + b"x")
        with pytest.raises(CannotDo, match=r"files\.tar is not what was backed up"):
            restore(backup)
        (backup / "files.tar").write_bytes(whole)

        done = manage("restore", backup, media=tmp_path / "elsewhere")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Restored up to change " in done.stdout
        assert (tmp_path / "elsewhere" / "captures" / "one.warc.gz").read_bytes() == b"kept"
        assert pages(moment) == before
        assert list(audit.verify(audit.head())) == []
    databases.drop(name)


def test_programs_reach_the_database_as_the_tracker_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = {
        "host": "db.example.org",
        "dbname": "a b",
        "user": "tracker",
        "password": "secret",
        "sslmode": "verify-full",
        "sslrootcert": "/etc/ca.pem",
        "target_session_attrs": "read-write",
        "options": "-c statement_timeout=8s",
        "cursor_factory": object,
    }
    monkeypatch.setattr(connection, "get_connection_params", lambda: told)
    place, secret = reached()
    assert conninfo_to_dict(place) == {
        name: told[name]
        for name in ("host", "dbname", "user", "sslmode", "sslrootcert", "target_session_attrs")
    }
    assert secret == {"PGPASSWORD": "secret"}


def test_a_file_that_goes_while_it_is_copied_is_left_out(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    (tmp_path / "media").mkdir()
    for name in ("kept", "gone"):
        (tmp_path / "media" / name).write_text(name)
    listed = sorted((tmp_path / "media").iterdir())
    monkeypatch.setattr(Path, "rglob", lambda self, pattern: iter(listed))
    (tmp_path / "media" / "gone").unlink()
    copy_files(tmp_path / "files.tar")
    with tarfile.open(tmp_path / "files.tar") as tar:
        assert tar.getnames() == ["kept"]


def test_the_note_says_what_the_dump_says(
    committing_db: str, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody publishes while pg_dump is at work."""
    settings.MEDIA_ROOT = tmp_path / "media"
    published(make_claim("before"))
    newest = Change.objects.count()

    def beside(program: str, *arguments: Any) -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(publish_another).result()
        run(program, *arguments)

    monkeypatch.setattr(backups, "run", beside)
    note = back_up(tmp_path / "backup")

    assert Change.objects.count() > newest
    name = f"test_{os.getpid()}_restored"
    databases.drop(name)
    with databases.admin_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    monkeypatch.setattr(backups, "run", run)
    with databases.using(name):
        restore(tmp_path / "backup")
        assert note["newest_change"] == newest == Change.objects.count()
    databases.drop(name)


def publish_another() -> None:
    published(make_claim("meanwhile"))
    connection.close()


@pytest.mark.parametrize("note", [None, "{"])
def test_a_copy_cut_short_is_not_taken_for_whole(tmp_path: Path, note: str | None) -> None:
    if note is not None:
        (tmp_path / "note.json").write_text(note)
    with pytest.raises(CannotDo, match="is no whole backup"):
        restore(tmp_path)
