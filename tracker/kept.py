"""Secrets that are made once and then kept, so that a second start finds the first one's."""

import os
import secrets
import tempfile
from pathlib import Path


def kept_secret(path: Path, *, length: int = 50) -> str:
    """The secret in the file at `path`, made up if there is no such file yet.

    The file is readable by its owner only. Of several processes that start at
    once one makes it and all read the same.
    """
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)  # mode 600
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(length) + "\n")
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first: its secret counts
    finally:
        Path(draft).unlink()
    return path.read_text().strip()
