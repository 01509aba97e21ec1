"""Which vague date do plain English words mean, such as "by the end of 2024"?

Words are kept only where they have one window: what needs to know when it was said ("next month"),
or leaves its days to taste ("early 2024"), is refused with what could be written instead. A span
("from February to August") is `A/B`; one unknown day in it ("between February and August") is
`[A..B]`. "By March 2024" takes in March, "before" and "after" leave it out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from commitments.domain.date_refusals import quote, too_long, words_not_kept, wrong_type
from commitments.domain.date_units import unit
from commitments.domain.dates import EDTF_LENGTH, SAID_LENGTH, DateError, bounds, one_line, parse
from commitments.models.vague_date import VagueDate

_SHARED = 4
_NO_WORDS = re.compile(r"[0-9XYESTZ?~%/.,:+\[\]{} -]*")
_EDTF_AND_WORDS = re.compile(r"([^()]*[^() ]) ?\(((?!\?\)).+)\)")
_LEAD = re.compile(
    "(?:in the course of|(?:at some point|some time|sometime|any time)(?: in| on| during)?"
    "|in(?! or )|on(?! or )|at|over|during|throughout|within|the|of) "
)
_AROUND = re.compile(
    "(?:(?:in|on|at) or )?(?:around|about|circa|ca|c|approximately|approx|roughly) "
)
_PERHAPS = re.compile("(?:probably|possibly|perhaps|maybe|likely) ")
_QUERY = re.compile(r"(.*?) ?(?:\?|\(\?\))")
_MARKS = {(True, True): "%", (True, False): "~", (False, True): "?", (False, False): ""}

_BY = "(?:by(?: no later than)?|no later than|not later than|until|till|up to|on or before)"
_END = "(?:the )?(?:(?:very )?(?:end|close)|year[ -]end)(?:[ -]of)?"
_BY_END = re.compile(f"(?:{_BY}|before) {_END}[ -](?P<when>.+)")
_BY_DATE = re.compile(f"{_BY} (?P<when>.+)")
_AT_LATEST = re.compile("(?P<when>.+) at the latest")
_BEFORE = re.compile("(?:before|prior to|ahead of) (?P<when>.+)")
_AFTER = re.compile("(?:after|following) (?P<when>.+)")
_SINCE = re.compile(
    "(?:since|from|starting(?: in| on| from)?|as from|on or after|no earlier than|not before)"
    " (?P<when>.+?)(?: onwards?| on)?"
)
_ONWARDS = re.compile("(?P<when>.+) (?:onwards?|or later)")
_PLAIN = re.compile("[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
_JOINT = re.compile(" ?- ?| to | until | till | through ")


class _Window(NamedTuple):
    """The first and last date named, as EDTF, and the mark of doubt that both bear."""

    first: str
    last: str
    mark: str

    @property
    def edtf(self) -> str:
        if self.first == self.last:
            return self.first + self.mark
        return f"{self.first}{self.mark}/{self.last}{self.mark}"

    @property
    def first_day(self) -> dt.date:
        return bounds(self.first)[0]

    @property
    def last_day(self) -> dt.date:
        return bounds(self.last)[1]


class _NotWholeError(Exception):
    """Why the words can't be kept, as the rest of a sentence that begins with them."""


def read_words(text: object) -> VagueDate:
    """The date that the words mean, with the words in `said`.

    EDTF is taken as it is, alone or followed by the words in brackets: `2024-22 (over the summer)`.
    Raises DateError, with a suggestion, on what can't be kept whole.
    """
    if not isinstance(text, str):
        raise DateError(wrong_type(text))
    if len(text) > 2 * (EDTF_LENGTH + SAID_LENGTH):
        raise DateError(too_long("said", text, SAID_LENGTH))
    line = " ".join(text.split())
    with_words = _EDTF_AND_WORDS.fullmatch(line)
    try:
        return parse({"edtf": with_words[1], "said": with_words[2]} if with_words else line)
    except DateError as error:
        said = one_line(line)
        try:
            edtf = _expression(_plain_words(said))
        except _NotWholeError as why:
            raise DateError(f"{quote(said)} {why}.") from error
        if edtf:
            return parse({"edtf": edtf, "said": said})
        if _NO_WORDS.fullmatch(said):
            raise
        raise DateError(words_not_kept(said)) from error


def as_words(date: VagueDate) -> str:
    """The text to edit a date in: what read_words reads back as the same date."""
    if not date.said:
        return date.edtf
    try:
        understood = read_words(date.said) == date
    except DateError:
        understood = False
    return date.said if understood else f"{date.edtf} ({date.said})"


def _plain_words(said: str) -> str:
    words = re.sub("[‒–—―−]", " - ", said.lower())
    words = re.sub("(?<=[a-z])[.,]|(?<=[0-9])[.,](?= |$)|,", " ", words)
    words = re.sub("([0-9])-([a-z]{3,9})-([0-9])", r"\1 \2 \3", words)
    words = words.replace("-to-", " to ").replace("middle of", "mid").replace("mid-to", "mid to")
    return " ".join(words.split())


