"""A primary and its standby, each a PostgreSQL that can be broken, here and in the tests."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg

from chaos.place import ROOT, children, until
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
        command = [sys.executable, "-m", "chaos.clusters", str(self.home)]
        pipe = subprocess.PIPE
        self.user = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT)
        assert self.user.stdout is not None
        assert self.user.stdout.readline(), (self.home / "log").read_text()

    def stop(self) -> None:
        if self.user is not None:
            self.user.communicate()

    def ask(self, statement: str) -> Any:
        rows = self.rows(statement)
        return rows[0][0] if rows else None

    def rows(self, statement: str, given: list[Any] | None = None) -> list[Any]:
        with psycopg.connect(self.url, autocommit=True, connect_timeout=5) as connection:
            found = connection.execute(statement, given)
            return found.fetchall() if found.description else []

    def postmaster(self) -> int:
        return int(keeper.postmaster_lines(self.home / "data")[0])

    def kill(self) -> None:
        """All of it at once, as when the machine is gone; `start` brings it back."""
        os.kill(self.postmaster(), signal.SIGKILL)
        assert self.user is not None
        self.user.kill()
        self.user.communicate()

    def freeze(self, by: signal.Signals = signal.SIGSTOP, *, only: str = "") -> None:
        """Every process of it stands still, as on a machine whose disk does; or the one kind that
        PostgreSQL calls so."""
        main = self.postmaster()
        for process in (main, *children(main)):
            if f"postgres: {only}" in command_of(process) or not only:
                os.kill(process, by)

    def thaw(self) -> None:
        self.freeze(signal.SIGCONT)


class Standby(Cluster):
    """A copy of the primary, which it follows. `slot`: where the primary keeps what it lacks."""

    def copy(self, primary: Cluster, *, slot: str = "") -> None:
        self.home.mkdir(mode=0o711)
        server = keeper.Server(self.home, postgres.programs(), [])
        server.account.own_folder(self.home / "data")
        source = ["-h", keeper.socket_folder(primary.home), "-U", postgres.OWNER]
        how = ["--checkpoint=fast", "--wal-method=stream", "--write-recovery-conf", "--no-sync"]
        how += ["--create-slot", f"--slot={slot}"] if slot else []
        assert server.run("pg_basebackup", self.home / "data", [*source, *how]).wait(60) == 0

    def follow(self, primary: Cluster, *, seconds: float = 30.0) -> None:
        """Until it has replayed all that is written by now."""
        written = primary.ask("SELECT pg_current_wal_insert_lsn()")
        reached = f"SELECT pg_last_wal_replay_lsn() >= '{written}'::pg_lsn"
        until(lambda: self.ask(reached), seconds, "the standby has replayed all")

    def pause(self) -> None:
        self.ask("SELECT pg_wal_replay_pause()")
        state = "SELECT pg_get_wal_replay_pause_state()"
        until(lambda: self.ask(state) == "paused", 30, "nothing is replayed any more")

    def resume(self) -> None:
        self.ask("SELECT pg_wal_replay_resume()")


def command_of(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_bytes().decode(errors="replace")


if __name__ == "__main__":
    # A user of the server: says where it is, and stays until its input ends.
    print(postgres.ensure(Path(sys.argv[1])), flush=True)
    sys.stdin.read()
