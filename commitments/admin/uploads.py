"""Files between the page that shows what they would change and the one that does it.

Kept in a folder of their own under names that nobody guesses, read and written in parts, and gone
when they were imported, or a day later.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from django.conf import settings
from import_export.tmp_storages import BaseStorage

NAME = re.compile(r"[A-Za-z0-9_-]{43}\Z")
KEPT = 24 * 60 * 60  # seconds


class Gone(LookupError):
    """There is no such upload, or no more."""


class Uploads(BaseStorage):
    def save(self, chunks: Iterable[bytes]) -> None:
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep()
        self.name = secrets.token_urlsafe(32)
        with self.path().open("xb") as file:
            for chunk in chunks:
                file.write(chunk)

    def read(self) -> IO[bytes]:
        try:
            return self.path().open("rb")
        except FileNotFoundError:
            raise Gone from None

    def remove(self) -> None:
        self.path().unlink(missing_ok=True)

    def path(self) -> Path:
        if not NAME.match(self.name or ""):
            raise Gone
        return folder() / self.name


def folder() -> Path:
    return settings.VAR_DIR / "uploads"


def sweep() -> None:
    """Those that nobody came back for."""
    for path in folder().iterdir():
        if path.stat().st_mtime < time.time() - KEPT:
            path.unlink(missing_ok=True)
