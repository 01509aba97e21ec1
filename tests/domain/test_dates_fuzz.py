"""Whatever comes in, a date or a DateError comes out; and the windows are the calendar's."""

import calendar
import datetime as dt
import re
import sys

from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commitments.domain.date_prose import describe
from commitments.domain.date_words import as_words, read_words
from commitments.domain.dates import DateError, parse
from commitments.models.vague_date import VagueDate

calm = settings(deadline=None)
Atom = tuple[str, dt.date, dt.date]

YEARS = st.integers(1000, 9998)
MARKS = st.sampled_from(["", "", "?", "~", "%"])
SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
ALPHABET = "0123456789-/.[]{},?~%XYESTZ: "
WORDS = re.findall(
    r"\S+",
    """by the end of before after since from on between and or to until early mid late in over at
    around c. probably first second last half quarter Q2 H1 2024 2023 24 30 1st January Feb. may
    March sept summer winter fall spring - – / , ? (?) soon week 2024-02 2024-02-30 Monday""",
)
TEXT = st.text(st.characters(codec=None))
JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT | st.dates() | st.binary(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["edtf", "said", "earliest", "latest"]) | TEXT, inner, max_size=5
        )
    ),
    max_leaves=8,
)


def month(year: int, number: int) -> Atom:
    days = calendar.monthrange(year, number)[1]
    return f"{year}-{number:02}", dt.date(year, number, 1), dt.date(year, number, days)


def season(year: int, code: int) -> Atom:
    first = SEASON_STARTS[code]
    last = month(year + (first + 2 > 12), (first + 1) % 12 + 1)[2]
    return f"{year}-{code}", dt.date(year, first, 1), last


DAY_ATOMS = st.dates(dt.date(1000, 1, 1)).map(lambda day: (day.isoformat(), day, day))
MONTH_ATOMS = st.builds(month, YEARS, st.integers(1, 12))
YEAR_ATOMS = YEARS.map(lambda year: (str(year), dt.date(year, 1, 1), dt.date(year, 12, 31)))
SEASON_ATOMS = st.builds(season, YEARS, st.sampled_from(sorted(SEASON_STARTS)))
MARKED_ATOMS = st.builds(
    lambda atom, mark: (atom[0] + mark, atom[1], atom[2]),
    DAY_ATOMS | MONTH_ATOMS | YEAR_ATOMS | SEASON_ATOMS,
    MARKS,
)
ALIKE = st.one_of(*(st.tuples(a, a) for a in (DAY_ATOMS, MONTH_ATOMS, YEAR_ATOMS)))


def parsed(value: object) -> VagueDate | None:
    try:
        return parse(value)
    except DateError as error:
        check_sentence(error)
        return None


def check_sentence(error: DateError) -> None:
    """It can be sent and stored, whatever it names."""
    assert str(error).encode()
    assert "\0" not in str(error)


def check_sound(date: VagueDate | None) -> None:
    """A date that was accepted can be kept, told, written back and edited."""
    if date is None:
        return
    assert date.earliest or date.latest
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest
    assert len(date.edtf) <= 100
    assert len(date.said) <= 200
    assert (date.edtf + date.said).encode()
    assert "\0" not in date.edtf + date.said
    assert parse(date.as_json()) == date
    assert parse(date.edtf) == VagueDate(date.edtf, date.earliest, date.latest)
    assert describe(date)
    assert date.said.strip("?()") == "" or read_words(as_words(date)) == date


@calm
@given(TEXT | st.text(ALPHABET, max_size=30))
@example("\ud800")
@example("2024\0")
@example("[" * 100)
@example("9" * sys.get_int_max_str_digits())
def test_any_text_is_a_date_or_an_error(text: str) -> None:
    check_sound(parsed(text))


@calm
@given(JSON_LIKE)
def test_any_value_is_a_date_or_an_error(value: object) -> None:
    check_sound(parsed(value))


@calm
@given(st.from_regex(re.compile(r"[?~%]?2024[?~%]?(-[?~%]?[0-4X]{2}[?~%]?){0,2}\Z")))
def test_any_marks_and_open_digits_are_a_date_or_an_error(text: str) -> None:
    check_sound(parsed(text))


@calm
@given(st.sampled_from(["2024", "2024-22", "../2024-12"]), TEXT)
def test_any_words_said_are_kept_or_refused(edtf: str, said: str) -> None:
    check_sound(parsed({"edtf": edtf, "said": said}))


@given(TEXT | st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
@settings(max_examples=1000, deadline=None)
def test_any_words_are_a_date_or_an_error(words: str) -> None:
    try:
        date = read_words(words)
    except DateError as error:
        check_sentence(error)
        return
    check_sound(date)
    assert date.said in ("", " ".join(words.split())) or f"({date.said})" in words


@calm
@given(MARKED_ATOMS)
def test_one_date_admits_its_days(atom: Atom) -> None:
    date = parse(atom[0], both_ends=True)
    assert (date.edtf, date.earliest, date.latest) == atom
    check_sound(date)


@calm
@given(MARKED_ATOMS, MARKED_ATOMS)
def test_span_admits_from_first_to_last(first: Atom, last: Atom) -> None:
    date = parsed(f"{first[0]}/{last[0]}")
    if first[1] > last[2]:
        assert date is None
    else:
        assert date == VagueDate(f"{first[0]}/{last[0]}", first[1], last[2])
    check_sound(date)


@calm
@given(ALIKE)
def test_one_day_in_a_span_admits_the_span(ends: tuple[Atom, Atom]) -> None:
    first, last = sorted(ends, key=lambda atom: atom[1])
    expected = VagueDate(f"[{first[0]}..{last[0]}]", first[1], last[2])
    assert parse(expected.edtf) == expected
    check_sound(expected)


@calm
@given(MARKED_ATOMS)
def test_open_span_admits_one_side(atom: Atom) -> None:
    assert parse(f"{atom[0]}/..") == VagueDate(f"{atom[0]}/..", atom[1], None)
    assert parse(f"../{atom[0]}") == VagueDate(f"../{atom[0]}", None, atom[2])
    check_sound(parse(f"../{atom[0]}"))


@calm
@given(MARKED_ATOMS, MARKED_ATOMS, st.sampled_from(["{0}", "{0}/{1}", "[{0}..{1}]"]))
def test_package_agrees_but_for_winter(first: Atom, last: Atom, shape: str) -> None:
    text = shape.format(first[0], last[0])
    node = parse_edtf(text, fail_silently=True)
    date = parsed(text)
    if node and date and date.earliest and date.latest and "-24" not in text:
        assert date.earliest.timetuple()[:3] == node.lower_strict()[:3]
        assert date.latest.timetuple()[:3] == node.upper_strict()[:3]
