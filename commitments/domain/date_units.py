"""Which one day, month, season, part of a year or year do plain English words name?

Words come in lower case, without commas and dots, dashes other than hyphens set off by spaces.
"""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from commitments.domain.date_prose import MONTHS
from commitments.domain.dates import DateError

_LONGEST = 60
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}

_YEAR = "(?P<year>[1-9][0-9]{3})"
_OF_YEAR = f"(?: of)?(?: the year)? {_YEAR}"
_DAY = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = (
    "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = f"(?:(?P<weekday>{'|'.join(_WEEKDAYS)}) )?(?:the )?"
_PART = "(?P<part>first|second|third|fourth|last|[1-4](?:st|nd|rd|th))[ -](?P<size>half|quarter)"


class Unit(NamedTuple):
    """The first and the last date, as EDTF, that the words name: the same one where one does."""

    first: str
    last: str


def unit(words: str) -> Unit | None:
    """The unit that the words are, whole; None if they are none. Raises DateError on a weekday
    that the day is not."""
    if len(words) > _LONGEST:
        return None
    for pattern, build in _UNITS:
        match = pattern.fullmatch(words)
        if match:
            return build(match)
    return None


def _year(match: re.Match[str]) -> Unit:
    return Unit(match["year"], match["year"])


def _decade(match: re.Match[str]) -> Unit:
    return Unit(f"{match['decade']}X", f"{match['decade']}X")


def _iso(match: re.Match[str]) -> Unit:
    return Unit(match[0], match[0])


def _month(match: re.Match[str]) -> Unit:
    month = f"{match['year']}-{_month_number(match):02}"
    return Unit(month, month)


def _day(match: re.Match[str]) -> Unit:
    year, month, day = int(match["year"]), _month_number(match), int(match["day"])
    exists = 1 <= day <= calendar.monthrange(year, month)[1]
    weekday = _WEEKDAYS[calendar.weekday(year, month, day)] if exists else match["weekday"]
    if match["weekday"] not in (None, weekday):
        date = f"{day} {MONTHS[month - 1]} {year}"
        raise DateError(
            f'{date} is a {weekday.title()}, not a {match["weekday"].title()}; write "{date}" '
            "or the day that is meant."
        )
    return Unit(f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}")


def _third_of_month(match: re.Match[str]) -> Unit:
    """Early, mid and late are days 1 to 10, 11 to 20, and 21 to the end."""
    year, month = int(match["year"]), _month_number(match)
    end = calendar.monthrange(year, month)[1]
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, end)}[match["third"]]
    return Unit(f"{year}-{month:02}-{first:02}", f"{year}-{month:02}-{last:02}")


def _season(match: re.Match[str]) -> Unit:
    season = f"{match['year']}-{_SEASONS[match['season']]}"
    return Unit(season, season)


def _winter(match: re.Match[str]) -> Unit | None:
    following = str(int(match["year"]) + 1)
    if match["next"] not in (following, following[2:]):
        return None
    return Unit(f"{match['year']}-24", f"{match['year']}-24")


def _part_of_year(match: re.Match[str]) -> Unit | None:
    months = 6 if match["size"].startswith("h") else 3
    number = _ORDINALS[match["part"]] if match["part"] in _ORDINALS else int(match["part"][0])
    last = (number or 12 // months) * months
    if last > 12:
        return None
    return Unit(f"{match['year']}-{last - months + 1:02}", f"{match['year']}-{last:02}")


def _month_number(match: re.Match[str]) -> int:
    return [month[:3].lower() for month in MONTHS].index(match["month"][:3]) + 1


_UNITS = [
    (re.compile(pattern), build)
    for pattern, build in (
        (f"(?:year )?{_YEAR}", _year),
        ("(?P<decade>[1-9][0-9]{2})0s", _decade),
        ("[1-9][0-9]{3}-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?", _iso),
        (f"{_MONTH}{_OF_YEAR}", _month),
        (f"{_WEEKDAY}{_DAY}(?: of)? {_MONTH}{_OF_YEAR}", _day),
        (f"{_WEEKDAY}{_MONTH} (?:the )?{_DAY} {_YEAR}", _day),
        (f"(?P<third>early|mid|late)[ -](?:in )?{_MONTH}{_OF_YEAR}", _third_of_month),
        (f"(?P<season>{'|'.join(_SEASONS)}){_OF_YEAR}", _season),
        (f"winter{_OF_YEAR} ?[/-] ?(?P<next>[0-9]{{4}}|[0-9]{{2}})", _winter),
        (f"{_PART}{_OF_YEAR}", _part_of_year),
        (f"(?P<size>[hq])(?P<part>[1-4])(?: of |[ /-]){_YEAR}", _part_of_year),
        (f"(?P<part>[1-4])(?P<size>[hq])(?: of |[ /-]){_YEAR}", _part_of_year),
        (f"{_YEAR}[ /-]?(?P<size>[hq])(?P<part>[1-4])", _part_of_year),
    )
]
