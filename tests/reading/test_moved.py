"""What was updated since, and lists in the order of updates, are the same whether rows are found by
the instants of what came and went or each row's own update is worked out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import product
from typing import Any

import pytest
from django.utils import timezone

from commitments.evidence.verifying import verify
from commitments.models import Actor, Change, Evidence, Source
from commitments.reading import moved
from commitments.reading.listings import LISTINGS
from commitments.reading.paging import read_page
from commitments.reading.parameters import read_all
from tests.domain.test_merging import merged
from tests.factories.captures import make_capture
from tests.factories.records import (
    make_actor,
    make_commitment,
    make_evidence,
    make_position,
    make_source,
    make_status_update,
    quoted,
)
from tests.factories.states import corrected, published, published_source, retracted
from tests.reading.asking import ask, clocks
from tests.reading.test_corroboration import relinked

pytestmark = pytest.mark.django_db
KINDS = ["commitment", "status_update", "position", "evidence"]
LATE = 6  # changes, from the last before a source was of another origin
MICROSECOND = dt.timedelta(microseconds=1)


@pytest.fixture
def record(db: None) -> None:
    """Judgements and evidence, each of which is updated in every way there is by some and not by
    others, one after the other."""
    make_actor("cn")
    prc = make_actor("prc")
    said, wire, copy = (published_source(slug=slug) for slug in ("said", "wire", "copy"))
    pledges = [published(make_commitment(f"pledge-{n}")) for n in range(5)]
    updates, positions = [], []
    for number, pledge in enumerate(pledges):
        evidence = [quoted((said, wire)[number % 2], excerpt="They talked.") for _ in range(2)]
        updates.append(published(make_status_update(pledge, evidence=evidence)))
        positions.append(published(make_position(pledge, evidence=evidence[:1])))
    make_capture(said, "They talked.")
    verify()
    published(make_evidence(updates[0], source=copy, excerpt="They spoke."))
    published(corrected(updates[1], summary="Another."))
    published(corrected(positions[0], summary="Another."))
    first = Evidence.objects.filter(status_update=updates[2]).earliest("pk")
    retracted(published(corrected(first, locator="p. 2")))
    retracted(published(corrected(updates[3], summary="Withdrawn.")))
    retracted(Evidence.objects.filter(position=positions[3]).earliest("pk"))
    last = Evidence.objects.filter(status_update=updates[4]).latest("pk")
    published(corrected(last, locator="p. 3"))
    published(make_position(pledges[0], actor="prc", view="violated"))
    relinked(wire, said)
    merged(prc, Actor.objects.get(slug="cn"))
    retracted(pledges[3])
    merged(Source.objects.get(slug="copy"), Source.objects.get(slug="said"))
    published(make_status_update(pledges[1], as_of="2024-02-20"))
    make_status_update(pledges[1], as_of="2024-02-21")
    make_source()


@contextmanager
def worked_out() -> Iterator[None]:
    """For each row."""
    with pytest.MonkeyPatch.context() as patch:
        for kind in KINDS:
            patch.setitem(moved.MOVED, kind, "SELECT NULL::bigint AS id")
        yield


def either_way(read: Callable[[], Any]) -> tuple[Any, Any]:
    found = read()
    with worked_out():
        return found, read()


def keys(kind: str, **query: Any) -> list[Any]:
    return [row.get("slug", row.get("id")) for row in ask(kind, **query)]


def instants() -> list[dt.datetime]:
    return sorted(Change.objects.values_list("at", flat=True))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("record")
def test_since_any_instant(kind: str) -> None:
    """As known now, and before anything was merged or known to be of another origin."""
    lengths = set()
    for at, known_at in product(instants(), [None, instants()[-LATE]]):
        for since in (at, at + MICROSECOND):
            query = {"updated_since": since.isoformat(), "known_at": known_at}
            found, wanted = either_way(partial(keys, kind, **query))
            assert found == wanted, query
            lengths.add(len(found))
    assert len(lengths) > 2


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("record")
def test_since_a_late_instant_as_known_at_another(kind: str) -> None:
    late = instants()[-LATE:]
    for since, known_at in product(late, late):
        query = {"updated_since": since.isoformat(), "known_at": known_at}
        found, wanted = either_way(partial(keys, kind, **query))
        assert found == wanted, query


def walked(kind: str, known_at: dt.datetime | None, **query: str) -> list[list[str]]:
    """Forth to the end and back again, two rows a page."""
    listing = LISTINGS[kind]
    pages: list[list[str]] = []
    cursor: str | None = ""
    for way in ("next", "previous"):
        while cursor is not None:
            given = {**query, "page_size": "2", **({"cursor": cursor} if cursor else {})}
            asked = read_all(listing.parameters, {name: [value] for name, value in given.items()})
            page = read_page(listing, asked, clocks(known_at=known_at))
            pages.append(page.rows)
            assert len(pages) < 60, "The walk does not end."
            last, cursor = page, getattr(page, way)
        cursor = last.previous
    return pages


@pytest.mark.parametrize("spans", [(10, 160), (1, 2), (2,)])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("record")
def test_in_the_order_of_updates(
    kind: str, spans: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With spans that take in all there is, and with some that end before the page is full."""
    monkeypatch.setattr(moved, "SPANS", spans)
    for ordering, known_at in product(["updated_at", "-updated_at"], [None, instants()[-LATE]]):
        found, wanted = either_way(partial(walked, kind, known_at, ordering=ordering))
        assert found == wanted, (ordering, known_at)
        assert len(found) > 1


@pytest.mark.usefixtures("record")
def test_with_filters_beside_it() -> None:
    since = instants()[5].isoformat()
    for query in ({"actor": "cn"}, {"status": "not_assessed", "actor": "cn"}, {"q": "pledge"}):
        for more in ({}, {"updated_since": since}, {"with_count": "true"}):
            asked = {**query, **more, "ordering": "-updated_at"}
            found, wanted = either_way(partial(walked, "commitment", None, **asked))
            assert found == wanted, asked


@pytest.mark.parametrize("kind", ["status_update", "position", "evidence"])
@pytest.mark.usefixtures("record")
def test_a_merge_or_another_origin_may_concern_any_row(kind: str) -> None:
    at = timezone.now()
    assert moved.moved(kind, at - dt.timedelta(days=9000), at) is None
    assert moved.moved(kind, instants()[-1], at) is not None


@pytest.mark.parametrize("kind", ["commitment", "status_update"])
def test_a_cursor_of_later_clocks(kind: str) -> None:
    """What moved between the two clocks does not take the place of what was updated before."""
    make_actor("cn")
    rows: list[Any] = [published(make_commitment(f"c{n}")) for n in range(6)]
    if kind == "status_update":
        rows = [published(make_status_update(row)) for row in rows]
    for number in range(30):
        make_actor(f"a{number}")
    known_at = Change.objects.latest("number").at
    for row in rows[:3]:
        published(make_status_update(row) if kind == "commitment" else make_evidence(row))

    def page(at: dt.datetime | None, **query: str) -> Any:
        listing = LISTINGS[kind]
        texts = {"ordering": "-updated_at", "page_size": "1", **query}
        asked = read_all(listing.parameters, {name: [text] for name, text in texts.items()})
        return read_page(listing, asked, clocks(known_at=at))

    cursor = page(None).next
    assert page(known_at, cursor=cursor).rows == page(known_at).rows
