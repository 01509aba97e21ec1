"""Whatever is published, corrected and retracted: the standings equal the ledgers, now, and what
was known at an earlier instant is the same ever after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.domain import corrections, projection, records, review
from commitments.models import (  # fmt: skip
    Change,
    Commitment,
    CommitmentVersion,
    Evidence,
    Position,
    Standing,
    StatusUpdate,
)
from tests.factories.records import (
    make_actor,
    make_commitment,
    make_evidence,
    make_position,
    make_status_update,
    the_actor,
)
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db

START = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)
STATUSES = ["initiated", "ongoing", "implemented", "no_public_evidence", "stalled"]
DAYS = ["2024-01", "2024-01-15", "2024-02-10", "2024-02", "2024-03-01"]
WINDOWS = [None, "2024-02", "2024-22"]
PARTIES = [None, "cn", "us"]
ACTORS = ["us", "cn", "dea"]
VIEWS = ["progress", "fulfilled", "violated", "unstated"]
steps = st.lists(
    st.tuples(st.sampled_from(range(10)), st.integers(0, 2**16)), min_size=4, max_size=14
)


class Desk:
    """Two commitments, and people who write on them; one step a day."""

    def __init__(self) -> None:
        self.day = 0
        self.known: dict[dt.datetime, list[tuple[Any, ...]]] = {}
        make_actor("dea", kind="agency", parent=the_actor("us"), now=self.now)
        make_actor("mx", now=self.now)
        self.commitments = [self.put_out(make_commitment(due="2024-03")) for _ in range(2)]

    @property
    def now(self) -> dt.datetime:
        return START + dt.timedelta(days=self.day)

    def put_out(self, row: Any) -> Any:
        review.submit(record=row, by=analyst(), now=self.now)
        return review.publish(record=row, by=editor(), reason="Known.", now=self.now)

    def take(self, deed: int, pick: int) -> None:
        self.day += 1
        deeds: list[Callable[[int], Any]] = [
            self.find, self.find, self.speak, self.speak, self.correct, self.retract,
            self.attach, self.revise, self.move_actor, self.take_back,
        ]  # fmt: skip
        deeds[deed](pick)
        at = Change.objects.latest("number").at
        self.known[at] = known_at(at)

    def find(self, pick: int) -> None:
        commitment, party, status, as_of, due = choose(
            pick, self.commitments, PARTIES, STATUSES, DAYS, WINDOWS
        )
        row = make_status_update(
            commitment, status=status, party=party, as_of=as_of, due=due, now=self.now
        )
        self.put_out(row)

    def speak(self, pick: int) -> None:
        commitment, actor, view, as_of, party = choose(
            pick, self.commitments, ACTORS, VIEWS, DAYS, PARTIES
        )
        row = make_position(
            commitment, actor=actor, view=view, as_of=as_of, party=party, now=self.now
        )
        self.put_out(row)

    def correct(self, pick: int) -> None:
        kind, which, day, status = choose(pick, [StatusUpdate, Position], range(7), DAYS, STATUSES)
        free = kind.objects.filter(
            publication="published", commitment__publication="published"
        ).exclude(corrections__publication__in=["draft", "in_review", "published"])
        if row := nth(free, which):
            data = {"as_of": day} | ({"status": status} if kind is StatusUpdate else {})
            draft = corrections.supersede(record=row, data=data, by=analyst(), now=self.now)
            self.put_out(draft)

    def retract(self, pick: int) -> None:
        kind, which = choose(pick, [StatusUpdate, Position, Evidence], range(7))
        free = kind.objects.filter(publication="published").exclude(
            corrections__publication="published", supersedes__isnull=False
        )
        if row := nth(free, which):
            review.retract(record=row, by=editor(), reason="Wrong.", now=self.now)

    def attach(self, pick: int) -> None:
        kind, which = choose(pick, [StatusUpdate, Position, Commitment], range(7))
        row = nth(kind.objects.filter(publication="published"), which)
        if row and getattr(row, "commitment", row).publication == "published":
            self.put_out(make_evidence(row, now=self.now))

    def revise(self, pick: int) -> None:
        commitment, due, role = choose(
            pick, self.commitments, WINDOWS, ["committing", "counterpart"]
        )
        parties = [{"actor": "cn", "role": "committing"}, {"actor": "us", "role": role}]
        data = {"due": due, "parties": parties}
        records.edit(record=commitment, data=data, by=analyst(), reason="Slip.", now=self.now)
        self.put_out(commitment)

    def move_actor(self, pick: int) -> None:
        (parent,) = choose(pick, ["us", "mx", None])
        actor = the_actor("dea")
        records.edit(record=actor, data={"parent": parent}, by=analyst(), now=self.now)

    def take_back(self, pick: int) -> None:
        """A commitment in one of eight such steps, and another in its stead."""
        which, whether = choose(pick, range(2), range(4))
        if whether == 0:
            row = self.commitments[which]
            review.retract(record=row, by=editor(), reason="Never made.", now=self.now)
            self.commitments[which] = self.put_out(make_commitment(due="2024-03", now=self.now))


def choose(pick: int, *options: Any) -> list[Any]:
    chosen = []
    for each in options:
        pick, place = divmod(pick, len(each))
        chosen.append(each[place])
    return chosen


def nth(rows: models.QuerySet[Any], which: int) -> Any:
    found = list(rows.order_by("pk"))
    return found[which % len(found)] if found else None


def known_at(at: dt.datetime) -> list[tuple[Any, ...]]:
    """All that the standings and versions told at an instant."""
    held = models.Q(known_from__lte=at) & (models.Q(known_to=None) | models.Q(known_to__gt=at))
    columns = ["pk", "known_from", *projection.COMPARED]
    standings = list(Standing.objects.filter(held).order_by("pk").values_list(*columns))
    told = CommitmentVersion.objects.filter(held).order_by("pk")
    return standings + list(told.values_list("pk", "title", "original_due_edtf", "parties"))


def assert_equal_to_the_ledgers() -> None:
    ids = list(Commitment.objects.order_by("pk").values_list("pk", flat=True))
    wanted = projection.compute(ids)
    for pk in ids:
        rows = Standing.objects.filter(commitment_id=pk, known_to=None)
        assert {projection.compared(row) for row in rows} == {
            projection.compared(row) for row in wanted[pk]
        }


@given(steps)
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_standings_follow_the_ledgers_and_the_past_stays(taken: list[tuple[int, int]]) -> None:
    with transaction.atomic():
        desk = Desk()
        for deed, pick in taken:
            desk.take(deed, pick)
            assert_equal_to_the_ledgers()
        for at, then in desk.known.items():
            assert known_at(at) == then
        transaction.set_rollback(True)


def test_every_day_is_covered_once_at_every_instant() -> None:
    desk = Desk()
    for pick in (7, 1_234, 40_001, 55_555):
        desk.find(pick)
        desk.speak(pick)
        desk.day += 1
    for change in Change.objects.all():
        for commitment in desk.commitments:
            spans = Standing.objects.filter(
                models.Q(known_to=None) | models.Q(known_to__gt=change.at),
                commitment=commitment,
                known_from__lte=change.at,
            ).order_by(models.F("valid_from").asc(nulls_first=True))
            ends = [(span.valid_from, span.valid_to) for span in spans]
            if ends:
                assert ends[0][0] is None
                assert ends[-1][1] is None
                assert [end for _, end in ends[:-1]] == [start for start, _ in ends[1:]]


def test_a_publication_that_alters_no_standing_leaves_the_rows(
    django_assert_num_queries: Any,
) -> None:
    commitment = Desk().commitments[0]
    before = list(Standing.objects.filter(commitment=commitment).values_list("pk", "known_to"))
    with transaction.atomic(), django_assert_num_queries(10):
        projection.project([commitment.pk], START + dt.timedelta(days=400))
    after = list(Standing.objects.filter(commitment=commitment).values_list("pk", "known_to"))
    assert after == before
