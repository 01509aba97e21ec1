from __future__ import annotations

import datetime as dt

import pytest

from commitments.domain.judgements import Finding
from commitments.domain.standing import Party, Standing
from commitments.domain.timeliness import stale, timeliness
from commitments.models.vague_date import VagueDate
from tests.domain import builders
from tests.domain.builders import day, finding, on, span

CHINA = (Party("cn", "committing"), Party("us", "counterpart"))
BOTH = (Party("cn", "committing"), Party("us", "committing"))
FEBRUARY = span("2024-02-01", "2024-02-29")
WINTER = span("2023-12-01", "2024-02-29")
SUMMER = span("2024-06-01", "2024-08-31")


def standing(
    held_on: str,
    *findings: Finding,
    due: VagueDate | None = FEBRUARY,
    parties: tuple[Party, ...] = CHINA,
) -> Standing:
    return builders.standing(held_on, *findings, original_due=due, parties=parties)


def timely(
    held_on: str,
    *findings: Finding,
    due: VagueDate | None = FEBRUARY,
    parties: tuple[Party, ...] = CHINA,
) -> str:
    return timeliness(standing(held_on, *findings, due=due, parties=parties), day(held_on))


UNTOUCHED = [
    ("no window", None, "2024-02-10", "no_deadline"),
    ("a window without a last day", span("2024-02-01", ""), "2030-01-01", "no_deadline"),
    ("15 days to the last one, not begun", on("2024-02-29"), "2024-02-14", "not_yet_due"),
    ("14 days to the last one, not begun", on("2024-02-29"), "2024-02-15", "due_soon"),
    ("15 days to the last one, begun", FEBRUARY, "2024-02-14", "in_window"),
    ("14 days to the last one, begun", FEBRUARY, "2024-02-15", "due_soon"),
    ("the last day", FEBRUARY, "2024-02-29", "due_soon"),
    ("the day after the last", FEBRUARY, "2024-03-01", "lapsed"),
    ("the day before the first", FEBRUARY, "2024-01-31", "not_yet_due"),
    ("the first day", FEBRUARY, "2024-02-01", "in_window"),
    ("no first day", span("", "2024-12-31"), "1999-01-01", "in_window"),
    ("no first day, the end near", span("", "2024-12-31"), "2024-12-17", "due_soon"),
    ("no first day, the end passed", span("", "2024-12-31"), "2025-01-01", "lapsed"),
    ("the eve of winter", WINTER, "2023-11-30", "not_yet_due"),
    ("winter's first day", WINTER, "2023-12-01", "in_window"),
    ("winter over the new year", WINTER, "2024-01-01", "in_window"),
    ("winter's last day in a leap year", WINTER, "2024-02-29", "due_soon"),
    ("the day after winter", WINTER, "2024-03-01", "lapsed"),
    ("the last day of the calendar", span("", "9999-12-31"), "9999-12-31", "due_soon"),
]


@pytest.mark.parametrize(
    ("due", "asked", "expected"), [row[1:] for row in UNTOUCHED], ids=[row[0] for row in UNTOUCHED]
)
def test_timeliness_by_the_window_alone(due: VagueDate | None, asked: str, expected: str) -> None:
    assert timely(asked, due=due) == expected


@pytest.mark.parametrize(
    ("status", "found_on", "expected"),
    [
        ("initiated", "2024-02-29", "lapsed"),
        ("initiated", "2024-03-01", "overdue"),
        ("not_started", "2024-03-01", "overdue"),
        ("partially_implemented", "2024-03-01", "overdue"),
        ("ongoing", "2024-03-01", "overdue"),
        ("no_public_evidence", "2024-02-29", "lapsed"),
        ("no_public_evidence", "2024-03-01", "lapsed"),
        ("mooted", "2024-03-01", "overdue"),
    ],
)
def test_lapsed_until_found_not_done_since(status: str, found_on: str, expected: str) -> None:
    assert timely("2024-03-15", finding(status, found_on)) == expected


def test_looking_in_vain_leaves_an_overdue_one_overdue() -> None:
    since = finding("stalled", "2024-03-02")
    in_vain = finding("no_public_evidence", "2024-03-10")
    assert timely("2024-03-01", since, in_vain) == "lapsed"
    assert timely("2024-03-02", since, in_vain) == "overdue"
    assert timely("2024-03-10", since, in_vain) == "overdue"


@pytest.mark.parametrize(
    "status", ["not_implemented", "withdrawn", "superseded", "cancelled", "not_held"]
)
def test_closed_without_being_done_has_ended(status: str) -> None:
    early, late = finding(status, "2024-02-10"), finding(status, "2024-03-10")
    assert timely("2024-02-09", early) == "in_window"
    assert timely("2024-02-10", early) == "ended"
    assert timely("2024-03-10", late) == "ended"
    assert standing("2024-03-10", late).closed is True


