"""What is no date that can be kept, and the sentence that says so."""

import datetime as dt

import pytest

from commitments.domain.dates import DateError, parse

EXAMPLES = (
    'write "2024-01-30", "2024-02", "2024", "2024-22" (summer), "2023-11~" (around), '
    '"2024-02/2024-08" (a span) or "[2024-02..2024-08]" (one unknown day in it).'
)
OUT_OF_RANGE = "is out of range: years run from 1000 to 9999."
YEAR_OF_FOUR = (
    'has a year out of range; write one of four digits, from 1000 to 9999, such as "2024".'
)
NO_MONTH = "months run from 01 to 12, and seasons from 21 (spring) to 24 (winter)."
BLANK_END = (
    'leaves an end blank, which means unknown and can\'t be kept; write ".." for an open end, '
    'such as "2024-02/..".'
)
OPEN_BOTH = "is open on both sides and says nothing; leave it out."
BACKWARDS = "ends before it begins; swap its ends."
A_LIST = (
    "is a list of dates, which can't be kept; write the span they lie in, such as "
    '"[2024-01..2024-05]".'
)
A_SET = (
    'is a set of dates, which can\'t be kept; write a span, such as "2024-02/2024-08", or a date '
    "for each."
)
NO_SET = (
    "is not a set that can be kept; write its first and last date, without marks, such as "
    '"[2024-02..2024-08]".'
)
UNEVEN_SET = (
    'needs two days, two months or two years inside the brackets, such as "[2024-06..2024-08]".'
)
OPEN_DIGITS = (
    "leaves open digits that can't be kept; leave open the last ones only, as in "
    '"2024-02-XX", "2024-XX" or "202X".'
)
A_TIME = (
    "has a time of day, and a date goes no finer than a day; write the day alone, such as "
    '"2024-01-30".'
)
NOT_EDTF = 'is not written as EDTF; write year, month and day with hyphens, such as "2024-01-30".'
REFUSED = [
    ("soon", f"is not a date; {EXAMPLES}"),
    ("2024-2", f"is not a date; {EXAMPLES}"),
    ("2024-02~~", f"is not a date; {EXAMPLES}"),
    ("2024-02-~15~", f"is not a date; {EXAMPLES}"),
    ("2024-22^pacific", f"is not a date; {EXAMPLES}"),
    ("..", f"is not a date; {EXAMPLES}"),
    ("\u0662\u0660\u0662\u0664", f"is not a date; {EXAMPLES}"),
    ("2023-02-29", "is not a day: February 2023 runs from 1 to 28."),
    ("1900-02-29", "is not a day: February 1900 runs from 1 to 28."),
    ("2024-04-31", "is not a day: April 2024 runs from 1 to 30."),
    ("2024-01-00", "is not a day: January 2024 runs from 1 to 31."),
    ("2024-13", f"has no month 13: {NO_MONTH}"),
    ("2024-00", f"has no month 00: {NO_MONTH}"),
    ("2024-28", f"has no month 28: {NO_MONTH}"),
    ("2024-13-XX", f"has no month 13: {NO_MONTH}"),
    ("0999", OUT_OF_RANGE),
    ("0000", OUT_OF_RANGE),
    ("0999-22", OUT_OF_RANGE),
    ("0999-XX", OUT_OF_RANGE),
    ("9999-24", "is out of range: it would end after the year 9999."),
    ("-2024", YEAR_OF_FOUR),
    ("12024", YEAR_OF_FOUR),
    ("Y12024", YEAR_OF_FOUR),
    ("Y2E3", YEAR_OF_FOUR),
    (
        "2024S2",
        'has a count of digits, which can\'t be kept; write the span, such as "2020/2029".',
    ),
    ("2024-02/", BLANK_END),
    ("/2024", BLANK_END),
    ("/", BLANK_END),
    ("/..", BLANK_END),
    ("../..", OPEN_BOTH),
    ("[..]", OPEN_BOTH),
    ("2024-08/2024-02", BACKWARDS),
    ("2024-01-31/2024-01-30", BACKWARDS),
    ("[2024-08..2024-02]", BACKWARDS),
    ("2025-03/2024-24", BACKWARDS),
    ("[2024-01,2024-05]", A_LIST),
    ("[2024-01..2024-03,2024-05]", A_LIST),
    ("{2024-01,2024-05}", A_SET),
    ("{2024-02..2024-08}", A_SET),
    ("[2024-02]", NO_SET),
    ("[2024-02~..2024-08]", NO_SET),
    ("[2024-02..2024-08]/2025", NO_SET),
    ("[2024-01-30..2024-02]", UNEVEN_SET),
    ("[2024-22..2024-23]", UNEVEN_SET),
    ("XXXX", OPEN_DIGITS),
    ("2024-1X", OPEN_DIGITS),
    ("2024-XX-15", OPEN_DIGITS),
    ("2X24", OPEN_DIGITS),
    ("2024-01-30T10:00:00Z", A_TIME),
    ("30/01/2024", NOT_EDTF),
    ("30.01.2024", NOT_EDTF),
    ("2024/01/30", NOT_EDTF),
    ("30-01-2024", NOT_EDTF),
]


def refusal(value: object, *, both_ends: bool = False) -> str:
    with pytest.raises(DateError) as caught:
        parse(value, both_ends=both_ends)
    return str(caught.value)


@pytest.mark.parametrize(("edtf", "why"), REFUSED)
def test_expression_is_refused(edtf: str, why: str) -> None:
    assert refusal(edtf) == f'"{edtf}" {why}'


@pytest.mark.parametrize("edtf", ["", " ", "\n\t", "\u00a0"])
def test_nothing_is_no_date(edtf: str) -> None:
    assert refusal(edtf) == "A date can't be empty; leave it out, or write null."


