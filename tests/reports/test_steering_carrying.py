"""Which reports told of a record, and what of what they told holds no more?"""

from __future__ import annotations

import pytest

from commitments.models import Report, StatusUpdate
from commitments.reports import steering, turn
from commitments.reports.overtaken import overtaken, words_for
from tests.factories.records import make_status_update
from tests.factories.states import corrected, published, retracted, revised
from tests.factories.users import make_user
from tests.reports.steering import LATER, MINUTE, SATURDAY, a_finding, a_schedule, sent
from tests.smtp import Box

pytestmark = pytest.mark.django_db
TAKEN_BACK = SATURDAY + 60 * MINUTE


@pytest.fixture
def finding(db: None) -> StatusUpdate:
    return a_finding()


def key(finding: StatusUpdate) -> str:
    return f"status_update:{finding.pk}"


def test_a_report_tells_of_a_finding_its_commitment_and_its_evidence(
    finding: StatusUpdate, box: Box
):
    a_schedule()
    report = sent()

    evidence = finding.evidence.get()
    for carried in (key(finding), "commitment:pledge", f"evidence:{evidence.pk}"):
        assert steering.carrying(carried) == [report]
    assert steering.carrying("status_update:0") == []


def test_one_that_waits_tells_of_it_too(finding: StatusUpdate):
    a_schedule(hold_until=9)
    report = sent()

    assert steering.carrying(key(finding)) == [report]


def test_one_that_told_nobody_does_not(finding: StatusUpdate, box: Box):
    a_schedule()
    sent()
    Report.objects.update(state="failed")

    assert steering.carrying(key(finding)) == []


def test_nothing_is_overtaken_while_all_holds(finding: StatusUpdate, box: Box):
    a_schedule()
    report = sent()
    published(make_status_update(finding.commitment, as_of="2024-02-03"), now=TAKEN_BACK)

    assert overtaken(report) == []
    assert words_for(report) == ""


def test_what_is_retracted_is_overtaken(finding: StatusUpdate, box: Box):
    a_schedule()
    report = sent()
    retracted(finding, reason="It was misheard.", now=TAKEN_BACK)

    assert [each.row for each in overtaken(report)] == [finding]
    assert words_for(report) == (
        "Our report of what happened in the seven days to 2 February 2024 told of what no longer "
        "holds.\n\n"
        "The status update “Initiated, as of 2024-01-30” on “pledge” was retracted on "
        "3 February 2024: It was misheard."
    )


def test_what_is_corrected_is_overtaken(finding: StatusUpdate, box: Box):
    a_schedule()
    report = sent()
    published(corrected(finding, status="stalled"), now=TAKEN_BACK)

    assert [(each.row, each.change.type) for each in overtaken(report)] == [(finding, "corrected")]


def test_evidence_that_is_retracted_is_overtaken(finding: StatusUpdate, box: Box):
    a_schedule()
    report = sent()
    evidence = finding.evidence.get()
    retracted(evidence, now=TAKEN_BACK)

    assert [each.row for each in overtaken(report)] == [evidence]


def test_a_better_text_of_a_commitment_overtakes_nothing(finding: StatusUpdate, box: Box):
    a_schedule()
    report = sent()
    revised(finding.commitment, text="We will.")
    published(finding.commitment, now=TAKEN_BACK)

    assert overtaken(report) == []


def test_a_report_that_was_made_since_knew_of_it(finding: StatusUpdate, box: Box):
    a_schedule()
    retracted(finding, now=SATURDAY - MINUTE)
    report = sent()

    assert overtaken(report) == []


def test_a_correction_that_went_has_told_of_it(finding: StatusUpdate, box: Box):
    a_schedule()
    report = sent()
    retracted(finding, now=TAKEN_BACK)
    steering.correct(report=report, by=make_user("editor"), lead="Misheard.", now=LATER)
    turn.take(now=LATER)

    assert overtaken(report) == []