@pytest.mark.parametrize("status", ["implemented", "held", "withdrawn"])
@pytest.mark.parametrize("due", [None, span("2024-02-01", "")])
def test_closed_without_a_deadline_has_no_verdict(status: str, due: VagueDate | None) -> None:
    closed = finding(status, "2024-03-10", occurred_on=on("2024-03-09"))
    at_the_end = standing("2024-03-10", closed, due=due)
    assert (at_the_end.closed, at_the_end.verdict) == (True, "")
    assert timeliness(at_the_end, day("2024-03-10")) == "no_deadline"


@pytest.mark.parametrize("status", ["implemented", "held"])
@pytest.mark.parametrize(
    ("occurred_on", "expected"),
    [
        (None, "met_late"),
        (on("2024-02-29"), "met_on_time"),
        (on("2024-03-01"), "met_late"),
        (on("2024-01-20"), "met_on_time"),
        (span("2024-02-20", "2024-03-05"), "met_on_time"),
        (span("2024-02-29", "2024-03-31"), "met_on_time"),
        (span("2024-03-01", "2024-03-31"), "met_late"),
        (span("2024-03-01", ""), "met_late"),
        (span("2024-02-29", ""), "met_on_time"),
        (span("", "2024-02-29"), "met_on_time"),
        (span("", "2024-03-01"), "met_late"),
        (span("", ""), "met_late"),
    ],
)
def test_met_by_the_day_it_was_done(
    status: str, occurred_on: VagueDate | None, expected: str
) -> None:
    done = finding(status, "2024-03-05", occurred_on=occurred_on)
    assert timely("2024-03-05", done) == expected
    assert timely("2030-01-01", done) == expected
    assert timely("2024-03-04", done) == "lapsed"


@pytest.mark.parametrize(
    ("found_on", "expected"), [("2024-02-29", "met_on_time"), ("2024-03-01", "met_late")]
)
def test_met_by_the_day_of_the_finding_if_nothing_better_is_known(
    found_on: str, expected: str
) -> None:
    assert timely(found_on, finding("implemented", found_on)) == expected


def test_met_by_what_the_newest_finding_says_alone() -> None:
    first = finding("implemented", "2024-02-20")
    again = finding("implemented", "2024-03-20")
    better = finding("implemented", "2024-03-25", occurred_on=on("2024-02-19"))
    assert timely("2024-03-19", first, again, better) == "met_on_time"
    assert timely("2024-03-20", first, again, better) == "met_late"
    assert timely("2024-03-25", first, again, better) == "met_on_time"


def test_vague_finding_meets_the_window_by_its_last_day() -> None:
    done = finding("implemented", "2024-03-31", as_of=span("2024-02-01", "2024-03-31"))
    assert timely("2024-03-31", done) == "met_late"


def test_done_and_undone_is_open_again() -> None:
    done, undone = finding("implemented", "2024-02-20"), finding("reversed", "2024-03-20")
    assert timely("2024-03-19", done, undone) == "met_on_time"
    assert timely("2024-03-20", done, undone) == "overdue"


def test_window_slips_from_the_day_of_the_finding() -> None:
    slipped = finding("rescheduled", "2024-02-20", due=SUMMER)
    assert timely("2024-02-19", slipped) == "due_soon"
    assert timely("2024-02-20", slipped) == "not_yet_due"
    assert standing("2024-02-19", slipped).due == FEBRUARY
    assert standing("2024-02-20", slipped).due == SUMMER
    assert timely("2024-08-17", slipped) == "due_soon"
    assert timely("2024-09-01", slipped) == "lapsed"


def test_window_that_slips_after_its_end_is_overdue_no_more() -> None:
    still_open = finding("initiated", "2024-03-05")
    slipped = finding("initiated", "2024-04-01", due=SUMMER)
    assert timely("2024-03-31", still_open, slipped) == "overdue"
    assert timely("2024-04-01", still_open, slipped) == "not_yet_due"
    assert timely("2024-09-01", still_open, slipped) == "lapsed"


def test_meeting_held_late() -> None:
    mooted = finding("mooted", "2023-11-20")
    held = finding("held", "2024-03-12", occurred_on=span("2024-03-11", "2024-03-12"))
    assert timely("2024-02-29", mooted, held) == "due_soon"
    assert timely("2024-03-11", mooted, held) == "lapsed"
    assert timely("2024-03-12", mooted, held) == "met_late"


def test_meeting_held_in_the_window_it_was_put_off_to_is_on_time() -> None:
    put_off = finding("rescheduled", "2024-02-20", due=SUMMER)
    held = finding("held", "2024-08-31", occurred_on=on("2024-08-31"))
    assert timely("2024-08-31", put_off, held) == "met_on_time"


