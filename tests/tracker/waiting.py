import time
from collections.abc import Callable


def wait_until(what: Callable[[], object], *, seconds: float = 30.0) -> None:
    """Until it is so; no test sleeps for a time that somebody guessed."""
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, f"{what} did not come true in {seconds} seconds"
        time.sleep(0.02)
