"""Which code made this? A report says so, since only the same code makes the same bytes again."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings


@cache
def code_version() -> str:
    """The start of the SHA-256 over the tracker's code and its pinned requirements."""
    root = Path(settings.BASE_DIR)
    files = [root / "requirements.txt"]
    for room in ("commitments", "tracker"):
        files += [
            p for p in (root / room).rglob("*") if p.suffix in {".py", ".typ", ".sql", ".html"}
        ]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
