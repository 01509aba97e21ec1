"""Two publish in either order while a reader polls: nothing missed, nothing changed afterwards."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from commitments.domain import projection, review
from commitments.models import Change, Commitment, Standing
from commitments.reading.changes import read_changes
from tests.factories.records import (
    make_commitment,
    make_position,
    make_status_update,
    quoted,
)
from tests.factories.states import in_review, published
from tests.factories.users import editor
from tests.flows.writers import Held, Writers, writers
from tests.reading.asking import ask, clocks

pytestmark = pytest.mark.usefixtures("committing_db")

READ = ("commitment", "status_update", "position", "evidence")


class Reader:
    """Polls the list of changes by its cursor, and what was known at each moment, till stopped."""

    def __init__(self, pool: Writers) -> None:
        self.stopped = threading.Event()
        self.numbers: list[int] = []
        self.known: list[tuple[Any, Any]] = []
        self.future = pool.start(self.poll)

    def poll(self) -> None:
        cursor = 0
        while True:
            last_round = self.stopped.is_set()
            seen = read_changes({"cursor": cursor}, clocks())
            cursor = seen.cursor
            self.numbers += [number_of(row) for row in seen.rows]
            newest = clocks().known_at
            for at in {newest, timezone.now()} if newest.year > 1970 else {timezone.now()}:
                self.known.append((at, everything(at)))
            if last_round:
                return

    def stop(self) -> None:
        self.stopped.set()
        self.future.result(20)


def number_of(row: str) -> int:
    return int(json.loads(row)["number"])


def everything(at: Any) -> Any:
    return {kind: ask(kind, known_at=at) for kind in READ}


def publish(row: Any) -> Callable[[], Any]:
    boss = editor()
    return lambda: review.publish(record=row, by=boss)


def waiting() -> list[Any]:
    """Two commitments' worth of drafts in review."""
    rows: list[Any] = []
    for _ in range(2):
        commitment = published(make_commitment())
        rows.append(in_review(make_status_update(commitment, evidence=[quoted()])))
        rows.append(in_review(make_position(commitment)))
    return rows


def assert_in_order(reader: Reader) -> None:
    numbers = list(Change.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert reader.numbers == numbers
    instants = list(Change.objects.order_by("number").values_list("at", flat=True))
    assert instants == sorted(set(instants))
    assert len(reader.known) > 1
    for at, then in reader.known:
        assert everything(at) == then


@pytest.mark.parametrize("first", [0, 1])
def test_the_second_waits_for_the_commit_of_the_first(first: int) -> None:
    rows = waiting()
    one, other = rows[0], rows[2]
    if first:
        one, other = other, one
    with writers(4) as pool:
        reader = Reader(pool)
        held = Held(pool, publish(one))
        held.wait()
        second = pool.start(publish(other))
        time.sleep(0.4)
        assert not second.done()
        assert not Change.objects.filter(object_id=one.pk, object_type="status_update").exists()
        held.commit()
        second.result(20)
        reader.stop()
    one.refresh_from_db()
    other.refresh_from_db()
    assert one.published_at < other.published_at
    assert_in_order(reader)


def test_who_begins_first_and_publishes_last_is_numbered_last() -> None:
    rows = waiting()
    begun, go = threading.Event(), threading.Event()

    def early() -> None:
        assert Commitment.objects.count() == 2  # the transaction is under way
        begun.set()
        assert go.wait(20)
        publish(rows[0])()

    with writers(3) as pool:
        reader = Reader(pool)
        held = Held(pool, early)
        assert begun.wait(20)
        pool.start(publish(rows[2])).result(20)
        go.set()
        held.wait()
        held.commit()
        reader.stop()
    for row in rows:
        row.refresh_from_db()
    assert rows[2].published_at < rows[0].published_at
    assert_in_order(reader)


def test_a_publication_rolled_back_leaves_no_gap() -> None:
    rows = waiting()

    def cut(row: Any) -> None:
        publish(row)()
        raise InterruptedError

    with writers(3) as pool:
        reader = Reader(pool)
        broken = Held(pool, lambda: cut(rows[0]))
        broken.wait()
        with pytest.raises(InterruptedError):
            broken.future.result(20)
        pool.start(publish(rows[2])).result(20)
        reader.stop()
    assert_in_order(reader)


def test_many_at_once_are_numbered_one_by_one() -> None:
    rows = [row for _ in range(3) for row in waiting()]
    with writers(len(rows) + 1) as pool:
        reader = Reader(pool)
        outcomes = pool.both(*(publish(row) for row in rows))
        reader.stop()
    assert [outcome.publication for outcome in outcomes] == ["published"] * len(rows)
    assert_in_order(reader)
    ids = list(Commitment.objects.values_list("pk", flat=True))
    wanted = projection.compute(ids)
    for pk in ids:
        rows_open = Standing.objects.filter(commitment_id=pk, known_to=None)
        assert sorted(map(projection.compared, rows_open)) == sorted(
            map(projection.compared, wanted[pk])
        )
