from __future__ import annotations

from io import StringIO


class Terminal(StringIO):
    """What somebody looks at, rather than a file or a log."""

    def isatty(self) -> bool:
        return True
