"""What plain English words mean as a vague date."""

import pytest

from commitments.domain.date_words import as_words, read_words
from commitments.domain.dates import parse
from commitments.models.vague_date import VagueDate

DAYS = [
    ("30 January 2024", "2024-01-30"),
    ("on 30 January 2024", "2024-01-30"),
    ("30th of January, 2024", "2024-01-30"),
    ("on the 30th of January 2024", "2024-01-30"),
    ("January 30, 2024", "2024-01-30"),
    ("Jan. 30th, 2024", "2024-01-30"),
    ("Tuesday, 30 January 2024", "2024-01-30"),
    ("Tuesday, January 30, 2024", "2024-01-30"),
    ("30-Jan-2024", "2024-01-30"),
    ("1 Sept. 2024", "2024-09-01"),
    ("29 February 2024", "2024-02-29"),
    ("on 2024-01-30", "2024-01-30"),
]
MONTHS_AND_YEARS = [
    ("in February 2024", "2024-02"),
    ("February 2024", "2024-02"),
    ("FEBRUARY 2024", "2024-02"),
    ("Feb 2024", "2024-02"),
    ("February of 2024", "2024-02"),
    ("sometime in February 2024", "2024-02"),
    ("during February 2024", "2024-02"),
    ("in 2024", "2024"),
    ("in the course of 2024", "2024"),
    ("the year 2024", "2024"),
    ("in the 2020s", "202X"),
]
SEASONS = [
    ("over the summer of 2024", "2024-22"),
    ("summer 2024", "2024-22"),
    ("in spring 2024", "2024-21"),
    ("fall 2024", "2024-23"),
    ("autumn 2024", "2024-23"),
    ("winter 2024", "2024-24"),
    ("winter 2024/25", "2024-24"),
    ("winter 2024–25", "2024-24"),
    ("the winter of 2024/2025", "2024-24"),
    ("winter 1999/00", "1999-24"),
]
THIRDS_OF_MONTHS = [
    ("early March 2024", "2024-03-01/2024-03-10"),
    ("mid March 2024", "2024-03-11/2024-03-20"),
    ("in mid-March 2024", "2024-03-11/2024-03-20"),
    ("in the middle of March 2024", "2024-03-11/2024-03-20"),
    ("late March 2024", "2024-03-21/2024-03-31"),
    ("late April 2024", "2024-04-21/2024-04-30"),
    ("late February 2024", "2024-02-21/2024-02-29"),
    ("late February 2023", "2023-02-21/2023-02-28"),
    ("early to mid March 2024", "2024-03-01/2024-03-20"),
    ("mid-to-late March 2024", "2024-03-11/2024-03-31"),
]
PARTS_OF_YEARS = [
    ("first half of 2024", "2024-01/2024-06"),
    ("in the second half of 2024", "2024-07/2024-12"),
    ("the last half of 2024", "2024-07/2024-12"),
    ("H1 2024", "2024-01/2024-06"),
    ("2H 2024", "2024-07/2024-12"),
    ("first quarter of 2024", "2024-01/2024-03"),
    ("second quarter of 2024", "2024-04/2024-06"),
    ("3rd quarter 2024", "2024-07/2024-09"),
    ("the last quarter of 2024", "2024-10/2024-12"),
    ("Q2 2024", "2024-04/2024-06"),
    ("2024 Q4", "2024-10/2024-12"),
    ("Q1–Q2 2024", "2024-01/2024-06"),
]
SPANS = [
    ("30–31 January 2024", "2024-01-30/2024-01-31"),
    ("30-31 January 2024", "2024-01-30/2024-01-31"),
    ("30 and 31 January 2024", "2024-01-30/2024-01-31"),
    ("from 30 to 31 January 2024", "2024-01-30/2024-01-31"),
    ("January 30-31, 2024", "2024-01-30/2024-01-31"),
    ("January 30–February 2, 2024", "2024-01-30/2024-02-02"),
    ("30 December 2023 – 2 January 2024", "2023-12-30/2024-01-02"),
    ("Monday 4 – Friday 8 March 2024", "2024-03-04/2024-03-08"),
    ("from February to August 2024", "2024-02/2024-08"),
    ("February–August 2024", "2024-02/2024-08"),
    ("December 2023 to February 2024", "2023-12/2024-02"),
    ("January and February 2024", "2024-01/2024-02"),
    ("spring 2024 to winter 2024/25", "2024-21/2024-24"),
    ("2023–2024", "2023/2024"),
    ("2023-2024", "2023/2024"),
]
ONE_DAY_IN_A_SPAN = [
    ("between February and August 2024", "[2024-02..2024-08]"),
    ("between February 2023 and August 2024", "[2023-02..2024-08]"),
    ("some time between 30 January and 3 February 2024", "[2024-01-30..2024-02-03]"),
    ("between 30 January and August 2024", "[2024-01-30..2024-08-31]"),
    ("between summer and autumn 2024", "[2024-06-01..2024-11-30]"),
    ("between 2023 and 2024", "[2023..2024]"),
    ("February or March 2024", "[2024-02..2024-03]"),
    ("30 or 31 January 2024", "[2024-01-30..2024-01-31]"),
    ("spring or summer 2024", "[2024-03-01..2024-08-31]"),
]
OPEN_ENDS = [
    ("by the end of 2024", "../2024-12-31"),
    ("by end-2024", "../2024-12-31"),
    ("by year-end 2024", "../2024-12-31"),
    ("by the end of February 2024", "../2024-02-29"),
    ("by the end of Q2 2024", "../2024-06-30"),
    ("by the end of winter 2023/24", "../2024-02-29"),
    ("before the end of 2024", "../2024-12-31"),
    ("by 1 March 2024", "../2024-03-01"),
    ("no later than 1 March 2024", "../2024-03-01"),
    ("1 March 2024 at the latest", "../2024-03-01"),
    ("by March 2024", "../2024-03"),
    ("until March 2024", "../2024-03"),
    ("by mid-March 2024", "../2024-03-20"),
    ("by 2030", "../2030"),
    ("before 1 March 2024", "../2024-02-29"),
    ("before March 2023", "../2023-02-28"),
    ("before 2024", "../2023-12-31"),
    ("before the summer of 2024", "../2024-05-31"),
    ("after 31 December 2024", "2025-01-01/.."),
    ("after March 2024", "2024-04-01/.."),
    ("since March 2024", "2024-03/.."),
    ("from March 2024 on", "2024-03/.."),
    ("2024 onwards", "2024/.."),
    ("not before 1 March 2024", "2024-03-01/.."),
]
DOUBTFUL = [
    ("around November 2023", "2023-11~"),
    ("about November 2023", "2023-11~"),
    ("circa November 2023", "2023-11~"),
    ("c. 2023", "2023~"),
    ("in or around November 2023", "2023-11~"),
    ("on or about 30 January 2024", "2024-01-30~"),
    ("around the summer of 2024", "2024-22~"),
    ("around 30–31 January 2024", "2024-01-30~/2024-01-31~"),
    ("by around March 2024", "../2024-03~"),
    ("probably by the end of 2024", "../2024-12-31?"),
    ("possibly in March 2024", "2024-03?"),
    ("March 2024?", "2024-03?"),
    ("March 2024 (?)", "2024-03?"),
    ("probably around March 2024", "2024-03%"),
]
UNDERSTOOD = [
    *DAYS,
    *MONTHS_AND_YEARS,
    *SEASONS,
    *THIRDS_OF_MONTHS,
    *PARTS_OF_YEARS,
    *SPANS,
    *ONE_DAY_IN_A_SPAN,
    *OPEN_ENDS,
    *DOUBTFUL,
]


