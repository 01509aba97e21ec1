from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.evidence.server import Web, serving


@pytest.fixture
def media(tmp_path: Path, settings: Any) -> Path:
    """Where copies are kept for this test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def web(settings: Any, media: Path) -> Iterator[Web]:
    """The web, as far as a test knows it: fetching is on, and may reach this machine alone."""
    settings.FETCH = True
    settings.FETCH_LOOPBACK = True
    settings.FETCH_PAUSE = 0
    with serving() as found:
        yield found
