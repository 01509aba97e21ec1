import os
from collections.abc import Iterator

import pytest

from tests.tracker.served import Served

# `make test` has not installed what these need; `make test-heavy` has, and sets HEAVY.
collect_ignore_glob = [] if os.environ.get("HEAVY") else ["test_*.py"]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A tracker on the seed record, which counts no requests."""
    tracker = Served(tmp_path_factory.mktemp("served"), THROTTLE_ADDRESS="0", THROTTLE_USER="0")
    try:
        tracker.start()
        yield tracker
    finally:
        tracker.stop()


def token(served: Served, name: str, role: str) -> str:
    made = served.run("token", name, "--role", role)
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()
