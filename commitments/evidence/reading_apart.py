"""Has a document read in a process of its own, which is ended when it takes too much."""

from __future__ import annotations

import json
import subprocess
import sys

from django.conf import settings

from commitments.evidence.extracted import SECONDS, Extracted, told_by_content

COMMAND = [sys.executable, "-m", "commitments.evidence.extraction"]


def read_apart(body: bytes, *, media_type: str, charset: str = "", url: str = "") -> Extracted:
    """What can't be read is told in `trouble`, and is no error: the document is kept anyhow."""
    told = {"media_type": media_type, "charset": charset, "url": url}
    try:
        done = subprocess.run(
            COMMAND,
            input=json.dumps(told).encode() + b"\n" + body,
            capture_output=True,
            timeout=SECONDS,
            check=True,
            cwd=settings.BASE_DIR,
        )
        return Extracted(**json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError, MemoryError):
        kind = told_by_content(body, media_type)
        return Extracted(kind, trouble="Its text takes too much time or memory to be read.")
