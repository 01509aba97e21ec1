"""Static files are collected again only when one of them has changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_if_changed() -> None:
    note = Path(settings.STATIC_ROOT) / ".collected"
    now = digest()
    if not note.exists() or note.read_text() != now:
        call_command("collectstatic", verbosity=0, interactive=False)
        note.write_text(now)


def digest() -> str:
    """A name for the files as they are found, their places, sizes and times of change, and for how
    they are stored: with DEBUG no list of them is made, and without DEBUG none is served off it."""
    text = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            facts = Path(storage.path(path)).stat()
            text.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return text.hexdigest()
