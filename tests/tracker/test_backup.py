"""The drill: what was backed up comes back whole into an empty place, and only there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from commitments.domain import audit
from commitments.domain.seeding import seed
from tests import databases
from tests.api.client import Api
from tracker.backups import CannotDo, back_up, restore


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


@pytest.mark.parametrize("note", [None, "{"])
def test_a_copy_cut_short_is_not_taken_for_whole(tmp_path: Path, note: str | None) -> None:
    if note is not None:
        (tmp_path / "note.json").write_text(note)
    with pytest.raises(CannotDo, match="is no whole backup"):
        restore(tmp_path)
