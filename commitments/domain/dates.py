"""Which days does a vague date admit, and is it written so that it can be kept?

Dates are EDTF (ISO 8601-2), parsed by the package edtf: days, months, years, seasons, quarters,
halves, spans with at most one open end, and one unknown day in a span. Bounds are strict: `?`, `~`
and `%` say doubt and move nothing. Seasons are the northern hemisphere's, and a winter bears the
year of its December: 2024-24 runs from 1 December 2024 to 28 February 2025, where the package
would end it with December. What has gaps, an unknown end or a year out of 1000 to 9999 is refused.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from unicodedata import category

from edtf import parse_edtf

from commitments.domain.date_prose import PARTS_OF_YEAR, SEASONS, WINTER
from commitments.domain.date_refusals import (
    kind,
    not_kept,
    off_calendar,
    quote,
    too_long,
    wrong_type,
)
from commitments.models.vague_date import VagueDate

EDTF_LENGTH = 100
SAID_LENGTH = 200

_MARK = "[?~%]"
_CODES = "|".join((*SEASONS, *PARTS_OF_YEAR))
_PART = re.compile(rf"(?P<bare>(?P<year>[0-9]{{4}})-(?P<code>{_CODES})){_MARK}?")
_PLAIN = re.compile(
    rf"{_MARK}?[0-9]{{4}}{_MARK}?"
    rf"(?:-{_MARK}?[0-9]{{2}}{_MARK}?(?:-{_MARK}?[0-9]{{2}}{_MARK}?)?)?"
)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OPEN_DIGITS = re.compile(
    f"(?:[1-9](?:XXX|[0-9]XX|[0-9][0-9]X)|[0-9]{{4}}-XX(?:-XX)?|[0-9]{{4}}-[0-9]{{2}}-XX){_MARK}?"
)
_SET = re.compile(r"\[([0-9-]*)\.\.([0-9-]*)\]")
_SPACES = re.compile(r"\s*(/|\.\.|\[|\])\s*")


class DateError(ValueError):
    """Not a date that can be kept whole: the message names the value and the way out."""


def parse(value: object, *, both_ends: bool = False) -> VagueDate:
    """What does this EDTF text, or an object of `edtf` and perhaps `said`, admit?

    The shape that is read, with `earliest` and `latest`, may be written back if it agrees with
    what the expression says. With both_ends an open end is refused. Raises DateError, else nothing.
    """
    if isinstance(value, dict):
        date = _parse_object(value)
    elif isinstance(value, str):
        date = _parse_text(value, "")
    else:
        raise DateError(wrong_type(value))
    if both_ends and not (date.earliest and date.latest):
        raise DateError(
            f"{quote(date.edtf)} is open on one side, and both ends are needed here; write "
            'them, such as "2024-02/2024-08".'
        )
    return date


@lru_cache(maxsize=4096)
def bounds(text: str) -> tuple[dt.date, dt.date]:
    """First and last day of one EDTF date, which is neither span nor set."""
    part = _PART.fullmatch(text)
    if not (part or _PLAIN.fullmatch(text) or _OPEN_DIGITS.fullmatch(text)):
        raise DateError(not_kept(text))
    wrong = off_calendar(text, re.sub(_MARK, "", part["year"] if part else text).split("-"))
    if wrong:
        raise DateError(wrong)
    if _DAY.fullmatch(text):  # most dates of a long file: the package takes milliseconds for one
        day = dt.date.fromisoformat(text)
        return day, day
    if part and part["code"] == WINTER:
        return _winter(text, int(part["year"]))
    try:
        return _strict_bounds(part["bare"] if part else text)
    except Exception as error:  # the package lets its parser's and its own classes' errors out
        raise DateError(not_kept(text)) from error


def one_line(said: object) -> str:
    """The words of a date as they are kept, in one line; raises DateError on what is no text."""
    if not isinstance(said, str):
        raise DateError(f'{kind(said)} is not text; "said" takes the words used, or leave it out.')
    words = " ".join(said.split()) if len(said) <= 10 * SAID_LENGTH else said
    if len(words) > SAID_LENGTH:
        raise DateError(too_long("said", words, SAID_LENGTH))
    if any(category(character) in ("Cc", "Cs") for character in words):
        raise DateError(f"{quote(words)} has characters that are no text; take them out.")
    return words


def _parse_object(value: dict[object, object]) -> VagueDate:
    for key in value:
        if key not in ("edtf", "said", "earliest", "latest"):
            name = quote(key) if isinstance(key, str) else kind(key)
            raise DateError(f'{name} is not a part of a date; write "edtf" and perhaps "said".')
    if "edtf" not in value:
        raise DateError('A date written as an object needs "edtf", such as {"edtf": "2024-22"}.')
    edtf = value["edtf"]
    if not isinstance(edtf, str):
        raise DateError(wrong_type(edtf))
    date = _parse_text(edtf, one_line(value.get("said", "")))
    for name, computed in (("earliest", date.earliest), ("latest", date.latest)):
        if name in value:
            _check_agreement(date.edtf, name, value[name], computed)
    return date


def _check_agreement(edtf: str, name: str, given: object, computed: dt.date | None) -> None:
    due = computed.isoformat() if computed else None
    if given == due and (given is None or isinstance(given, str)):
        return
    shown = quote(given) if isinstance(given, str) else kind(given)
    raise DateError(
        f'"{name}" is {quote(due) if due else "null"} for {quote(edtf)}, not {shown[0].lower()}'
        f"{shown[1:]}; leave it out, it is computed."
    )


def _parse_text(raw: str, said: str) -> VagueDate:
    text = _SPACES.sub(r"\1", raw.strip()) if len(raw) <= 10 * EDTF_LENGTH else raw
    if not text:
        raise DateError("A date can't be empty; leave it out, or write null.")
    if len(text) > EDTF_LENGTH:
        raise DateError(too_long("edtf", text, EDTF_LENGTH))
    earliest, latest = _window(text)
    if earliest and latest and earliest > latest:
        raise DateError(f"{quote(text)} ends before it begins; swap its ends.")
    return VagueDate(text, earliest, latest, said)


def _window(text: str) -> tuple[dt.date | None, dt.date | None]:
    one_of = _SET.fullmatch(text)
    if one_of:
        first, last = one_of.groups()
        _check_set(text, first, last)
    elif text.count("/") == 1 and "[" not in text and "{" not in text:
        first, last = text.split("/")
        if not first or not last:
            raise DateError(
                f"{quote(text)} leaves an end blank, which means unknown and can't be kept; "
                'write ".." for an open end, such as "2024-02/..".'
            )
        first, last = ("" if end == ".." else end for end in (first, last))
    else:
        return bounds(text)
    if not first and not last:
        raise DateError(f"{quote(text)} is open on both sides and says nothing; leave it out.")
    return bounds(first)[0] if first else None, bounds(last)[1] if last else None


def _check_set(text: str, first: str, last: str) -> None:
    """EDTF as the package reads it has plain dates of one precision inside brackets."""
    if (first and last and len(first) != len(last)) or any(map(_PART.fullmatch, (first, last))):
        raise DateError(
            f"{quote(text)} needs two days, two months or two years inside the brackets, "
            'such as "[2024-06..2024-08]".'
        )


def _strict_bounds(expression: str) -> tuple[dt.date, dt.date]:
    node = parse_edtf(expression)
    first, last = node.lower_strict(), node.upper_strict()
    return dt.date(*first[:3]), dt.date(*last[:3])


def _winter(text: str, year: int) -> tuple[dt.date, dt.date]:
    if year == dt.MAXYEAR:
        raise DateError(f"{quote(text)} is out of range: it would end after the year {year}.")
    february = calendar.monthrange(year + 1, 2)[1]
    return dt.date(year, 12, 1), dt.date(year + 1, 2, february)
