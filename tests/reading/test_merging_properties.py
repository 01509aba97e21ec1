"""After any merges the record reads as if the ledgers had named those who stay from the beginning;
what was known at any instant before reads as it did."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.domain import merging, records, review
from commitments.domain.integrity import CHECKS
from commitments.models import Actor, Change, Commitment, Source
from commitments.reading.changes import read_changes
from commitments.reading.listings import LISTINGS
from commitments.reading.paging import read_page
from commitments.reading.parameters import read_all
from commitments.reading.stats import read_stats
from commitments.reading.timeline import read_timeline
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_position,
    make_source,
    make_status_update,
    quoted,
)
from tests.factories.states import published
from tests.factories.users import analyst, editor
from tests.reading.asking import clocks

pytestmark = pytest.mark.django_db
START = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)
STATES = ["aa", "bb", "cc"]
AGENCIES = ["aa-office", "bb-office", "cc-office"]
SOURCES = ["wire", "paper", "radio"]
STATUSES = ["initiated", "ongoing", "implemented"]
VIEWS = ["progress", "fulfilled", "violated"]
ROLES = ["committing", "counterpart"]
DAYS = ["2024-01", "2024-02-10", "2024-02"]

member = st.tuples(st.sampled_from(STATES), st.sampled_from(ROLES))
promise = st.tuples(st.just("promise"), st.lists(member, min_size=1, max_size=3, unique=True))
finding = st.tuples(
    st.just("find"), st.integers(0, 5), st.none() | st.integers(0, 2),
    st.sampled_from(STATUSES), st.sampled_from(DAYS), st.sampled_from(SOURCES),
)  # fmt: skip
position = st.tuples(
    st.just("speak"), st.integers(0, 5), st.none() | st.integers(0, 2),
    st.sampled_from(VIEWS), st.sampled_from(DAYS), st.sampled_from(STATES + AGENCIES),
)  # fmt: skip
steps = st.tuples(promise, st.lists(promise | finding | position, min_size=3, max_size=8)).map(
    lambda drawn: [drawn[0], *drawn[1]]
)
pairs = st.lists(
    st.permutations(STATES).map(lambda three: (three[0], three[1]))
    | st.permutations(SOURCES).map(lambda three: (three[0], three[1])),
    min_size=1,
    max_size=3,
)


class Desk:
    """Writes the steps, a day each. `names`: who is named instead of whom."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names
        self.now = START
        self.promises: list[tuple[Any, list[str]]] = []
        for slug in STATES:
            self.actor(slug, kind="state", parent=None)
        for slug in AGENCIES:
            self.actor(slug, kind="agency", parent=self.name(slug[:2]))
        for slug in SOURCES:
            claim = make_claim(evidence=[quoted(make_source(slug))], now=START)
            published(claim, now=START)
        self.begun = Change.objects.count()

    def actor(self, slug: str, **data: Any) -> None:
        data |= {"slug": slug, "name": slug}
        records.create(kind="actor", data=data, by=analyst(), now=START)

    def name(self, slug: str) -> str:
        return self.names.get(slug, slug)

    def take(self, step: Any) -> None:
        self.now += dt.timedelta(days=1)
        verb, *told = step
        row = getattr(self, verb)(*told)
        review.submit(record=row, by=analyst(), now=self.now)
        review.publish(record=row, by=editor(), now=self.now)

    def promise(self, members: list[tuple[str, str]]) -> Any:
        parties = dict.fromkeys((self.name(slug), role) for slug, role in members)
        row = make_commitment(
            f"pledge-{len(self.promises)}",
            parties=[{"actor": slug, "role": role} for slug, role in parties],
            now=self.now,
        )
        self.promises.append((row, [self.name(slug) for slug, _ in members]))
        return row

    def judged(self, which: int, party: int | None) -> dict[str, Any]:
        row, members = self.promises[which % len(self.promises)]
        named = None if party is None else members[party % len(members)]
        return {"commitment": row, "party": named, "now": self.now}

    def find(self, which: int, party: Any, status: str, day: str, source: str) -> Any:
        cited = [quoted(self.name(source))]
        about = self.judged(which, party)
        return make_status_update(**about, status=status, as_of=day, evidence=cited)

    def speak(self, which: int, party: Any, view: str, day: str, actor: str) -> Any:
        about = self.judged(which, party)
        cited = [quoted(self.name("paper"), attributed_to=self.name(actor))]
        return make_position(**about, actor=self.name(actor), view=view, as_of=day, evidence=cited)


