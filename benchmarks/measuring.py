"""Rounds in which every server does every workload in turn, and what comes of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median

from django.db import connection
from tqdm import tqdm

from benchmarks.driving import CONNECTIONS, Request, Result, drive
from benchmarks.serving import Server, cpu_of_workers
from benchmarks.workloads import CHUNK, Workload

WARM = 1.0  # seconds of each before it is timed
ENOUGH = 5 * CONNECTIONS  # answers in a round, for a rate
LONGEST = 60.0  # seconds of a round
QUIET = 0.2  # seconds in which no worker has had a hundredth of one of a processor
PATIENCE = 60.0  # seconds until what nobody waits for any more is done


@dataclass
class Measured:
    """Results by server, one a round. `first_page`: of W6, ours a second on the first."""

    workload: Workload
    results: dict[str, list[Result]] = field(default_factory=dict)
    first_page: float | None = None

    def per_second(self, server: str) -> float | None:
        found = self.results.get(server)
        return median(each.per_second for each in found) if found else None

    def p99(self, server: str) -> float | None:
        found = self.results.get(server)
        return median(each.p99_ms for each in found) if found else None

    def wrong(self) -> dict[str, int]:
        """By server, of those that gave any."""
        told = {name: sum(each.wrong for each in found) for name, found in self.results.items()}
        return {name: count for name, count in told.items() if count}


def servers_of(workload: Workload) -> list[str]:
    mine = "kept" if workload.kept else "ours"
    if workload.beside:
        return [mine]
    return [mine, "limit", *(["plain"] if workload.by_plain else [])]


def measure(
    workloads: list[Workload],
    servers: Mapping[str, Server],
    *,
    rounds: int,
    seconds: float,
    publish: Callable[[], None],
) -> dict[str, Measured]:
    measured = {each.name: Measured(each) for each in workloads}
    turns = [
        (each, server) for _ in range(rounds) for each in workloads for server in servers_of(each)
    ]
    for workload, server in (bar := tqdm(turns, desc="rounds")):
        bar.set_postfix_str(f"{workload.name} {server}")
        settle(servers)
        port = servers[server].port
        result = (
            drive_counted(workload, port, publish)
            if workload.counted
            else drive_timed(workload.asked_of(server), port, seconds, servers)
        )
        measured[workload.name].results.setdefault(server, []).append(result)
    return measured


def settle(servers: Mapping[str, Server]) -> None:
    """A round ends while requests are under way, and what they asked goes on without them: in the
    database, and in a server that makes a long answer of what it has from there."""
    until, spent = time.monotonic() + PATIENCE, -1.0
    while time.monotonic() < until:
        before, spent = spent, sum(cpu_of_workers(server) for server in servers.values())
        if spent == before and not busy():
            return
        time.sleep(QUIET)


def busy() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND state = 'active' AND pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])


def drive_timed(
    requests: list[Request], port: int, seconds: float, servers: Mapping[str, Server]
) -> Result:
    """The round is as long as it takes for enough to be answered."""
    first = drive(port, requests, count=CONNECTIONS)
    drive(port, requests, seconds=WARM)
    settle(servers)
    return drive(port, requests, seconds=min(max(seconds, ENOUGH / first.per_second), LONGEST))


def drive_counted(workload: Workload, port: int, publish: Callable[[], None]) -> Result:
    """A publication between chunks; the time of publishing is not counted."""
    results: list[Result] = []
    for chunk in chunks(workload):
        if results:
            publish()
        results.append(drive(port, chunk, count=len(chunk), conditional=workload.conditional))
    spent = sum(CHUNK / each.per_second for each in results)
    return Result(
        CHUNK * len(results) / spent,
        max(each.p99_ms for each in results),
        sum(each.wrong for each in results),
    )


def chunks(workload: Workload) -> Iterator[list[Request]]:
    for start in range(0, len(workload.requests) - CHUNK + 1, CHUNK):
        yield workload.requests[start : start + CHUNK]
