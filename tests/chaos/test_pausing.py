"""A pause waits for every client, each time, and not for one that came to rest before."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from chaos.clients import Client, Clients

LONG = 0.3


class Slow(Client):
    def __init__(self, clients: Clients) -> None:
        super().__init__(clients, "slow")
        self.begun, self.ended = 0, 0

    def step(self) -> None:
        self.begun += 1
        time.sleep(LONG)
        self.ended += 1


@pytest.fixture
def clients(tmp_path: Path) -> Clients:
    return Clients(tmp_path, [], {})


def test_every_pause_waits_until_all_have_ended_their_step(clients: Clients) -> None:
    slow = Slow(clients)
    clients.threads = [slow]
    slow.start()
    for _ in range(3):
        time.sleep(LONG / 3)
        clients.pause()
        assert slow.begun == slow.ended
        before = slow.begun
        time.sleep(LONG / 3)
        assert slow.begun == before
        clients.go_on()
    clients.stop()
    assert not slow.is_alive()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_one_that_broke_is_told(clients: Clients, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(Slow):
        def step(self) -> None:
            raise SystemExit

    clients.threads = [Broken(clients)]
    clients.threads[0].start()
    clients.threads[0].join()
    with pytest.raises(RuntimeError, match="slow does not come to an end"):
        clients.pause()
