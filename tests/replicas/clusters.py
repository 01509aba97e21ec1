"""A primary and its standby, each a PostgreSQL of the tests' own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg

from tests.tracker.servers import USER, postmaster
from tests.tracker.waiting import wait_until
from tracker import keeper, postgres


class Cluster:
    def __init__(self, home: Path) -> None:
        self.home = home
        self.user: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return postgres.url(self.home)

    def start(self) -> None:
        """It runs when this returns, for as long as our process that uses it."""
        command = [sys.executable, "-c", USER, str(self.home), "", *sys.path]
        pipe = subprocess.PIPE
        self.user = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        assert self.user.stdout is not None
        assert self.user.stdout.readline(), (self.home / "log").read_text()

    def stop(self) -> None:
        if self.user is not None:
            self.user.communicate()

    def ask(self, statement: str) -> Any:
        with psycopg.connect(self.url, autocommit=True, connect_timeout=5) as connection:
            found = connection.execute(statement)
            return found.fetchone()[0] if found.description else None  # type: ignore[index]

    def kill(self) -> None:
        """All of it at once, as when the machine is gone; `start` brings it back."""
        os.kill(postmaster(self.home), signal.SIGKILL)
        assert self.user is not None
        self.user.kill()
        self.user.communicate()

    def freeze(self, by: signal.Signals = signal.SIGSTOP) -> None:
        """Every process of it stands still, as on a machine whose disk does."""
        main = postmaster(self.home)
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        for process in (main, *map(int, children)):
            os.kill(process, by)

    def thaw(self) -> None:
        self.freeze(signal.SIGCONT)


class Standby(Cluster):
    """A copy of the primary, which it follows."""

    def copy(self, primary: Cluster) -> None:
        self.home.mkdir(mode=0o711)
        server = keeper.Server(self.home, postgres.programs(), [])
        server.account.own_folder(self.home / "data")
        source = ["-h", keeper.socket_folder(primary.home), "-U", postgres.OWNER]
        how = ["--checkpoint=fast", "--wal-method=stream", "--write-recovery-conf", "--no-sync"]
        assert server.run("pg_basebackup", self.home / "data", [*source, *how]).wait(60) == 0

    def pause(self) -> None:
        self.ask("SELECT pg_wal_replay_pause()")
        wait_until(lambda: self.ask("SELECT pg_get_wal_replay_pause_state()") == "paused")

    def resume(self) -> None:
        self.ask("SELECT pg_wal_replay_resume()")
