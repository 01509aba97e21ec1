"""Every report that told of what no longer holds is offered for correction, not one alone."""

from __future__ import annotations

import datetime as dt

import pytest

from commitments.models import Report, StatusUpdate
from commitments.reports import steering, turn
from commitments.reports.uncorrected import others_like, uncorrected
from tests.factories.records import make_status_update
from tests.factories.states import corrected, published, retracted
from tests.factories.users import make_user
from tests.reports.steering import FRIDAY, LATER, MINUTE, SATURDAY, a_finding, a_schedule, sent
from tests.smtp import Box

pytestmark = pytest.mark.django_db
TAKEN_BACK = SATURDAY + 60 * MINUTE
SINCE = SATURDAY - dt.timedelta(days=30)


@pytest.fixture
def finding(db: None) -> StatusUpdate:
    return a_finding()


@pytest.fixture
def two(finding: StatusUpdate, box: Box) -> tuple[Report, Report]:
    """The one that was due, and the same days once more by hand."""
    schedule = a_schedule()
    due = sent()
    again = steering.run_now(
        schedule=schedule, last=FRIDAY, by=make_user("editor"), now=SATURDAY + MINUTE
    )
    turn.take(now=SATURDAY + 2 * MINUTE)
    again.refresh_from_db()
    return due, again


def correct(report: Report, now: dt.datetime = LATER) -> None:
    steering.correct(report=report, by=make_user("editor"), lead="Misheard.", now=now)
    turn.take(now=now)


def test_nothing_is_while_all_holds(two: tuple[Report, Report]):
    assert uncorrected(since=SINCE) == []
    assert others_like(two[0]) == []


def test_each_run_that_told_of_it_is_offered_until_it_is_corrected(
    two: tuple[Report, Report], finding: StatusUpdate
):
    due, again = two
    retracted(finding, now=TAKEN_BACK)
    assert uncorrected(since=SINCE) == [again, due]
    assert others_like(due) == [again]
    assert others_like(again) == [due]

    correct(due)
    assert uncorrected(since=SINCE) == [again]
    correct(again)
    assert uncorrected(since=SINCE) == []


def test_what_is_corrected_counts_as_what_is_retracted(
    two: tuple[Report, Report], finding: StatusUpdate
):
    published(corrected(finding, status="stalled"), now=TAKEN_BACK)
    assert set(uncorrected(since=SINCE)) == set(two)


def test_a_correction_that_was_wrong_itself_is_offered_as_what_it_corrects(
    finding: StatusUpdate, box: Box
):
    a_schedule()
    report = sent()
    correct(report, TAKEN_BACK - MINUTE)
    retracted(finding, now=TAKEN_BACK)
    assert uncorrected(since=SINCE) == [report]


def test_one_that_reached_nobody_has_nobody_to_tell(
    two: tuple[Report, Report], finding: StatusUpdate
):
    due, again = two
    again.deliveries.update(state="opted_out")
    retracted(finding, now=TAKEN_BACK)
    assert uncorrected(since=SINCE) == [due]


def test_older_ones_are_left(two: tuple[Report, Report], finding: StatusUpdate):
    retracted(finding, now=TAKEN_BACK)
    assert uncorrected(since=TAKEN_BACK) == []


def test_one_that_told_of_the_retraction_itself_did_not_err_alike(
    two: tuple[Report, Report], finding: StatusUpdate
):
    """Both name the record that is no more; the later one said so, and errs in something else."""
    due, again = two
    retracted(finding, now=TAKEN_BACK)
    next_week = SATURDAY + dt.timedelta(days=7)
    other = published(
        make_status_update(finding.commitment, status="stalled", as_of="2024-02-06"),
        now=next_week - 60 * MINUTE,
    )
    turn.take(now=next_week)
    honest = Report.objects.latest("pk")
    assert {f"status_update:{row.pk}" for row in (finding, other)} <= set(honest.carried)
    retracted(other, now=next_week + MINUTE)
    assert set(uncorrected(since=SINCE)) == {honest, again, due}
    assert others_like(due) == [again]
    assert others_like(honest) == []
