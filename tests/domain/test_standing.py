from __future__ import annotations

from itertools import permutations

import pytest

from commitments.domain.judgements import View, judgement_day
from commitments.domain.standing import PartyStanding, Standing, standing_on
from commitments.models.vague_date import VagueDate
from tests.domain.builders import day, finding, noon, on, segments, span, standing, status, view


@pytest.mark.parametrize(
    ("as_of", "recorded_on", "expected"),
    [
        (on("2024-01-30"), "2024-02-10", "2024-01-30"),
        (on("2024-01-30"), "2024-01-30", "2024-01-30"),
        (span("2024-02-01", "2024-02-29"), "2024-03-01", "2024-02-29"),
        (span("2024-02-01", "2024-02-29"), "2024-02-29", "2024-02-29"),
        (span("2024-02-01", "2024-02-29"), "2024-02-10", "2024-02-10"),
        (span("2023-12-01", "2024-02-29"), "2024-01-01", "2024-01-01"),
        (span("2024-02-01", ""), "2024-02-10", "2024-02-10"),
    ],
)
def test_day_of_a_judgement(as_of: VagueDate, recorded_on: str, expected: str) -> None:
    assert judgement_day(as_of, day(recorded_on)) == day(expected)


def test_without_judgements_one_segment_holds_for_ever() -> None:
    due = span("2024-02-01", "2024-02-29")
    assert segments(original_due=due, own_evidence_count=2) == (
        Standing(
            valid_from=None,
            valid_to=None,
            status="not_assessed",
            status_as_of=None,
            confidence=None,
            due=due,
            parties=(
                PartyStanding("cn", "committing", "not_assessed", None),
                PartyStanding("us", "committing", "not_assessed", None),
                PartyStanding("mx", "affected", "not_assessed", None),
            ),
            positions=(),
            contestation="silent",
            verdict="",
            found_late=False,
            closed=False,
            update_count=0,
            evidence_count=2,
        ),
    )


def test_everything_there_is_to_say_of_one_finding_and_one_position() -> None:
    due = span("2024-02-01", "2024-02-29")
    done = finding(
        "implemented", "2024-03-05", confidence="high", occurred_on=on("2024-03-02"),
        evidence_count=3, as_of=span("2024-03-01", "2024-03-05"),
    )  # fmt: skip
    spoken = view("us", "progress", "2024-04-01", party="cn", evidence_count=1)
    before, between, after = segments(done, views=[spoken], original_due=due, own_evidence_count=2)
    assert (before.valid_from, before.valid_to) == (None, day("2024-03-05"))
    assert (before.status, before.evidence_count) == ("not_assessed", 2)
    assert between == Standing(
        valid_from=day("2024-03-05"),
        valid_to=day("2024-04-01"),
        status="implemented",
        status_as_of=span("2024-03-01", "2024-03-05"),
        confidence="high",
        due=due,
        parties=(
            PartyStanding("cn", "committing", "implemented", span("2024-03-01", "2024-03-05")),
            PartyStanding("us", "committing", "implemented", span("2024-03-01", "2024-03-05")),
            PartyStanding("mx", "affected", "implemented", span("2024-03-01", "2024-03-05")),
        ),
        positions=(),
        contestation="silent",
        verdict="met_late",
        found_late=True,
        closed=True,
        update_count=1,
        evidence_count=5,
    )
    assert (after.valid_from, after.valid_to) == (day("2024-04-01"), None)
    assert (after.positions, after.contestation) == ((spoken,), "one_sided")
    assert (after.update_count, after.evidence_count) == (1, 6)


def test_finding_holds_from_its_day_until_the_next() -> None:
    first, second = finding("not_started", "2024-01-10"), finding("initiated", "2024-02-10")
    asked = ["2024-01-09", "2024-01-10", "2024-02-09", "2024-02-10", "2030-01-01"]
    assert [status(each, first, second) for each in asked] == [
        "not_assessed", "not_started", "not_started", "initiated", "initiated",
    ]  # fmt: skip


def test_confidence_is_that_of_the_newest_finding_on_the_whole() -> None:
    unsure = finding("initiated", "2024-01-10", confidence="low")
    sure = finding("initiated", "2024-02-10", confidence="high")
    assert standing("2024-02-09", unsure, sure).confidence == "low"
    assert standing("2024-02-10", unsure, sure).confidence == "high"


def test_later_published_wins_on_the_same_day() -> None:
    one = finding("initiated", "2024-01-10", published_at=noon("2024-01-12"), id=1002)
    two = finding("stalled", "2024-01-10", published_at=noon("2024-01-13"), id=1001)
    assert status("2024-01-10", two, one) == "stalled"


def test_later_entered_wins_among_those_published_together() -> None:
    one, two = (
        finding("initiated", "2024-01-10", id=1001),
        finding("stalled", "2024-01-10", id=1002),
    )
    assert status("2024-01-10", two, one) == "stalled"


def test_later_day_wins_over_later_publication() -> None:
    recent = finding("stalled", "2024-02-10", published_at=noon("2024-02-11"))
    backdated = finding("initiated", "2024-01-10", published_at=noon("2024-03-01"))
    assert status("2024-02-10", recent, backdated) == "stalled"
    assert status("2024-01-10", recent, backdated) == "initiated"


