from collections.abc import Iterator

import pytest

from tests.tracker import servers


@pytest.fixture(autouse=True)
def no_user_left() -> Iterator[None]:
    """A test that fails leaves no process behind."""
    yield
    while servers.begun:
        process = servers.begun.pop()
        if process.poll() is None:
            process.kill()
            process.communicate()
