"""The list of changes: in order, without gaps, gone on with from any cursor."""

from __future__ import annotations

import datetime as dt
import threading
from typing import Any

import pytest

from commitments.domain import review
from commitments.models import Change
from tests.api.client import Api
from tests.factories.records import make_actor, make_claim, make_commitment, make_status_update
from tests.factories.states import corrected, in_review, published, retracted
from tests.factories.users import editor
from tests.flows.writers import writers


@pytest.mark.django_db
def test_what_each_change_tells(stranger: Api) -> None:
    pledge = published(make_commitment("pledge", made_on="2023-11-15"))
    update = published(make_status_update(pledge, party="cn", as_of="2024-01-30"))
    published(corrected(update, status="stalled"))
    retracted(published(make_claim("claim")), reason="It was never said.")
    rows = stranger.rows("changes/")
    assert [(row["type"], row["object"]["type"]) for row in rows] == [
        ("published", "actor"),
        ("published", "actor"),
        ("published", "commitment"),
        ("published", "status_update"),
        ("corrected", "status_update"),
        ("published", "claim"),
        ("retracted", "claim"),
    ]
    assert [row["number"] for row in rows] == list(range(1, 8))
    assert [row["at"] for row in rows] == sorted({row["at"] for row in rows})
    found, correction, gone = rows[3], rows[4], rows[6]
    assert found["object"] == {
        "type": "status_update",
        "id": update.pk,
        "url": f"http://localhost:8000/api/v1/status-updates/{update.pk}/",
    }
    assert (found["commitment"], found["party"], found["before"]) == ("pledge", "cn", None)
    assert found["after"]["status"] == "initiated"
    assert (correction["before"]["status"], correction["after"]["status"]) == (
        "initiated",
        "stalled",
    )
    assert gone["object"]["slug"] == "claim"
    assert (gone["commitment"], gone["after"], gone["reason"]) == (None, None, "It was never said.")


@pytest.mark.django_db
def test_a_cursor_goes_on_for_ever(stranger: Api) -> None:
    assert stranger.get("changes/").json()["cursor"] == "0"
    for number in range(5):
        make_actor(f"actor-{number}")
    seen: list[int] = []
    answer = stranger.get("changes/", page_size=2).json()
    while True:
        seen += [row["number"] for row in answer["results"]]
        if answer["next"] is None:
            break
        answer = stranger.get(answer["next"]).json()
    assert seen == [1, 2, 3, 4, 5]
    caught_up = stranger.get("changes/", cursor=answer["cursor"]).json()
    assert (caught_up["results"], caught_up["next"], caught_up["cursor"]) == ([], None, "5")
    make_actor("late")
    later = stranger.get("changes/", cursor=caught_up["cursor"]).json()
    assert [row["object"]["slug"] for row in later["results"]] == ["late"]
    ahead = stranger.get("changes/", cursor="999").json()
    assert (ahead["results"], ahead["cursor"]) == ([], "999")


@pytest.mark.django_db
def test_since_an_instant_is_from_that_instant_on(stranger: Api) -> None:
    make_actor("first")
    make_actor("second")
    first, second = stranger.rows("changes/")
    assert stranger.rows("changes/", since=first["at"]) == [first, second]
    assert stranger.rows("changes/", since=second["at"]) == [second]
    later = dt.datetime.fromisoformat(second["at"]) + dt.timedelta(microseconds=1)
    assert stranger.rows("changes/", since=later.isoformat()) == []
    assert stranger.rows("changes/", since="2020-01-01") == [first, second]
    assert stranger.rows("changes/", known_at=first["at"]) == [first]


@pytest.mark.django_db
def test_the_filters_of_commitments_apply(stranger: Api) -> None:
    pledge = published(make_commitment("pledge"))
    published(make_status_update(pledge))
    published(make_commitment("request", kind="request"))
    published(make_claim("claim"))

    def about(**query: Any) -> list[str]:
        return [row["object"]["type"] for row in stranger.rows("changes/", **query)]

    assert about(kind="pledge") == ["commitment", "status_update"]
    assert about(kind="request", actor="cn") == ["commitment"]
    assert about(status="initiated") == ["commitment", "status_update"]
    caught_up = stranger.get("changes/", kind="pledge").json()["cursor"]
    assert caught_up == str(Change.objects.latest("number").number)


@pytest.mark.django_db
def test_the_filters_let_tombstones_through(stranger: Api) -> None:
    pledge = published(make_commitment("pledge"))
    update = published(make_status_update(pledge, status="stalled"))
    published(make_commitment("other"))
    before = stranger.rows("changes/", actor="cn", status="stalled")
    assert [row["commitment"] for row in before] == ["pledge", "pledge"]
    retracted(pledge)
    for query in ({"actor": "cn", "status": "stalled"}, {"q": "pledge"}, {"stale": "false"}):
        told = [row for row in stranger.rows("changes/", **query) if row["commitment"] == "pledge"]
        assert [row["type"] for row in told] == ["published", "published", "retracted"], query
        assert told[1]["object"]["id"] == update.pk
    assert stranger.rows("changes/", status="initiated") == []
    assert stranger.rows("changes/", status="stalled", known_at=before[1]["at"]) == before


@pytest.mark.django_db
def test_a_tombstone_is_an_update(stranger: Api) -> None:
    pledge, _ = (published(make_commitment(slug)) for slug in ("pledge", "other"))
    since = Change.objects.latest("number").at + dt.timedelta(microseconds=1)
    retracted(pledge)
    gone = Change.objects.latest("number")

    def told(since: dt.datetime) -> set[int]:
        rows = stranger.rows("changes/", updated_since=since.isoformat())
        return {row["number"] for row in rows}

    assert gone.number in told(since)
    assert gone.number not in told(gone.at + dt.timedelta(microseconds=1))


def test_a_poller_misses_nothing_while_many_publish(committing_db: str) -> None:
    pledge = published(make_commitment("pledge"))
    waiting = [in_review(make_status_update(pledge)) for _ in range(24)]
    boss, stranger = editor(), Api()
    published_all = threading.Event()
    seen: list[int] = []

    def poll() -> None:
        cursor = "0"
        while True:
            last_round = published_all.is_set()
            answer = stranger.get("changes/", cursor=cursor, page_size=7).json()
            seen.extend(row["number"] for row in answer["results"])
            cursor = answer["cursor"]
            if last_round and answer["next"] is None:
                return

    def publish(rows: list[Any]) -> Any:
        return lambda: [review.publish(record=row, by=boss) for row in rows]

    with writers(4) as pool:
        poller = pool.start(poll)
        pool.both(*(publish(waiting[part::3]) for part in range(3)))
        published_all.set()
        poller.result(20)
    numbers = list(Change.objects.order_by("number").values_list("number", flat=True))
    assert seen == numbers == list(range(1, len(numbers) + 1))
