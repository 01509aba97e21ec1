import os
from collections.abc import Iterator

import pytest

from tests.tracker.served import Served, started

# `make test` has not installed what these need; `make test-heavy` has, and sets HEAVY.
collect_ignore_glob = [] if os.environ.get("HEAVY") else ["test_*.py"]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A tracker on the seed record, which counts no requests."""
    with started(tmp_path_factory.mktemp("served")) as tracker:
        yield tracker
