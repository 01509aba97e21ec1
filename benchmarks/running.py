"""One run of the benchmark: data, servers, checks, rounds, table."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from contextlib import ExitStack

from django.core.management import call_command
from django.utils import timezone

from benchmarks import checking, cluster, filling, floor, telling
from benchmarks.driving import drive, has_wrk
from benchmarks.making import make
from benchmarks.measuring import measure
from benchmarks.serving import APPLICATIONS, Server, memory_of_workers, serving
from benchmarks.workloads import SUMMARY, facts, pages, workloads
from commitments.domain import records, review, tokens
from commitments.domain.people import user_in_role
from commitments.models import Commitment, User
from commitments.models.vocabulary import Role

WRITER, PUBLISHER = "bench", "bench-editor"


def prepare(n: int) -> None:
    call_command("migrate", verbosity=0)
    user_in_role(name=WRITER, role=Role.ANALYST, action="benchmark")
    user_in_role(name=PUBLISHER, role=Role.EDITOR, action="benchmark")
    make(n)
    cluster.mark_whole()


def run(*, n: int, rounds: int, seconds: float, asked: int, only: set[str]) -> int:
    """0 if every answer was right."""
    found = facts()
    chosen = [each for each in workloads(found, token(), asked) if not only or each.name in only]
    with ExitStack() as stack:
        settings = {"BENCH_USER": str(found.user)}
        servers = {
            name: stack.enter_context(serving(name, folder=cluster.HOME, settings=settings))
            for name in APPLICATIONS
        }
        ports = {name: server.port for name, server in servers.items()}
        for each in chosen:
            checking.check(each, ports)
        measured = measure(chosen, servers, rounds=rounds, seconds=seconds, publish=publications())
        if "W6" in measured:
            first = pages(found, [1])
            ours = [drive(ports["ours"], first, seconds=seconds).per_second for _ in range(rounds)]
            measured["W6"].first_page = sorted(ours)[len(ours) // 2]
        told = telling.Run(
            n=n,
            rounds=rounds,
            wrk=has_wrk(),
            memory=memory_of_workers(servers["kept"]),
            start=warm_start(servers),
            floor=floor.measure(chosen, seconds=seconds),
            measured=measured,
        )
    forget_drafts(found.user)
    telling.tell(told)
    return int(any(each.wrong() for each in measured.values()))


def token() -> str:
    user, now = User.objects.get(username=WRITER), timezone.now()
    _, text = tokens.make(
        user=user,
        name=tokens.free_name(user, "benchmark"),
        until=now + dt.timedelta(days=1),
        by=None,
        now=now,
    )
    return text


def publications() -> Callable[[], None]:
    """Publishes one more finding each time it is called."""
    writer = User.objects.get(username=WRITER)
    publisher = User.objects.get(username=PUBLISHER)
    rows = Commitment.objects.filter(publication="published", kind="pledge").order_by("pk")
    pledges = itertools.cycle(rows[:100])

    def publish() -> None:
        data = {
            "commitment": next(pledges).slug,
            "status": "ongoing",
            "as_of": "2026-10-30",
            "summary": "Work goes on.",
            "confidence": "moderate",
        }
        made = records.create(kind="status_update", data=data, by=writer)
        submitted = review.submit(record=made, by=writer)
        review.publish(record=submitted, by=publisher, reason="Seen by all sides.")

    return publish


def warm_start(servers: dict[str, Server]) -> float:
    return min(servers[name].first_answer for name in ("ours", "kept"))


def forget_drafts(user: int) -> None:
    """Those that W7 wrote, so that the data stays what it was."""
    filling.run(
        "DELETE FROM commitments_statusupdate"
        " WHERE created_by_id = %s AND publication = 'draft' AND summary = %s",
        [user, SUMMARY],
    )