def merge(slug: str, into: str, now: dt.datetime) -> None:
    """Those that stand for the two, if they are still two."""
    model = Actor if slug in STATES else Source
    gone, stays = (model.objects.get(slug=each) for each in (slug, into))
    gone, stays = gone.merged_into or gone, stays.merged_into or stays
    if gone != stays:
        merging.merge(gone=gone, stays=stays, by=editor(), reason="One.", now=now)


def stand_ins() -> dict[str, str]:
    """Who stands for whom by now."""
    return {
        row.slug: row.merged_into.slug
        for model in (Actor, Source)
        for row in model.objects.filter(merged_into__isnull=False)
    }


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def told(names: dict[str, str]) -> dict[str, Any]:
    """What the record says of who stands where today, without keys and instants."""
    now = clocks()
    stats = read_stats({"group_by": ["actor", "status"]}, now)
    answers = page("commitment", now, include="updates,positions,evidence")
    filtered = {
        slug: [row["slug"] for row in page("commitment", now, actor=slug)]
        for slug in STATES + AGENCIES
    }
    cited = {slug: len(page("status_update", now, source=slug)) for slug in SOURCES}
    return {
        "stats": (stats.rows, stats.total),
        "answers": [without_keys(row) for row in answers],
        # Whoever asks for the one that went asks for the one that stays.
        "filtered": {slug: filtered[names.get(slug, slug)] for slug in filtered},
        "cited": {slug: cited[names.get(slug, slug)] for slug in cited},
        "actors": [row["slug"] for row in page("actor", now) if row["slug"] not in names],
    }


def without_keys(value: Any) -> Any:
    unlike = ("id", "url", "target", "supersedes")
    if isinstance(value, dict):
        return {
            name: without_keys(item)
            for name, item in value.items()
            if name not in unlike and not name.endswith("_at")
        }
    return [without_keys(item) for item in value] if isinstance(value, list) else value


def page(kind: str, at: Any, **query: str) -> list[Any]:
    listing = LISTINGS[kind]
    given = {"ordering": "id" if listing.key == "id" else "slug"} | query
    asked = read_all(listing.parameters, {name: [value] for name, value in given.items()})
    return [json.loads(row) for row in read_page(listing, asked, at).rows]


def known(at: dt.datetime) -> Any:
    """All that was known at the instant, as it is read."""
    then = clocks(known_at=at)
    named = {slug: page("commitment", then, actor=slug) for slug in STATES}
    return (
        {kind: page(kind, then) for kind in LISTINGS},
        {kind: page(kind, then, source="wire") for kind in ("evidence", "status_update")},
        named,
        read_stats({"group_by": ["actor"]}, then),
        read_changes({}, then),
        [read_timeline(pk, then) for pk in Commitment.objects.values_list("pk", flat=True)],
    )


@given(steps, pairs)
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_as_if_from_the_beginning(taken: list[Any], merges: list[tuple[str, str]]) -> None:
    with undone():
        desk = Desk({})
        for step in taken:
            desk.take(step)
        numbered = Change.objects.filter(number__gte=desk.begun).order_by("-number")
        instants = list(numbered.values_list("at", flat=True)[::4])
        before = {at: known(at) for at in instants}
        for slug, into in merges:
            desk.now += dt.timedelta(days=1)
            merge(slug, into, desk.now)
        names = stand_ins()
        merged = told(names)
        assert {at: known(at) for at in instants} == before
        assert [fault for check in CHECKS for fault in check.find(iter)] == []
    with undone():
        desk = Desk(names)
        for step in taken:
            desk.take(step)
        assert told(names) == merged