def test_vague_finding_holds_from_the_last_day_it_admits() -> None:
    as_of = span("2024-02-01", "2024-02-29")
    found_on = judgement_day(as_of, day("2024-03-15")).isoformat()
    vague = finding("initiated", found_on, as_of=as_of)
    assert status("2024-02-28", vague) == "not_assessed"
    assert status("2024-02-29", vague) == "initiated"
    assert standing("2024-02-29", vague).status_as_of == as_of


WRONG = finding("implemented", "2024-01-10", id=901, evidence_count=4)
RIGHT = finding("initiated", "2024-01-20", id=902, supersedes=901, evidence_count=1)
LAST = finding("stalled", "2024-01-15", id=903, supersedes=902)


def test_corrected_finding_counts_for_no_day_not_even_before_the_correction() -> None:
    assert [status(each, WRONG, RIGHT) for each in ["2024-01-10", "2024-01-19"]] == [
        "not_assessed", "not_assessed",
    ]  # fmt: skip
    assert status("2024-01-20", WRONG, RIGHT) == "initiated"
    corrected = standing("2024-01-20", WRONG, RIGHT)
    assert (corrected.update_count, corrected.evidence_count) == (1, 1)
    assert [each.valid_from for each in segments(WRONG, RIGHT)] == [None, day("2024-01-20")]


def test_correction_of_the_same_day_replaces() -> None:
    again = finding("initiated", "2024-01-10", supersedes=901, published_at=noon("2024-01-10"))
    assert status("2024-01-10", again, WRONG) == "initiated"
    assert standing("2024-01-10", again, WRONG).update_count == 1


def test_without_its_correction_the_earlier_finding_counts() -> None:
    assert status("2024-01-20", WRONG) == "implemented"


def test_chain_of_corrections_leaves_the_last() -> None:
    assert {status("2024-01-15", *order) for order in permutations([WRONG, RIGHT, LAST])} == {
        "stalled"
    }
    assert status("2024-01-14", WRONG, RIGHT, LAST) == "not_assessed"
    assert status("2024-01-20", WRONG, RIGHT, LAST) == "stalled"


def test_correction_that_is_itself_corrected_still_corrects() -> None:
    assert standing("2024-02-01", WRONG, RIGHT, LAST).update_count == 1


def test_positions_are_the_newest_of_each_actor_on_each_subject() -> None:
    views: list[View] = [
        view("us", "progress", "2024-01-10", party="cn"),
        view("us", "violated", "2024-01-12", party="cn"),
        view("us", "fulfilled", "2024-01-11"),
        view("cn", "fulfilled", "2024-01-11", party="cn"),
        view("cn", "unstated", "2024-01-12"),
    ]
    held = {tuple(standing("2024-01-12", views=order).positions) for order in permutations(views)}
    assert held == {(views[4], views[2], views[3], views[1])}
    assert standing("2024-01-11", views=views).positions == (views[2], views[3], views[0])
    assert standing("2024-01-11", views=views).contestation == "contested"


def test_position_is_no_finding() -> None:
    spoken = standing("2024-01-10", views=[view("cn", "fulfilled", "2024-01-10")])
    assert (spoken.status, spoken.update_count, spoken.found_late) == ("not_assessed", 0, False)


def test_evidence_of_every_judgement_counts_from_its_day() -> None:
    findings = [
        finding("initiated", "2024-01-10", evidence_count=1),
        finding("stalled", "2024-01-12", evidence_count=2),
    ]
    wrong = view("us", "progress", "2024-01-10", id=904, evidence_count=16)
    right = view("us", "violated", "2024-01-11", supersedes=904, evidence_count=4)
    older = view("us", "progress", "2024-01-09", evidence_count=8)
    counts = [
        (each.valid_from and each.valid_from.isoformat(), each.update_count, each.evidence_count)
        for each in segments(*findings, views=[wrong, right, older], own_evidence_count=32)
    ]
    assert counts == [
        (None, 0, 32), ("2024-01-09", 0, 40), ("2024-01-10", 1, 41),
        ("2024-01-11", 1, 45), ("2024-01-12", 2, 47),
    ]  # fmt: skip


def test_finding_and_position_of_equal_number_are_not_mixed_up() -> None:
    corrected = view("us", "progress", "2024-01-10", id=905)
    correction = view("us", "violated", "2024-01-10", supersedes=905)
    untouched = finding("initiated", "2024-01-10", id=905)
    on_the_day = standing("2024-01-10", untouched, views=[corrected, correction])
    assert (on_the_day.status, on_the_day.positions) == ("initiated", (correction,))


def test_segment_asked_for_by_its_first_and_last_day() -> None:
    made = segments(finding("initiated", "2024-01-10"), finding("stalled", "2024-02-10"))
    asked = ["0001-01-01", "2024-01-09", "2024-01-10", "2024-02-09", "2024-02-10", "9999-12-31"]
    assert [made.index(standing_on(made, day(each))) for each in asked] == [0, 0, 1, 1, 2, 2]