@pytest.mark.parametrize(("words", "edtf"), UNDERSTOOD)
def test_words_are_read_and_kept(words: str, edtf: str) -> None:
    date = read_words(words)
    assert date == parse({"edtf": edtf, "said": words})
    assert as_words(date) == words


@pytest.mark.parametrize(
    "edtf", ["2024-22", "2023-24", "2023-11~", "../2024-12-31", "[2024-02..2024-08]", "2024"]
)
def test_edtf_is_taken_as_it_is(edtf: str) -> None:
    assert read_words(edtf) == parse(edtf)
    assert as_words(parse(edtf)) == edtf


def test_edtf_may_be_followed_by_the_words() -> None:
    date = read_words("2024-22 (over the summer)")
    assert date == parse({"edtf": "2024-22", "said": "over the summer"})
    assert as_words(date) == "2024-22 (over the summer)"


def test_words_that_mean_another_date_alone_are_edited_beside_the_expression() -> None:
    date = parse({"edtf": "2024-03", "said": "in February 2024"})
    assert as_words(date) == "2024-03 (in February 2024)"
    assert read_words(as_words(date)) == date


def test_longest_words_can_be_edited() -> None:
    date = parse({"edtf": "[2024-02-01..2024-08-31]", "said": "x" * 200})
    assert read_words(as_words(date)) == date


def test_words_are_kept_in_one_line() -> None:
    assert read_words("  in\u00a0February\n2024 ") == VagueDate(
        "2024-02", *(parse("2024-02").earliest, parse("2024-02").latest), "in February 2024"
    )
