"""A walk over the pages, either way, meets every row once and in order: ties and nulls too."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest
from django.utils import timezone

from commitments.reading.clocks import Clocks, read_clocks
from commitments.reading.listing import Listing
from commitments.reading.listings import LISTINGS
from commitments.reading.paging import Page, read_page
from tests.factories import records as make
from tests.factories.states import published

pytestmark = pytest.mark.django_db
DATES = [None, "2024-02", "2024-02-01", None, "2024-02", "../2024-03", "2024-01/.."]


def pledges(amount: int) -> list[Any]:
    parties = [{"actor": make.the_actor("cn"), "role": "committing"}]
    return [published(make.make_commitment(parties=parties)) for _ in range(amount)]


def commitments() -> None:
    parties = [{"actor": make.the_actor("cn"), "role": "committing"}]
    for n, date in enumerate(DATES):
        words = {"title": "Same" if n % 2 else "Other", "made_on": date, "original_due": date}
        row = published(make.make_commitment(parties=parties, **words))
        if n % 3:
            published(make.make_status_update(row, status="stalled" if n % 2 else "initiated"))


def judgements(maker: Callable[..., Any]) -> None:
    own = pledges(2)
    for n in range(7):
        published(maker(own[n % 2], as_of=f"2024-0{n % 3 + 1}"))


def evidence() -> None:
    (own,) = pledges(1)
    source = make.make_source()
    for date in DATES:
        published(make.make_evidence(own, source=source, said_on=date))


def sources() -> None:
    cited = [make.make_source(published_on=date, title="词Same" * 60) for date in DATES]
    published(make.make_claim(evidence=[make.quoted(source) for source in cited]))


def statistics() -> None:
    for n in range(7):
        published(make.make_statistic(value=n % 2, series=f"series-{n % 3}", title="Same"))


MAKERS: dict[str, Callable[[], Any]] = {
    "commitment": commitments,
    "status_update": lambda: judgements(make.make_status_update),
    "position": lambda: judgements(make.make_position),
    "evidence": evidence,
    "source": sources,
    "statistic": statistics,
    "claim": lambda: [published(make.make_claim(made_on=date, title="Same")) for date in DATES],
    "risk": lambda: [published(make.make_risk(title="Same")) for _ in range(7)],
    "actor": lambda: [make.make_actor(name="Same") for _ in range(7)],
    "forum": lambda: [make.make_forum(name="Same") for _ in range(7)],
    "topic": lambda: [make.make_topic(name="Same") for _ in range(7)],
}


def walk(listing: Listing, clocks: Clocks, way: str, asked: dict[str, Any]) -> list[Page]:
    """All pages from `cursor` on, by `next` or by `previous`."""
    found: list[Page] = []
    cursor = asked.pop("cursor", "")
    while cursor is not None:
        page = read_page(listing, {**asked, "cursor": cursor}, clocks)
        found.append(page)
        assert len(found) < 20, "the walk does not end"
        cursor = page.next if way == "next" else page.previous
    return found


def rows(pages: Any) -> list[str]:
    return list(chain.from_iterable(page.rows for page in pages))


@pytest.mark.parametrize("kind", LISTINGS)
def test_a_walk_meets_every_row_once_whichever_way(kind: str) -> None:
    MAKERS[kind]()
    listing = LISTINGS[kind]
    clocks = read_clocks(as_of=None, known_at=None, now=timezone.now())
    for ordering in (sign + name for name in listing.orders for sign in ("", "-")):
        asked = {"ordering": ordering, "fields": [listing.key]}
        whole = read_page(listing, asked, clocks).rows
        assert len(set(whole)) == len(whole) >= 7
        for size in (1, 2, 3):
            forth = walk(listing, clocks, "next", {**asked, "page_size": size})
            assert rows(forth) == whole, (ordering, size)
            assert forth[0].previous is None
            start = {**asked, "page_size": size, "cursor": forth[-1].previous}
            back = walk(listing, clocks, "previous", start)
            before_the_last = whole[: len(whole) - len(forth[-1].rows)]
            assert rows(reversed(back)) == before_the_last, (ordering, size)
            assert [page.rows for page in reversed(back)] == [page.rows for page in forth[:-1]]


@pytest.mark.parametrize(
    ("ordering", "end"),
    [("made_on", "earliest"), ("-made_on", "earliest"), ("due", "latest"), ("-due", "latest")],
)
def test_what_has_no_such_day_comes_last_whichever_way(ordering: str, end: str) -> None:
    commitments()
    clocks = read_clocks(as_of=None, known_at=None, now=timezone.now())
    column = ordering.removeprefix("-")
    read = read_page(LISTINGS["commitment"], {"ordering": ordering, "fields": [column]}, clocks)
    days = [(json.loads(row)[column] or {end: None})[end] for row in read.rows]
    given = sorted((day for day in days if day), reverse=ordering.startswith("-"))
    assert days == given + [None] * 3
