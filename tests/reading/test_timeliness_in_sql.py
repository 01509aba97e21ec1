"""SQL computes for lists what the pure functions say: over generated records, windows and days."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.domain import timeliness as pure
from commitments.models import Change, Commitment, Standing
from commitments.models import vocabulary as v
from commitments.models.vague_date import VagueDate
from commitments.reading.clocks import Clocks, read_clocks
from commitments.reading.commitments import TIMELINESS
from commitments.reading.listings import LISTINGS
from commitments.reading.paging import read_page
from tests.factories.records import make_commitment, make_forum, make_position, make_status_update
from tests.factories.states import corrected, published, retracted

pytestmark = pytest.mark.django_db
COMMITMENTS = LISTINGS["commitment"]
START = dt.date(2024, 1, 1)
near = st.integers(-40, 140).map(lambda n: START + dt.timedelta(days=n))


@st.composite
def windows(draw: Any) -> VagueDate | None:
    """No window, one open on either side, or one with both ends."""
    first, last = sorted((draw(near), draw(near)))
    return draw(
        st.sampled_from(
            [
                None,
                VagueDate("x", None, last),
                VagueDate("x", first, None),
                VagueDate("x", first, last),
                VagueDate("x", last, last),
            ]
        )
    )


@dataclass(frozen=True)
class Timed:
    due: VagueDate | None
    verdict: str
    found_late: bool


standings = st.builds(
    Timed,
    due=windows(),
    verdict=st.sampled_from(["", "", "ended", "met_on_time", "met_late"]),
    found_late=st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(standing=standings, day=near)
def test_timeliness_is_that_of_the_pure_function(standing: Timed, day: dt.date) -> None:
    due = standing.due
    row = {
        "earliest": due.earliest if due else None,
        "latest": due.latest if due else None,
        "verdict": standing.verdict,
        "found_late": standing.found_late,
        "as_of": day,
    }
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {TIMELINESS} FROM ({ROW}) r", row)
        assert cursor.fetchone()[0] == pure.timeliness(standing, day)


ROW = """
SELECT %(earliest)s::date AS due_earliest, %(latest)s::date AS due_latest,
       %(verdict)s::text AS verdict, %(found_late)s::boolean AS found_late
"""


def test_on_real_records_on_many_days(settings: Any) -> None:
    """Status, windows and days as the domain projects them, through the statement of the list."""
    settings.TIME_ZONE = "Asia/Shanghai"
    various_records()
    clocks = read_clocks(as_of=None, known_at=None, now=timezone.now())
    seen: set[str] = set()
    for offset in range(-45, 150, 3):
        day = START + dt.timedelta(days=offset)
        seen |= compare(Clocks(day, clocks.known_at, clocks.number, False))
    last = Change.objects.latest("number").at
    for offset in (-1, 0, 1, 29, 30, 31, 89, 90, 91):
        day = timezone.localdate(last) + dt.timedelta(days=offset)
        compare(Clocks(day, clocks.known_at, clocks.number, False))
    assert seen == set(v.Timeliness.values)


def compare(clocks: Clocks) -> set[str]:
    asked = {"fields": ["slug", "timeliness", "stale"], "page_size": 1000}
    read = {row["slug"]: row for row in map(json.loads, read_page(COMMITMENTS, asked, clocks).rows)}
    met = set()
    for standing in Standing.objects.filter(known_to__isnull=True).select_related("commitment"):
        began = standing.valid_from is None or standing.valid_from <= clocks.as_of
        if not began or (standing.valid_to is not None and standing.valid_to <= clocks.as_of):
            continue
        row = read.pop(standing.commitment.slug)
        assert row["timeliness"] == pure.timeliness(standing, clocks.as_of), (row, clocks)
        assert row["stale"] == pure.stale(
            closed=standing.closed,
            last_published_on=timezone.localdate(last_published(standing.commitment)),
            review_every=review_every(standing.commitment),
            day=clocks.as_of,
        ), (row, clocks)
        found = read_page(
            COMMITMENTS, {"timeliness": [row["timeliness"]], "page_size": 1000}, clocks
        )
        assert any(standing.commitment.slug in each for each in found.rows)
        met.add(row["timeliness"])
    assert read == {}
    return met


def last_published(commitment: Commitment) -> dt.datetime:
    at: dt.datetime = Change.objects.filter(commitment=commitment).latest("number").at
    return at


def review_every(commitment: Commitment) -> int:
    if commitment.review_every is not None:
        return commitment.review_every
    if commitment.forum is not None and commitment.forum.review_every is not None:
        return commitment.forum.review_every
    return 90


def various_records() -> None:
    monthly = make_forum("monthly", review_every=30)
    for number, due in enumerate(
        [None, "2024-01-31", "2024-02", "2024-22", "../2024-02-15", "2024-02/..", "2024-03-10~"]
    ):
        for kind, statuses in (
            ("pledge", ["initiated", "implemented", "withdrawn", "no_public_evidence"]),
            ("meeting", ["mooted", "held", "cancelled", "postponed"]),
        ):
            row = published(
                make_commitment(
                    f"{kind}-{number}",
                    kind=kind,
                    original_due=due,
                    forum=monthly if number % 2 else None,
                    review_every=1 if number == 3 else None,
                )
            )
            for step, status in enumerate(statuses[: number % 4 + 1]):
                published(
                    make_status_update(
                        row,
                        status=status,
                        as_of=f"2024-0{step + 1}-{10 + number}",
                        due="2024-05" if status == "postponed" and number % 2 else None,
                    )
                )
    late = published(make_commitment("late", original_due="2024-01"))
    update = published(make_status_update(late, status="initiated", as_of="2024-02-05"))
    published(corrected(update, status="implemented", occurred_on="2024-02"))
    retracted(published(make_position(late)))
    missed = published(make_commitment("missed", original_due="2024-01"))
    published(make_status_update(missed, status="stalled", as_of="2024-02-05"))


def test_the_edges_of_staleness() -> None:
    """Fresh on the day before the ninetieth, stale from the ninetieth on; never while closed."""
    published(make_commitment("open"))
    closed = published(make_commitment("closed"))
    published(make_status_update(closed, status="implemented"))
    clocks = read_clocks(as_of=None, known_at=None, now=timezone.now())
    day = timezone.localdate(clocks.known_at)
    for days, stale in ((-1, []), (0, []), (89, []), (90, ["open"]), (91, ["open"])):
        at = Clocks(day + dt.timedelta(days=days), clocks.known_at, clocks.number, False)
        rows = read_page(COMMITMENTS, {"stale": True, "fields": ["slug"]}, at).rows
        assert [json.loads(row)["slug"] for row in rows] == stale, days