def _expression(words: str) -> str | None:
    """The words as EDTF, or None if they are not understood or can't be kept whole."""
    rest, mark = _without_doubt(words)
    for reading in (_one, _by, _open, _between, _span, _neighbours):
        edtf = reading(rest)
        if edtf:
            return _marked(edtf, mark)
    return None


def _marked(edtf: str, mark: str) -> str | None:
    """Doubt about the whole, as doubt about each end; inside brackets EDTF has no place for it."""
    if mark and re.search(r"[\[?~%]", edtf):
        return None
    return "/".join(end if end == ".." else end + mark for end in edtf.split("/"))


def _without_doubt(words: str) -> tuple[str, str]:
    around = perhaps = False
    query = _QUERY.fullmatch(words)
    if query:
        words, perhaps = query[1], True
    while True:
        if match := _AROUND.match(words):
            around = True
        elif match := _PERHAPS.match(words):
            perhaps = True
        elif not (match := _LEAD.match(words)):
            return words, _MARKS[around, perhaps]
        words = words[match.end() :]


def _window(words: str) -> _Window | None:
    rest, mark = _without_doubt(words)
    named = unit(rest)
    return _Window(*named, mark) if named else None


def _one(words: str) -> str | None:
    window = _window(words)
    return window.edtf if window else None


def _by(words: str) -> str | None:
    by_end = _BY_END.fullmatch(words)
    window = _window(by_end["when"]) if by_end else None
    if window:
        return f"../{window.last_day}{window.mark}"
    by = _BY_DATE.fullmatch(words) or _AT_LATEST.fullmatch(words)
    window = _window(by["when"].removesuffix(" at the latest")) if by else None
    return f"../{window.last}{window.mark}" if window else None


def _open(words: str) -> str | None:
    """Before, after and since; doubt can't move the day that they leave out."""
    for pattern in (_BEFORE, _AFTER, _SINCE, _ONWARDS):
        match = pattern.fullmatch(words)
        window = _window(match["when"]) if match else None
        if window and pattern in (_SINCE, _ONWARDS):
            return f"{window.first}{window.mark}/.."
        if window and not window.mark:
            if pattern is _BEFORE:
                return f"../{_shifted(window.first_day, -1)}"
            return f"{_shifted(window.last_day, 1)}/.."
    return None


def _shifted(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError as error:
        raise _NotWholeError("goes beyond the year 9999; write an earlier date") from error


def _between(words: str) -> str | None:
    if not words.startswith("between "):
        return None
    for first, last in _pairs(words.removeprefix("between "), re.compile(" and ")):
        return _one_day_in(first, last)
    return None


def _span(words: str) -> str | None:
    for first, last in _pairs(words.removeprefix("from "), _JOINT):
        _check_order(first, last)
        return f"{first.first}{first.mark}/{last.last}{last.mark}"
    return None


def _neighbours(words: str) -> str | None:
    """Two windows that touch: in one of them, or in both."""
    for joint in (" or ", " and "):
        for first, last in _pairs(words, re.compile(joint)):
            if last.first_day != _shifted(first.last_day, 1):
                raise _NotWholeError(
                    "leaves out the days between; write the span they lie in, such as "
                    '"between February and August 2024", or a date for each'
                )
            if joint == " or ":
                return _one_day_in(first, last)
            return f"{first.first}{first.mark}/{last.last}{last.mark}"
    return None


def _one_day_in(first: _Window, last: _Window) -> str | None:
    _check_order(first, last)
    if first.mark or last.mark:
        return None
    alike = len(first.first) == len(last.last)
    if alike and _PLAIN.fullmatch(first.first) and _PLAIN.fullmatch(last.last):
        return f"[{first.first}..{last.last}]"
    return f"[{first.first_day}..{last.last_day}]"


def _check_order(first: _Window, last: _Window) -> None:
    if first.first_day > last.last_day:
        raise _NotWholeError(
            'ends before it begins; name both years, such as "December 2023 to February 2024"'
        )


def _pairs(words: str, joint: re.Pattern[str]) -> Iterator[tuple[_Window, _Window]]:
    """The two windows on either side of a joint, wherever both can be read.

    Each may leave to the other what they share: 30 to 31 January 2024, January 30 to 31, 2024.
    """
    for match in joint.finditer(words):
        left, right = words[: match.start()].split(), words[match.end() :].split()
        last = _first_read(right, *(left[:n] + right for n in range(1, _SHARED)))
        first = _first_read(left, *(left + right[n:] for n in range(1, _SHARED + 1)))
        if first and last:
            yield first, last


def _first_read(*readings: list[str]) -> _Window | None:
    for words in readings:
        window = _window(" ".join(words))
        if window:
            return window
    return None
