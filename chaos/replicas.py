"""A tracker with a streaming replica that answers who only reads, and what is done to that."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chaos.asking import ask
from chaos.clusters import Cluster, Standby
from chaos.place import Place, Rows, until

SLOT = "chaos"
HELD = "SELECT FROM pg_replication_slots WHERE active"
DROP = "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
# As docs/scaling.md has them set up.
SETTINGS = ("hot_standby_feedback = on", "max_standby_streaming_delay = '5s'")
SILENT, BEHIND = "left out: it does not answer", "left out: it is more than 10 seconds behind"
NOTICED = 30.0  # seconds until the web has to have noticed; lag is borne for ten
QUESTIONS = 8  # so that every web process is asked


class Followed(Place):
    def __init__(self, var: Path, replica: Standby) -> None:
        super().__init__(var)
        self.replica = replica
        self.environment["DATABASE_REPLICA_URL"] = replica.url

    def copies(self) -> dict[str, Rows]:
        self.replica.follow(Cluster(self.pg))
        return {"at the replica": self.replica.rows}


@contextmanager
def followed(var: Path) -> Iterator[Place]:
    """The tracker of that folder, and a replica of its database made by pg_basebackup."""
    primary, replica = Cluster(var / "pg"), Standby(var.with_name(f"{var.name}-replica"))
    primary.start()
    try:
        drop_slot(primary)  # of a run that was cut short
        shutil.rmtree(replica.home, ignore_errors=True)
        replica.copy(primary, slot=SLOT)
        replica.start()
        for setting in (*SETTINGS, ""):
            replica.ask(f"ALTER SYSTEM SET {setting}" if setting else "SELECT pg_reload_conf()")
        with Followed(var, replica) as place:
            until(lambda: is_used(place), NOTICED, "the replica is used")
            yield place
    finally:
        replica.stop()
        shutil.rmtree(replica.home, ignore_errors=True)
        drop_slot(primary)
        primary.stop()


def drop_slot(primary: Cluster) -> None:
    """Else the primary would keep for ever what the replica has not got."""
    until(lambda: not primary.rows(HELD), 10, "nothing follows the primary any more")
    primary.ask(DROP)


def kill_replica(place: Place, hold: float) -> None:
    """And started again."""
    replica = the_replica(place)
    replica.kill()
    try:
        until(lambda: told_of(place) == SILENT, NOTICED, "the web leaves a dead replica out")
        time.sleep(hold)
    finally:
        replica.start()


def freeze_replica(place: Place, hold: float) -> None:
    """Connections to it stand, and nothing comes over them."""
    stand_still(place, hold, SILENT, only="")


def delay_replica(place: Place, hold: float) -> None:
    """It answers, and what it answers grows old: the process that replays stands still."""
    stand_still(place, hold, BEHIND, only="startup")


def stand_still(place: Place, hold: float, why: str, *, only: str) -> None:
    replica = the_replica(place)
    replica.freeze(only=only)
    try:
        until(lambda: told_of(place) == why, NOTICED, f"the web says of the replica: {why}")
        time.sleep(hold)
    finally:
        replica.thaw()


def the_replica(place: Place) -> Standby:
    assert isinstance(place, Followed)
    return place.replica


def told_of(place: Place) -> str:
    """What one of the web processes makes of it."""
    answer = ask(place.ports[0], "GET", "/readyz")
    return str(answer.json()["checks"].get("replica")) if answer.status else ""


def is_used(place: Place) -> bool:
    return all(told_of(place) == "used" for _ in range(QUESTIONS))
