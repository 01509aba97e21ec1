"""How is a vague date told to people?"""

from __future__ import annotations

import datetime as dt
import re

from commitments.models.vague_date import VagueDate

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WINTER = "24"
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", WINTER: "winter"}
PARTS_OF_YEAR = {
    "33": "first quarter",
    "34": "second quarter",
    "35": "third quarter",
    "36": "fourth quarter",
    "37": "first four months",
    "38": "middle four months",
    "39": "last four months",
    "40": "first half",
    "41": "second half",
}

_MARKS = re.compile("[?~%]")


def describe(date: VagueDate) -> str:
    """The date in a few words, with its days where words such as summer leave them unsaid."""
    first, separator, last = date.edtf.strip("[]").replace("..", "/").rpartition("/")
    some_day = "some day " if date.edtf.startswith("[") else ""
    if date.earliest and date.latest:
        if not separator or first == last:
            return _one(last, date.earliest, date.latest)
        span = _span(first, last, date.earliest, date.latest)
        return f"some day from {span}" if some_day else span
    if date.latest:
        return f"{some_day}by {_doubt(date.edtf)}{spell_day(date.latest)}"
    if date.earliest:
        return f"{some_day}from {_doubt(date.edtf)}{spell_day(date.earliest)} on"
    return date.edtf


def spell_day(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spell_days(first: dt.date, last: dt.date) -> str:
    """Both days, without saying twice what they share: 30 to 31 January 2024."""
    if first.year != last.year:
        return f"{spell_day(first)} to {spell_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {spell_day(last)}"
    return f"{first.day} to {spell_day(last)}"


def _one(expression: str, earliest: dt.date, latest: dt.date) -> str:
    words = _doubt(expression) + _name(expression)
    if _needs_days(expression):
        return f"{words} ({spell_days(earliest, latest)})"
    return words


def _span(first: str, last: str, earliest: dt.date, latest: dt.date) -> str:
    if len(first) == len(last) == len("2024-01-30"):
        return spell_days(earliest, latest)
    same_year = first[:4] == last[:4] and len(first) == len(last) == len("2024-01")
    if _needs_days(first) or _needs_days(last):
        days = f" ({spell_days(earliest, latest)})"
        return f"{_doubt(first)}{_name(first)} to {_doubt(last)}{_name(last)}{days}"
    if same_year:
        return f"{MONTHS[earliest.month - 1]} to {_name(last)}"
    return f"{_doubt(first)}{_name(first)} to {_doubt(last)}{_name(last)}"


def _name(expression: str) -> str:
    """What a day, month, season, part of a year or year is called, such as summer 2024."""
    year, *rest = _MARKS.sub("", expression).split("-")
    if "X" in year:
        return f"some year from {year.replace('X', '0')} to {year.replace('X', '9')}"
    if not rest:
        return year
    if rest[0] == "XX":
        return f"some {'day' if len(rest) > 1 else 'month'} of {year}"
    if _needs_days(expression):
        return _part_name(year, rest[0])
    return _month_name(year, *rest)


def _part_name(year: str, code: str) -> str:
    if code == WINTER:
        return f"winter {year}/{(int(year) + 1) % 100:02}"
    return f"{SEASONS[code]} {year}" if code in SEASONS else f"{PARTS_OF_YEAR[code]} of {year}"


def _month_name(year: str, number: str, day: str = "") -> str:
    month = f"{MONTHS[int(number) - 1]} {year}"
    if day == "XX":
        return f"some day of {month}"
    return f"{int(day)} {month}" if day else month


def _needs_days(expression: str) -> bool:
    code = _MARKS.sub("", expression)[5:7]
    return code in SEASONS or code in PARTS_OF_YEAR


def _doubt(expression: str) -> str:
    perhaps = "perhaps " if re.search("[?%]", expression) else ""
    around = "around " if re.search("[~%]", expression) else ""
    return perhaps + around
