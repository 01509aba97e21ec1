"""Words that can't be kept whole as a date, and what is suggested instead."""

import pytest

from commitments.domain.date_words import read_words
from commitments.domain.dates import DateError

NO_DAYS = (
    "names no days, so it can't be kept whole; write the window it means, such as "
    '"by the end of 2024" or "summer 2024", or leave the date out.'
)
NO_YEAR = 'names no year; add it in four digits, such as "February 2024".'
NO_AGREED_THIRDS = (
    "has no agreed days, as early, mid and late are kept of months alone; write the months, "
    'such as "January to March 2024" or "first quarter of 2024".'
)
NO_AGREED_DAYS = 'has no agreed days; write "by the end of 2024", "late March 2024", or the days.'
WEEKS = 'counts in weeks, which can\'t be kept; write the days, such as "4 to 10 March 2024".'
DOUBT = (
    "has a doubt that can't be kept where it stands; leave it out here, or write it of one "
    'date, such as "around November 2023".'
)
TWO_DIGITS = (
    'could be two years, a season or a month; write one such as "2023 to 2024" or "winter 2023/24".'
)
BACKWARDS = 'ends before it begins; name both years, such as "December 2023 to February 2024".'
GAP = (
    "leaves out the days between; write the span they lie in, such as "
    '"between February and August 2024", or a date for each.'
)
DAY_OR_MONTH = "does not tell day from month; write the month as a word, such as 30 January 2024."
NOT_EDTF = 'is not written as EDTF; write year, month and day with hyphens, such as "2024-01-30".'
OTHERWISE = (
    'can\'t be kept whole as a date; write words such as "30 January 2024", "February 2024", '
    '"late March 2024", "summer 2024", "by the end of 2024" or '
    '"between February and August 2024".'
)
REFUSED = [
    ("soon", NO_DAYS),
    ("SOON", NO_DAYS),
    ("in due course", NO_DAYS),
    ("recently", NO_DAYS),
    ("next month", NO_DAYS),
    ("in the coming weeks", NO_DAYS),
    ("within 90 days", NO_DAYS),
    ("二月", NO_DAYS),
    ("the", NO_DAYS),
    ("February", NO_YEAR),
    ("in Sept.", NO_YEAR),
    ("Feb 24", NO_YEAR),
    ("30 January", NO_YEAR),
    ("this summer", NO_YEAR),
    ("the first half of the year", NO_YEAR),
    ("early 2024", NO_AGREED_THIRDS),
    ("mid-2024", NO_AGREED_THIRDS),
    ("late summer 2024", NO_AGREED_THIRDS),
    ("the end of March 2024", NO_AGREED_DAYS),
    ("at the beginning of 2024", NO_AGREED_DAYS),
    ("the week of 4 March 2024", WEEKS),
    ("perhaps between February and August 2024", DOUBT),
    ("before around March 2024", DOUBT),
    ("between around February and August 2024", DOUBT),
    ("probably by around March 2024", DOUBT),
    ("2023–24", TWO_DIGITS),
    ("in 2023-24", TWO_DIGITS),
    ("winter 2024/26", TWO_DIGITS),
    ("December to February 2024", BACKWARDS),
    ("between August and February 2024", BACKWARDS),
    ("31 to 30 January 2024", BACKWARDS),
    ("February or May 2024", GAP),
    ("1 and 5 March 2024", GAP),
    ("on 30/01/2024", DAY_OR_MONTH),
    ("30/01/2024", NOT_EDTF),
    ("30.01.2024", NOT_EDTF),
    ("third half of 2024", OTHERWISE),
    ("winter 2024/2026", OTHERWISE),
    ("as soon as possible in 2024", OTHERWISE),
    ("after 9999", "goes beyond the year 9999; write an earlier date."),
    ("2023-02-29", "is not a day: February 2023 runs from 1 to 28."),
    ("2024-08/2024-02", "ends before it begins; swap its ends."),
]


def refusal(words: object) -> str:
    with pytest.raises(DateError) as caught:
        read_words(words)
    return str(caught.value)


@pytest.mark.parametrize(("words", "why"), REFUSED)
def test_words_are_refused(words: str, why: str) -> None:
    assert refusal(words) == f'"{words}" {why}'


@pytest.mark.parametrize("words", ["", "  ", "\n"])
def test_nothing_is_no_date(words: str) -> None:
    assert refusal(words) == "A date can't be empty; leave it out, or write null."


def test_day_that_does_not_exist_is_refused() -> None:
    assert refusal("31 February 2024") == (
        '"2024-02-31" is not a day: February 2024 runs from 1 to 29.'
    )


def test_weekday_that_the_day_is_not_is_refused() -> None:
    assert refusal("Monday, 30 January 2024") == (
        '30 January 2024 is a Tuesday, not a Monday; write "30 January 2024" or the day that '
        "is meant."
    )


def test_long_words_are_refused() -> None:
    sentence = f'"{"x" * 60}…" is too long: "said" takes at most 200 characters.'
    assert refusal("x" * 201) == sentence
    assert refusal("x" * 10_000_000) == sentence


def test_characters_that_the_database_can_not_hold_are_refused() -> None:
    assert refusal("in February 2024\0") == (
        r'"in February 2024\x00" has characters that are no text; take them out.'
    )


def test_value_that_is_no_text_is_refused() -> None:
    assert refusal(None) == 'null is not a date; write text, such as "2024-01-30".'