def test_postponed_without_a_window_has_none_until_rescheduled() -> None:
    postponed = finding("postponed", "2024-02-10")
    rescheduled = finding("rescheduled", "2024-05-01", due=SUMMER)
    held = finding("held", "2024-09-02")
    assert timely("2024-02-09", postponed, rescheduled, held) == "in_window"
    assert timely("2024-02-10", postponed, rescheduled, held) == "no_deadline"
    assert timely("2024-04-30", postponed, rescheduled, held) == "no_deadline"
    assert timely("2024-05-01", postponed, rescheduled, held) == "not_yet_due"
    assert timely("2024-09-01", postponed, rescheduled, held) == "lapsed"
    assert timely("2024-09-02", postponed, rescheduled, held) == "met_late"


def test_postponed_and_never_rescheduled_ends_without_a_deadline() -> None:
    postponed, held = finding("postponed", "2024-02-10"), finding("held", "2024-09-02")
    assert timely("2024-09-02", postponed, held) == "no_deadline"


def test_postponed_to_a_window_has_that_one() -> None:
    assert timely("2024-02-10", finding("postponed", "2024-02-10", due=SUMMER)) == "not_yet_due"


@pytest.mark.parametrize("status", ["rescheduled", "announced", "no_public_evidence"])
def test_finding_without_a_window_keeps_the_one_in_force(status: str) -> None:
    slipped = finding("postponed", "2024-02-10", due=SUMMER)
    assert standing("2024-03-01", slipped, finding(status, "2024-03-01")).due == SUMMER


def test_rescheduled_without_a_window_does_not_bring_back_the_one_given_up() -> None:
    postponed = finding("postponed", "2024-02-10")
    assert standing("2024-03-01", postponed, finding("rescheduled", "2024-03-01")).due is None


def test_window_that_a_finding_on_one_party_brings_is_the_commitments() -> None:
    apart = finding("initiated", "2024-02-10", party="cn", due=SUMMER)
    assert standing("2024-02-10", apart).due == SUMMER


def test_window_that_a_correction_takes_back_was_never_in_force() -> None:
    wrong = finding("rescheduled", "2024-02-10", due=SUMMER, id=1001)
    right = finding("rescheduled", "2024-02-20", due=WINTER, id=1002, supersedes=1001)
    assert standing("2024-02-15", wrong).due == SUMMER
    assert standing("2024-02-15", wrong, right).due == FEBRUARY
    assert standing("2024-02-20", wrong, right).due == WINTER


def test_parties_have_met_it_when_the_last_of_them_has() -> None:
    first = finding("implemented", "2024-03-10", party="cn", occurred_on=on("2024-02-10"))
    second = finding("implemented", "2024-03-10", party="us", occurred_on=on("2024-03-01"))
    punctual = finding("implemented", "2024-02-29", party="us")
    assert timely("2024-03-10", first, second, parties=BOTH) == "met_late"
    assert timely("2024-03-10", second, first, parties=BOTH) == "met_late"
    assert timely("2024-03-10", first, punctual, parties=BOTH) == "met_on_time"


def test_mixed_parties_are_late_by_what_was_found_of_the_committing() -> None:
    done = finding("implemented", "2024-02-10", party="cn")
    not_done = finding("initiated", "2024-02-10", party="us")
    since = finding("stalled", "2024-03-10", party="us")
    assert timely("2024-03-10", done, not_done, parties=BOTH) == "lapsed"
    assert timely("2024-03-10", done, not_done, since, parties=BOTH) == "overdue"
    assert timely("2024-03-10", done, since, parties=CHINA) == "met_on_time"


def test_what_is_found_of_a_counterpart_does_not_make_it_overdue() -> None:
    counterpart = finding("stalled", "2024-03-10", party="us")
    assert timely("2024-03-10", counterpart) == "lapsed"


def test_what_is_found_of_a_party_gives_way_to_findings_on_the_whole() -> None:
    whole = finding("initiated", "2024-02-10")
    apart = finding("stalled", "2024-03-10", party="cn")
    assert timely("2024-03-10", whole, apart) == "lapsed"
    assert timely("2024-03-10", apart) == "overdue"


@pytest.mark.parametrize(
    ("closed", "days_after", "expected"),
    [
        (False, -1, False),
        (False, 0, False),
        (False, 89, False),
        (False, 90, True),
        (True, 90, False),
        (True, 5000, False),
    ],
)
def test_stale_once_nothing_was_published_for_the_days_set(
    closed: bool, days_after: int, expected: bool
) -> None:
    published_on = day("2024-01-31")
    asked = published_on + dt.timedelta(days=days_after)
    assert (
        stale(closed=closed, last_published_on=published_on, review_every=90, day=asked) is expected
    )
