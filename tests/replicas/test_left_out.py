"""When no read goes to the replica, and when reads go there again."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

from tests.replicas.conftest import Pair
from tests.replicas.webs import PATIENCE, Answer, Web, counted, serving
from tests.replicas.writing import ACTORS, by, write
from tests.tracker.waiting import wait_until

LONGEST = 10.0  # seconds until an answer
READERS = 4


def is_used(web: Web) -> bool:
    return web.replica() == "used"


def test_while_it_is_more_than_so_many_seconds_behind(pair: Pair, strict: Web) -> None:
    wait_until(lambda: is_used(strict))
    pair.standby.pause()
    try:
        slug = write(pair, strict)
        wait_until(lambda: slug in strict.get(ACTORS).slugs())
        wait_until(lambda: strict.replica() == "left out: it is more than 2 seconds behind")
    finally:
        pair.standby.resume()
    wait_until(lambda: is_used(strict))
    before = counted(strict, "replica")
    assert slug in strict.get(ACTORS).slugs()
    assert counted(strict, "replica") == before + 1


def test_a_primary_on_which_nothing_happens_makes_no_lag(pair: Pair, strict: Web) -> None:
    wait_until(lambda: is_used(strict))
    ends = time.monotonic() + 5
    while time.monotonic() < ends:
        assert is_used(strict)
        time.sleep(0.2)


def test_what_is_no_standby(pair: Pair) -> None:
    assert_left_out(pair, pair.primary.url, "it is no standby")


def test_what_is_not_there(pair: Pair) -> None:
    assert_left_out(pair, "postgres://tracker@127.0.0.1:1/tracker", "it does not answer")


def test_a_standby_of_another_primary(pair: Pair, committing_db: str) -> None:
    urls = {"DATABASE_URL": committing_db, "DATABASE_REPLICA_URL": pair.standby.url}
    with serving(pair.folder, **urls) as web:
        wait_until(lambda: web.replica() == "left out: it is a standby of another primary")
        assert web.get(ACTORS).slugs() == set()


def assert_left_out(pair: Pair, url: str, why: str) -> None:
    with serving(pair.folder, DATABASE_URL=pair.primary.url, DATABASE_REPLICA_URL=url) as web:
        wait_until(lambda: web.replica() == f"left out: {why}")
        slug = write(pair, web)
        assert slug in web.get(ACTORS).slugs()
        assert counted(web, "replica") == 0


def test_the_primary_is_killed_and_comes_back(pair: Pair, web: Web) -> None:
    """Anybody reads on; who writes is told to try again."""
    wait_until(lambda: is_used(web))
    before = web.get(ACTORS).slugs()
    pair.primary.kill()
    try:
        refused = web.send("POST", ACTORS, {}, **by(pair, "analyst"))
        assert (refused.status, "Retry-After" in refused.headers) == (503, True)
        for _ in range(5):
            assert web.get(ACTORS).slugs() == before
    finally:
        pair.primary.start()
    again = {"slug": "after-it", "name": "After it", "kind": "state"}
    key = {"Idempotency_Key": "after-it", **by(pair, "analyst")}
    wait_until(lambda: web.send("POST", ACTORS, again, **key).status == 201)
    wait_until(lambda: "after-it" in web.get(ACTORS).slugs())
    wait_until(lambda: is_used(web))


def test_a_lock_that_is_replayed_holds_nobody_up_for_long(pair: Pair, web: Web) -> None:
    """There as on the primary."""
    wait_until(lambda: is_used(web))
    with psycopg.connect(pair.primary.url) as holder:
        holder.execute("LOCK TABLE commitments_actor IN ACCESS EXCLUSIVE MODE")
        pair.follow()
        refused = web.get(ACTORS)
    assert (refused.status, "Retry-After" in refused.headers) == (503, True)
    assert 2 < refused.seconds < LONGEST
    wait_until(lambda: web.get(ACTORS).status == 200)
    assert is_used(web)


def test_it_is_killed_under_load_and_comes_back(pair: Pair, web: Web) -> None:
    wait_until(lambda: is_used(web))
    with reading(web) as answers:
        wait_until(lambda: len(answers) > 20)
        pair.standby.kill()
        wait_until(lambda: web.replica() == "left out: it does not answer")
        seen = len(answers)
        slug = write(pair, web)
        wait_until(lambda: len(answers) > seen + 20)
        assert slug in web.get(ACTORS).slugs()
        pair.standby.start()
        wait_until(lambda: is_used(web))
        before = counted(web, "replica")
        wait_until(lambda: counted(web, "replica") > before + 20)
    assert_no_fault(answers)


def test_it_stands_still_under_load_and_goes_on(pair: Pair, web: Web) -> None:
    wait_until(lambda: is_used(web))
    with reading(web) as answers:
        wait_until(lambda: len(answers) > 20)
        pair.standby.freeze()
        try:
            wait_until(lambda: web.replica() == "left out: it does not answer")
            seen = len(answers)
            wait_until(lambda: len(answers) > seen + 20)
        finally:
            pair.standby.thaw()
        wait_until(lambda: is_used(web))
    assert_no_fault(answers)


def assert_no_fault(answers: list[Answer]) -> None:
    """Answered, or refused for the moment; in time."""
    good = {(200, False), (503, True)}
    faults = [a for a in answers if (a.status, "Retry-After" in a.headers) not in good]
    assert faults == []
    assert max(answer.seconds for answer in answers) < LONGEST


@contextmanager
def reading(web: Web) -> Iterator[list[Answer]]:
    """Anybody reads all the while, a list, a page, the changes and exports."""
    answers: list[Answer] = []
    over = threading.Event()
    exports = (f"{ACTORS}?format=csv", f"{ACTORS}?format=ndjson")
    paths = itertools.cycle((ACTORS, "/commitments/", "/api/v1/changes/", *exports))

    def read() -> None:
        while not over.is_set():
            answers.append(web.get(next(paths)))

    readers = [Reader(read) for _ in range(READERS)]
    try:
        yield answers
    finally:
        over.set()
        for reader in readers:
            reader.join(PATIENCE)
    assert [reader.failed for reader in readers] == [None] * READERS


class Reader(threading.Thread):
    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self.act = act
        self.failed: Exception | None = None
        self.start()

    def run(self) -> None:
        try:
            self.act()
        except Exception as error:  # noqa: BLE001 told by who waits for it
            self.failed = error
