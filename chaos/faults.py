"""What is done to the tracker. Each returns when its cause has ended."""

from __future__ import annotations

import fcntl
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path

from chaos.clusters import Cluster
from chaos.place import Place, until
from chaos.replicas import delay_replica, followed, freeze_replica, is_used, kill_replica
from chaos.room import cramped, fill_database, fill_media
from chaos.skewed import COMPILER, wrong_clocks

NUMBERING_LOCK = 7_204_230_100  # of commitments.models.change, which takes Django to import
IN_TRANSACTION = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
  AND (state <> 'idle' OR %s)
"""
HEARTBEAT = "SELECT max(last_heartbeat) > %s FROM procrastinate_workers"
PULSE = "SELECT clock_timestamp()"


def nothing() -> str:
    return ""


def at_once(place: Place) -> bool:
    return True


def a_compiler() -> str:
    return "" if COMPILER else "it takes a C compiler, cc"


def root() -> str:
    return "only root can make a small disk" if os.geteuid() else ""


@dataclass(frozen=True)
class Fault:
    """`cause` tells what it found amiss itself. `hold`: seconds that it lasts, in the long form.
    `cuts`: what is under way may be cut off in mid-answer. `cuts_files`: so may a file that is
    being streamed, and nothing else: it can't turn into a 503 any more. `goes_on`: reads and writes
    are answered all the while. `again`: what has to be so again besides. `brief`: it is part of the
    short form. `where`: what it is done to. `lacks`: what it takes and is not here; empty if it is.
    """

    name: str
    words: str
    cause: Callable[[Place, float], list[str] | None]
    hold: float = 0.0
    cuts: bool = False
    cuts_files: bool = False
    goes_on: bool = False
    again: Callable[[Place], bool] = at_once
    brief: bool = True
    where: Callable[[Path], AbstractContextManager[Place]] = Place
    lacks: Callable[[], str] = nothing


def kill(*processes: int) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def kill_web_worker(place: Place, hold: float) -> None:
    kill(place.web_workers()[0])


def kill_web(place: Place, hold: float) -> None:
    before = place.part("web")
    kill(before, *place.web_workers())
    until(lambda: place.part("web") != before, 10, "the supervisor has started the web again")


def kill_worker(place: Place, hold: float) -> None:
    """It ends when a worker's heart beats again, which no client of the web can see."""
    ((now,),) = place.rows(PULSE)
    before = place.part("worker")
    kill(before)
    until(lambda: place.part("worker") != before, 10, "the supervisor has started a worker")
    until(lambda: place.rows(HEARTBEAT, [now])[0][0], 30, "a worker's heart beats")


def kill_postgres(place: Place, hold: float) -> None:
    kill(place.postmaster())


def stop_postgres_at_once(place: Place, hold: float) -> None:
    """As `pg_ctl stop -m immediate` does: no session ends well, recovery follows."""
    os.kill(place.postmaster(), signal.SIGQUIT)


def stop_postgres(place: Place, hold: float) -> None:
    """Stopped, and kept from being started: whoever starts it needs the keeper's lock first."""
    with (place.pg / "keeper.lock").open("r+") as lock:
        waiting = threading.Thread(target=fcntl.flock, args=(lock, fcntl.LOCK_EX))
        waiting.start()
        time.sleep(0.2)
        os.kill(place.postmaster(), signal.SIGINT)
        waiting.join()
        time.sleep(hold)


def freeze_postgres(place: Place, hold: float) -> None:
    """Its processes stand and do nothing, so that none of its own limits of time holds."""
    server = Cluster(place.pg)
    server.freeze()
    try:
        time.sleep(hold)
    finally:
        server.thaw()


def cut_connections(place: Place, hold: float) -> None:
    """All sessions once, then those in mid-transaction, over and over."""
    end = time.monotonic() + hold
    with place.database() as connection:
        connection.execute(IN_TRANSACTION, [True])
        while time.monotonic() < end:
            connection.execute(IN_TRANSACTION, [False])
            time.sleep(0.05)


def lock_table(place: Place, hold: float) -> None:
    with place.database() as connection, connection.transaction():
        connection.execute("LOCK TABLE commitments_commitment IN ACCESS EXCLUSIVE MODE")
        time.sleep(hold)


def hold_numbering(place: Place, hold: float) -> None:
    """As a publication would that never commits."""
    with place.database() as connection, connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERING_LOCK])
        time.sleep(hold)


FAULTS = (
    Fault("kill_web_worker", "`kill -9` of a web worker", kill_web_worker, cuts=True),
    Fault("kill_web", "`kill -9` of all of gunicorn", kill_web, cuts=True),
    Fault("kill_worker", "`kill -9` of the queue's worker", kill_worker, brief=False),
    Fault("kill_postgres", "`kill -9` of PostgreSQL", kill_postgres, cuts_files=True),
    Fault(
        "immediate_stop",
        "PostgreSQL stopped at once (immediate)",
        stop_postgres_at_once,
        cuts_files=True,
        brief=False,
    ),
    Fault(
        "stop_postgres",
        "PostgreSQL stopped and kept down",
        stop_postgres,
        hold=20.0,
        cuts_files=True,
    ),
    # What hangs is cut by the client's look after it, also in the middle of a file.
    Fault(
        "freeze_postgres",
        "PostgreSQL stands still",
        freeze_postgres,
        hold=20.0,
        cuts=True,
        brief=False,
    ),
    Fault("cut_connections", "connections cut", cut_connections, hold=5.0, cuts_files=True),
    Fault("lock_table", "a long lock on the commitments' table", lock_table, hold=15.0),
    Fault(
        "hold_numbering", "a publication that does not end", hold_numbering, hold=15.0, brief=False
    ),
    Fault(
        "clock_skew",
        "web clocks an hour ahead and behind",
        wrong_clocks,
        hold=15.0,
        brief=False,
        lacks=a_compiler,
    ),
    Fault(
        "kill_replica",
        "`kill -9` of the replica, and its return",
        kill_replica,
        hold=10.0,
        goes_on=True,
        again=is_used,
        brief=False,
        where=followed,
    ),
    Fault(
        "freeze_replica",
        "the replica stands still",
        freeze_replica,
        hold=10.0,
        goes_on=True,
        again=is_used,
        brief=False,
        where=followed,
    ),
    Fault(
        "delay_replica",
        "the replica answers, and replays nothing",
        delay_replica,
        hold=10.0,
        goes_on=True,
        again=is_used,
        brief=False,
        where=followed,
    ),
    Fault(
        "full_disk_database",
        "the database's disk full",
        fill_database,
        hold=20.0,
        brief=False,
        where=cramped,
        lacks=root,
    ),
    Fault(
        "full_disk_media",
        "the disk of archived copies full",
        fill_media,
        hold=10.0,
        brief=False,
        where=cramped,
        lacks=root,
    ),
)
