"""Of which days a report tells, and when it is due."""

from __future__ import annotations

import datetime as dt
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.reports.periods import Period, Rhythm

UTC = dt.UTC
NEW_YORK = ZoneInfo("America/New_York")
DAY = dt.timedelta(days=1)


def first(rhythm: Rhythm, after: dt.datetime, number: int = 1) -> list[tuple[dt.datetime, Period]]:
    return list(islice(rhythm.firings(after), number))


def test_weekly_is_the_seven_days_that_end_on_the_reports_day():
    rhythm = Rhythm("weekly", ZoneInfo("UTC"), hour=6, week_ends=4)
    assert first(rhythm, dt.datetime(2024, 1, 30, tzinfo=UTC)) == [
        (
            dt.datetime(2024, 2, 3, 6, tzinfo=UTC),
            Period(dt.date(2024, 1, 27), dt.date(2024, 2, 2)),
        )
    ]


def test_monthly_is_the_calendar_month():
    rhythm = Rhythm("monthly", ZoneInfo("UTC"))
    periods = [period for _, period in first(rhythm, dt.datetime(2024, 2, 10, tzinfo=UTC), 2)]
    assert periods == [
        Period(dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        Period(dt.date(2024, 3, 1), dt.date(2024, 3, 31)),
    ]


def test_days_are_those_of_the_schedules_zone():
    span = Period(dt.date(2024, 1, 1), dt.date(2024, 1, 1)).span(NEW_YORK)
    assert span.begins == dt.datetime(2024, 1, 1, 5, tzinfo=UTC)
    assert span.ends == dt.datetime(2024, 1, 2, 5, tzinfo=UTC)


def test_the_morning_stays_the_morning_when_the_clocks_change():
    rhythm = Rhythm("daily", NEW_YORK, hour=6)
    fired = [at for at, _ in first(rhythm, dt.datetime(2024, 3, 9, 12, tzinfo=UTC), 2)]
    assert fired == [
        dt.datetime(2024, 3, 10, 10, tzinfo=UTC),
        dt.datetime(2024, 3, 11, 10, tzinfo=UTC),
    ]
    assert all(at.astimezone(NEW_YORK).hour == 6 for at in fired)


def test_an_hour_that_the_clocks_skip_comes_once():
    rhythm = Rhythm("daily", NEW_YORK, hour=2)
    fired = first(rhythm, dt.datetime(2024, 3, 9, 12, tzinfo=UTC), 3)
    assert [period.last for _, period in fired] == [
        dt.date(2024, 3, 9),
        dt.date(2024, 3, 10),
        dt.date(2024, 3, 11),
    ]
    assert len({at for at, _ in fired}) == 3


def test_a_day_of_25_hours_is_one_day():
    span = Period(dt.date(2024, 11, 3), dt.date(2024, 11, 3)).span(NEW_YORK)
    assert span.ends - span.begins == dt.timedelta(hours=25)


def test_a_cron_line_tells_of_the_days_since_it_last_fired():
    rhythm = Rhythm("0 7 * * 1,4", ZoneInfo("UTC"))
    fired = first(rhythm, dt.datetime(2024, 3, 8, tzinfo=UTC), 2)
    assert fired == [
        (
            dt.datetime(2024, 3, 11, 7, tzinfo=UTC),
            Period(dt.date(2024, 3, 7), dt.date(2024, 3, 10)),
        ),
        (
            dt.datetime(2024, 3, 14, 7, tzinfo=UTC),
            Period(dt.date(2024, 3, 11), dt.date(2024, 3, 13)),
        ),
    ]


@pytest.mark.parametrize(
    ("cadence", "first_day", "last_day"),
    [
        ("daily", "2024-03-12", "2024-03-12"),
        ("weekly", "2024-03-02", "2024-03-08"),
        ("monthly", "2024-02-01", "2024-02-29"),
        ("0 7 * * 1,4", "2024-03-07", "2024-03-10"),
        ("0 0 * * 1", "2024-03-04", "2024-03-10"),
    ],
)
def test_the_last_one_over_is_the_newest_whole_one(cadence: str, first_day: str, last_day: str):
    rhythm = Rhythm(cadence, ZoneInfo("UTC"), week_ends=4)
    whole = Period(dt.date.fromisoformat(first_day), dt.date.fromisoformat(last_day))
    assert rhythm.last_over(dt.datetime(2024, 3, 13, 9, 30, tzinfo=UTC)) == whole
    assert rhythm.ending(whole.last) == whole


@pytest.mark.parametrize(
    ("first_day", "last_day", "words"),
    [
        ("2024-02-02", "2024-02-02", "on 2 February 2024"),
        ("2024-01-27", "2024-02-02", "in the seven days to 2 February 2024"),
        ("2024-02-01", "2024-02-29", "in February 2024"),
        ("2024-03-07", "2024-03-10", "from 7 to 10 March 2024"),
        ("2023-12-30", "2024-01-02", "from 30 December 2023 to 2 January 2024"),
    ],
)
def test_a_period_is_named_by_its_days(first_day: str, last_day: str, words: str):
    period = Period(dt.date.fromisoformat(first_day), dt.date.fromisoformat(last_day))
    assert period.words == words


@given(
    cadence=st.sampled_from(["daily", "weekly", "monthly", "30 5 * * 2", "0 23 15 * *"]),
    zone=st.sampled_from(["UTC", "America/New_York", "Asia/Shanghai", "Pacific/Apia"]),
    hour=st.integers(0, 23),
    week_ends=st.integers(0, 6),
    after=st.integers(1_300_000_000, 2_050_000_000).map(
        lambda second: dt.datetime.fromtimestamp(second, UTC)
    ),
)
def test_periods_follow_one_another_without_gap_or_overlap(
    cadence: str, zone: str, hour: int, week_ends: int, after: dt.datetime
):
    fired = first(Rhythm(cadence, ZoneInfo(zone), hour, week_ends), after, 4)
    instants = [at for at, _ in fired]
    periods = [period for _, period in fired]
    assert all(at > after for at in instants)
    assert instants == sorted(set(instants))
    for one, other in pairwise(periods):
        assert other.first == one.last + DAY
    for at, period in fired:
        assert period.first <= period.last < at.astimezone(ZoneInfo(zone)).date()