@pytest.mark.parametrize(("span", "end"), [("2024-02/soon", "soon"), ("unknown/2024", "unknown")])
def test_end_of_a_span_is_named(span: str, end: str) -> None:
    assert refusal(span) == f'"{end}" is not a date; {EXAMPLES}'


@pytest.mark.parametrize("edtf", ["2024-02/..", "../2024-12-31", "[2024-02..]", "[..2024]"])
def test_open_end_is_refused_where_both_are_needed(edtf: str) -> None:
    assert refusal(edtf, both_ends=True) == (
        f'"{edtf}" is open on one side, and both ends are needed here; write them, such as '
        '"2024-02/2024-08".'
    )


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (None, 'null is not a date; write text, such as "2024-01-30".'),
        (True, 'true is not a date; write text, such as "2024-01-30".'),
        (False, 'false is not a date; write text, such as "2024-01-30".'),
        (7, 'A number is not a date; write text, such as "2024-01-30".'),
        (float("nan"), 'A number is not a date; write text, such as "2024-01-30".'),
        ([], 'A list is not a date; write text, such as "2024-01-30".'),
        (("2024",), 'A list is not a date; write text, such as "2024-01-30".'),
        (b"2024", 'This value is not a date; write text, such as "2024-01-30".'),
        (2024, '2024 is a number, and a date is text; put quotes: "2024".'),
        (dt.date(2024, 1, 30), '2024-01-30 is not text; put quotes: "2024-01-30".'),
        (
            dt.datetime(2024, 1, 30, 12, tzinfo=dt.UTC),
            '2024-01-30 is not text; put quotes: "2024-01-30".',
        ),
    ],
)
def test_other_types_are_refused(value: object, sentence: str) -> None:
    assert refusal(value) == sentence
    assert refusal({"edtf": value}) == sentence


def test_number_too_long_to_show_is_refused() -> None:
    assert refusal(10**5000) == 'A number is not a date; write text, such as "2024-01-30".'


NEEDS_EDTF = 'A date written as an object needs "edtf", such as {"edtf": "2024-22"}.'
NO_SUCH_PART = 'is not a part of a date; write "edtf" and perhaps "said".'
NOT_THE_WORDS = 'is not text; "said" takes the words used, or leave it out.'
COMPUTED = "leave it out, it is computed."


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ({}, NEEDS_EDTF),
        ({"said": "over the summer"}, NEEDS_EDTF),
        ({"edtf": "2024", "note": 1}, f'"note" {NO_SUCH_PART}'),
        ({"edtf": "2024", "": 1}, f'"" {NO_SUCH_PART}'),
        ({"edtf": "2024", 5: 1}, f"A number {NO_SUCH_PART}"),
        ({"edtf": "2024", None: 1}, f"null {NO_SUCH_PART}"),
        ({"edtf": {"edtf": "2024"}}, 'An object is not a date; write text, such as "2024-01-30".'),
        ({"edtf": "2024", "said": None}, f"null {NOT_THE_WORDS}"),
        ({"edtf": "2024", "said": ["a"]}, f"A list {NOT_THE_WORDS}"),
        (
            {"edtf": "2024-22", "earliest": "2024-06-02"},
            f'"earliest" is "2024-06-01" for "2024-22", not "2024-06-02"; {COMPUTED}',
        ),
        (
            {"edtf": "2024-24", "latest": "2024-12-31"},
            f'"latest" is "2025-02-28" for "2024-24", not "2024-12-31"; {COMPUTED}',
        ),
        (
            {"edtf": "2024-22", "latest": None},
            f'"latest" is "2024-08-31" for "2024-22", not null; {COMPUTED}',
        ),
        (
            {"edtf": "../2024", "earliest": "2024-01-01"},
            f'"earliest" is null for "../2024", not "2024-01-01"; {COMPUTED}',
        ),
        (
            {"edtf": "2024-22", "earliest": dt.date(2024, 6, 1)},
            f'"earliest" is "2024-06-01" for "2024-22", not this value; {COMPUTED}',
        ),
    ],
)
def test_object_is_refused(value: object, sentence: str) -> None:
    assert refusal(value) == sentence


def test_long_expression_is_refused_before_it_is_read() -> None:
    assert refusal("2" * 101) == (
        f'"{"2" * 60}…" is too long: "edtf" takes at most 100 characters.'
    )
    assert refusal(" " * 10_000_000).endswith('"edtf" takes at most 100 characters.')
    assert refusal("[2024-02," * 1_000_000).endswith('"edtf" takes at most 100 characters.')


def test_long_words_are_refused() -> None:
    sentence = f'"{"x" * 60}…" is too long: "said" takes at most 200 characters.'
    assert refusal({"edtf": "2024", "said": "x" * 201}) == sentence
    assert refusal({"edtf": "2024", "said": "x" * 10_000_000}) == sentence


@pytest.mark.parametrize(
    ("said", "shown"), [("a\0b", r"a\x00b"), ("a\ud800b", r"a\ud800b"), ("\x7f", r"\x7f")]
)
def test_words_that_the_database_can_not_hold_are_refused(said: str, shown: str) -> None:
    assert refusal({"edtf": "2024", "said": said}) == (
        f'"{shown}" has characters that are no text; take them out.'
    )


@pytest.mark.parametrize("edtf", ["\0", "2024\0", "\ud800", "\u202e2024", "20\u200b24"])
def test_refusal_can_always_be_printed(edtf: str) -> None:
    sentence = refusal(edtf)
    assert sentence.isprintable()
    assert sentence.encode()


def test_refusals_print_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """The package prints where its own classes fail."""
    for edtf, _ in REFUSED:
        refusal(edtf)
    assert capsys.readouterr().out == ""
