"""The replica takes the primary's place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from chaos.clusters import Standby
from tests.replicas.conftest import Pair
from tests.replicas.webs import serving
from tests.replicas.writing import ACTORS, by, write
from tests.tracker.waiting import wait_until


@pytest.fixture
def heir(pair: Pair) -> Iterator[Standby]:
    """Another standby of the primary."""
    heir = Standby(pair.folder / "heir")
    heir.copy(pair.primary)
    heir.start()
    yield heir
    heir.stop()


def test_it_is_left_out_once_promoted_and_has_all_that_was_replayed(
    pair: Pair, heir: Standby
) -> None:
    urls = {"DATABASE_URL": pair.primary.url, "DATABASE_REPLICA_URL": heir.url}
    with serving(pair.folder, **urls) as web:
        wait_until(lambda: web.replica() == "used")
        slug = write(pair, web)
        known_at = web.get(f"{ACTORS}{slug}/", **by(pair, "analyst")).headers["Known-At"]
        write(pair, web)
        past = web.get(f"{ACTORS}?known_at={known_at}")
        wait_until(lambda: heir.ask(f"SELECT max(at) > '{known_at}' FROM commitments_change"))
        heir.ask("SELECT pg_promote()")
        wait_until(lambda: web.replica() == "left out: it is no standby")
        assert web.get(ACTORS).status == 200

    with serving(pair.folder, DATABASE_URL=heir.url) as web:
        assert web.get(f"{ACTORS}?known_at={known_at}").body == past.body
        slug = write(pair, web)
        assert slug in web.get(ACTORS).slugs()
