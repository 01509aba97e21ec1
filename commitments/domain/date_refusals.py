"""Why is something not a date that can be kept, and what could be written instead?

Sentences for people, each with the value and a way out. Every value is shown so that it can be
printed, stored and sent, whatever it was.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from commitments.domain.date_prose import MONTHS, SEASONS

EXAMPLES = (
    'write "2024-01-30", "2024-02", "2024", "2024-22" (summer), "2023-11~" (around), '
    '"2024-02/2024-08" (a span) or "[2024-02..2024-08]" (one unknown day in it)'
)

_SHOWN = 60
_WHY = {
    r"[0-9]T[0-9]": (
        "has a time of day, and a date goes no finer than a day; write the day alone, "
        'such as "2024-01-30"'
    ),
    r"\{": (
        'is a set of dates, which can\'t be kept; write a span, such as "2024-02/2024-08", '
        "or a date for each"
    ),
    ",": (
        "is a list of dates, which can't be kept; write the span they lie in, "
        'such as "[2024-01..2024-05]"'
    ),
    r"[\[\]]": (
        "is not a set that can be kept; write its first and last date, without marks, "
        'such as "[2024-02..2024-08]"'
    ),
    "^-[0-9]|^Y|[0-9]E[0-9]|^[0-9]{5}": (
        'has a year out of range; write one of four digits, from 1000 to 9999, such as "2024"'
    ),
    "[0-9]S[0-9]": (
        'has a count of digits, which can\'t be kept; write the span, such as "2020/2029"'
    ),
    "[0-9]X|X[0-9]|XX": (
        "leaves open digits that can't be kept; leave open the last ones only, "
        'as in "2024-02-XX", "2024-XX" or "202X"'
    ),
    "^[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}$": (
        'is not written as EDTF; write year, month and day with hyphens, such as "2024-01-30"'
    ),
}
_REFUSED = [(re.compile(pattern), why) for pattern, why in _WHY.items()]


_WORD_EXAMPLES = (
    'write words such as "30 January 2024", "February 2024", "late March 2024", "summer 2024", '
    '"by the end of 2024" or "between February and August 2024"'
)
_HAS_NO_YEAR = r"^(?!.*\b[1-9][0-9]{3}\b)"
_SEASON = "|".join((*SEASONS.values(), "fall"))
_MONTH = "|".join((*(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS), "sept"))
_WHY_NOT_WORDS = {
    r"\b[0-9]{1,2}[/. -][0-9]{1,2}[/. -][0-9]{2,4}\b": (
        "does not tell day from month; write the month as a word, such as 30 January 2024"
    ),
    rf"{_HAS_NO_YEAR}.*\b(?:{_MONTH}|{_SEASON}|quarter|half)\b": (
        'names no year; add it in four digits, such as "February 2024"'
    ),
    _HAS_NO_YEAR: (
        "names no days, so it can't be kept whole; write the window it means, such as "
        '"by the end of 2024" or "summer 2024", or leave the date out'
    ),
    r"\b[0-9]{4} ?[‒–—―−/-] ?[0-9]{2}$": (
        "could be two years, a season or a month; write one such as "
        '"2023 to 2024" or "winter 2023/24"'
    ),
    r"\bweeks?\b": (
        'counts in weeks, which can\'t be kept; write the days, such as "4 to 10 March 2024"'
    ),
    rf"\b(?:early|mid|late)[ -](?:in )?(?:the )?(?:{_SEASON}|[0-9])": (
        "has no agreed days, as early, mid and late are kept of months alone; write "
        'the months, such as "January to March 2024" or "first quarter of 2024"'
    ),
    r"\b(?:end|close|beginning|start|turn|middle)\b": (
        'has no agreed days; write "by the end of 2024", "late March 2024", or the days'
    ),
    r"\b(?:around|about|circa|approximately|roughly|probably|possibly|perhaps|likely)\b": (
        "has a doubt that can't be kept where it stands; leave it out here, or write it of "
        'one date, such as "around November 2023"'
    ),
}
_VAGUE = [(re.compile(pattern, re.IGNORECASE), why) for pattern, why in _WHY_NOT_WORDS.items()]


def not_kept(text: str) -> str:
    """The sentence for a text that is no EDTF, or EDTF of a sort that is not kept."""
    for pattern, why in _REFUSED:
        if pattern.search(text):
            return f"{quote(text)} {why}."
    return f"{quote(text)} is not a date; {EXAMPLES}."


def words_not_kept(said: str) -> str:
    """The sentence for words that mean no one window, or none that is understood."""
    for pattern, why in _VAGUE:
        if pattern.search(said):
            return f"{quote(said)} {why}."
    return f"{quote(said)} can't be kept whole as a date; {_WORD_EXAMPLES}."


def off_calendar(text: str, numbers: list[str]) -> str | None:
    """The sentence for a year, month or day that does not exist; None if they do.

    Numbers are the year and perhaps month and day, of which those with open digits are passed over.
    """
    year, month, day = (int(n) if n.isdigit() else None for n in (*numbers, "", "")[:3])
    if year is not None and year < 1000:
        return f"{quote(text)} is out of range: years run from 1000 to 9999."
    if year is None or month is None:
        return None
    if not 1 <= month <= 12:
        return (
            f"{quote(text)} has no month {month:02}: months run from 01 to 12, and seasons "
            "from 21 (spring) to 24 (winter)."
        )
    days = calendar.monthrange(year, month)[1]
    if day is not None and not 1 <= day <= days:
        return f"{quote(text)} is not a day: {MONTHS[month - 1]} {year} runs from 1 to {days}."
    return None


def too_long(name: str, text: str, limit: int) -> str:
    return f'{quote(text)} is too long: "{name}" takes at most {limit} characters.'


def wrong_type(value: object, example: str = "2024-01-30") -> str:
    """The sentence for what is no text where text is due."""
    if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        return f'{int(value)} is a number, and a date is text; put quotes: "{int(value)}".'
    if isinstance(value, dt.date):
        day = value.isoformat()[:10]
        return f'{day} is not text; put quotes: "{day}".'
    return f'{kind(value)} is not a date; write text, such as "{example}".'


def quote(text: str) -> str:
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return '"' + "".join(c if c.isprintable() else ascii(c)[1:-1] for c in short) + '"'


def kind(value: object) -> str:
    """What a value of another type is called; the value itself may not bear showing."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return "A number"
    if isinstance(value, (list, tuple)):
        return "A list"
    if isinstance(value, dict):
        return "An object"
    return "This value"
