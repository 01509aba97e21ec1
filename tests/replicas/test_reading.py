"""What the replica answers, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.replicas.conftest import Pair
from tests.replicas.webs import Answer, Web, counted, serving
from tests.replicas.writing import ACTORS, by, write
from tests.tracker.waiting import wait_until


@pytest.fixture
def paused(pair: Pair, web: Web) -> Iterator[Web]:
    """A web that uses a replica which stands where it is."""
    pair.follow()
    wait_until(lambda: web.replica() == "used")
    pair.standby.pause()
    yield web
    pair.standby.resume()


@pytest.mark.parametrize(
    "path",
    [ACTORS, f"{ACTORS}?format=csv", f"{ACTORS}?format=ndjson", "/actors/", "/api/v1/changes/"],
)
def test_anybody_reads_what_is_replayed(pair: Pair, paused: Web, path: str) -> None:
    before = paused.get(path)
    slug = write(pair, paused)
    after = paused.get(path)
    assert (before.status, after.status) == (200, 200)
    assert slug not in after.body.decode()
    assert after.body == before.body
    assert after.headers["ETag"] == before.headers["ETag"]
    assert after.headers["Known-At"] == before.headers["Known-At"]
    pair.standby.resume()
    wait_until(lambda: slug in paused.get(path).body.decode())


def test_who_shows_a_token_reads_what_is_written(pair: Pair, paused: Web) -> None:
    slug = write(pair, paused)
    assert slug in paused.get(f"{ACTORS}?page_size=1000", **by(pair, "analyst")).slugs()
    assert slug not in paused.get(f"{ACTORS}?page_size=1000").slugs()


def test_what_is_known_later_than_replayed_is_answered_by_the_primary(
    pair: Pair, paused: Web
) -> None:
    slug = write(pair, paused)
    newest = paused.get(ACTORS, **by(pair, "analyst")).headers["Known-At"]
    one, all_of_them = f"{ACTORS}{slug}/?known_at={newest}", f"{ACTORS}?known_at={newest}"
    first = [paused.get(path) for path in (one, all_of_them)]
    assert first[0].json()["slug"] == slug
    assert slug in first[1].slugs()
    assert paused.get(f"{ACTORS}{slug}/").status == 404

    pair.standby.resume()
    write(pair, paused)  # later than that, so that the replica may answer
    pair.follow()
    wait_until(lambda: is_answered_by_the_replica(paused, one))
    again = [paused.get(path) for path in (one, all_of_them)]
    assert [told(answer) for answer in again] == [told(answer) for answer in first]


def test_requests_are_counted_on_the_primary(pair: Pair) -> None:
    """The table of counts is not there at all on a standby."""
    with serving(pair.folder, THROTTLE_ADDRESS="50", **pair.urls) as web:
        wait_until(lambda: web.replica() == "used")
        wait_until(lambda: web.get(ACTORS).status == 429)
        assert counted(web, "replica") >= 50
    assert pair.primary.ask("SELECT max(requests) FROM commitments_throttle") > 50


def told(answer: Answer) -> tuple[object, ...]:
    names = ("ETag", "Known-At", "As-Of")
    return answer.status, answer.body, *(answer.headers[name] for name in names)


def is_answered_by_the_replica(web: Web, path: str) -> bool:
    before = counted(web, "replica")
    web.get(path)
    return counted(web, "replica") > before
