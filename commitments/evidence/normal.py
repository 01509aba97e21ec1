"""What is the same text, typography apart, and where in the original does each of its signs stand?

The normal form has Unicode's compatible forms made one (NFKC), and spaces, quotation marks, dashes
and ellipses in one way of writing each; soft hyphens and other signs that are not seen are left
out, and so is a space beside Han or kana, which is put there by line ends alone.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
QUOTES = (
    "\"'`\u00ab\u00bb\u02b9-\u02bd\u02ca\u02cb\u2018-\u201f\u2032-\u2037\u2039\u203a\u275b-\u275e"
    "\u2e42\u300c-\u300f\u301d-\u301f"
)
DASHES = "\\-\u058a\u2010-\u2015\u2043\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40"
WIDE = (
    "\u2e80-\u2fdf\u3000-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\U00020000-\U0003ffff"
)
# What NFKC leaves as it is, whatever stands before it: most of what is written.
PLAIN = (
    "\x00-\x7f\u00c0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0180-\u01c3\u01cd-\u01f0"
    "\u01f4-\u024f\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9\u0400-\u0481\u048a-\u052f\u05d0-\u05ea"
    "\u0621-\u063a\u0641-\u064a\u0e01-\u0e32\u0e34-\u0e37\u0e40-\u0e47\u2010\u2012-\u2016"
    "\u2018-\u2023\u3001\u3002\u3008-\u3011\u3041-\u3096\u30a1-\u30fe\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3"
)
SUSPECT = re.compile(f"[^{PLAIN}]")
IS_UNSEEN = re.compile(f"[{UNSEEN}]")
WAYS = re.compile(
    rf"(?=[\s….{QUOTES}{DASHES}])(?:"
    rf"(?P<ellipsis>\s*(?:…|\.(?:\s?\.)+)(?:\s*(?:…|\.(?:\s?\.)+))*\s*)"
    rf"|(?P<nothing>(?<=[{WIDE}])\s+|\s+(?=[{WIDE}]))"
    rf"|(?P<space>[^\S ]\s*|\s\s+)"
    rf"|(?P<quote>[{QUOTES}]+)"
    rf"|(?P<dash>[{DASHES}]+))"
)
ONE_WAY = {"ellipsis": "…", "nothing": "", "space": " ", "quote": '"', "dash": "-"}
# Vowel signs and the like which are no combining marks, and yet make one letter with what stands
# before them.
COMPOSES = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e"
    "\u1b35\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
)


class Places:
    """Where what was rewritten stood before: pieces, each begun at (now, before), which either run
    along with it sign by sign or are one thing made of another."""

    def __init__(self) -> None:
        self.now: list[int] = []
        self.before: list[int] = []
        self.along: list[bool] = []

    def piece(self, now: int, before: int, *, along: bool) -> None:
        self.now.append(now)
        self.before.append(before)
        self.along.append(along)

    def first(self, place: int) -> int:
        """Where the sign at that place began."""
        at = bisect_right(self.now, place) - 1
        return self.before[at] + (place - self.now[at] if self.along[at] else 0)

    def end(self, place: int) -> int:
        """Where the sign before that place ended."""
        at = bisect_right(self.now, place - 1) - 1
        if self.along[at]:
            return self.before[at] + place - self.now[at]
        return self.before[at + 1]


class Normal:
    """A text in its normal form. `first` and `end` lead from places in it to the original's."""

    def __init__(self, original: str) -> None:
        one, self._letters = compatible(original.replace("\u00b4", "'"))
        self.text, self._ways = one_way_of_writing(one)

    def first(self, place: int) -> int:
        return self._letters.first(self._ways.first(place))

    def end(self, place: int) -> int:
        return self._letters.end(self._ways.end(place))


def compatible(text: str) -> tuple[str, Places]:
    """In NFKC, without what is not seen."""
    places = Places()
    if unicodedata.is_normalized("NFKC", text) and not IS_UNSEEN.search(text):
        places.piece(0, 0, along=True)
        return text, places
    parts: list[str] = []
    now = at = 0
    while found := SUSPECT.search(text, at):
        start = found.start()
        if start > at and joins(text[start]):
            start -= 1
        stop = found.end()
        while stop < len(text) and joins(text[stop]):
            stop += 1
        places.piece(now, at, along=True)
        made = unicodedata.normalize("NFKC", IS_UNSEEN.sub("", text[start:stop]))
        parts += [text[at:start], made]
        now += start - at
        places.piece(now, start, along=False)
        now += len(made)
        at = stop
    places.piece(now, at, along=True)
    parts.append(text[at:])
    return "".join(parts), places


@lru_cache(maxsize=4096)
def joins(sign: str) -> bool:
    """Whether it may become one with what stands before it."""
    if IS_UNSEEN.match(sign):
        return True
    first = unicodedata.normalize("NFKD", sign)[0]
    return unicodedata.combining(first) != 0 or first in COMPOSES or "\u1160" <= first <= "\u11ff"


def one_way_of_writing(text: str) -> tuple[str, Places]:
    places = Places()
    parts: list[str] = []
    now = at = 0
    for found in WAYS.finditer(text):
        made = ONE_WAY[str(found.lastgroup)]
        if made == found.group():
            continue
        places.piece(now, at, along=True)
        parts += [text[at : found.start()], made]
        now += found.start() - at
        places.piece(now, found.start(), along=False)
        now += len(made)
        at = found.end()
    places.piece(now, at, along=True)
    parts.append(text[at:])
    return "".join(parts), places
