"""Which words went, and which came?

Scripts that put no blanks between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are compared
sign by sign, each with the marks that belong to it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from unicodedata import category

SAME, GONE, NEW = "same", "gone", "new"
LONGEST = 20_000  # words and signs; what is longer is shown as replaced whole
MOST_PAIRS = 40_000
LEAST_KEPT = 0.35  # of the shorter text; where less of it stayed, another was written
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao; Burmese; Khmer
    "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"  # Han and kana
)


@dataclass(frozen=True, slots=True)
class Piece:
    kind: str
    text: str


def words(text: str) -> list[str]:
    """The text cut into words, blanks and signs; put together again it is the same."""
    found: list[str] = []
    last = ""
    for character in text:
        sort = sort_of(character)
        joins = sort == "mark" or (sort == last and sort in {"word", "blank"})
        if found and joins:
            found[-1] += character
        else:
            found.append(character)
        last = last if sort == "mark" else sort
    return found


def sort_of(character: str) -> str:
    if category(character)[0] == "M":
        return "mark"
    if character.isspace():
        return "blank"
    if UNSPACED.match(character):
        return "sign"
    return "word" if character.isalnum() else "sign"


def difference(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """The old text with what went marked, and the new one with what came."""
    before, after = spaced(old), spaced(new)
    if len(before) > LONGEST or len(after) > LONGEST:
        return [Piece(GONE, old)], [Piece(NEW, new)]
    left: list[Piece] = []
    right: list[Piece] = []
    for op, i, j, k, m in matcher(before, after).get_opcodes():
        gone, came = "".join(before[i:j]), "".join(after[k:m])
        left += [Piece(SAME if op == "equal" else GONE, gone)] if gone else []
        right += [Piece(SAME if op == "equal" else NEW, came)] if came else []
    kept = sum(len(piece.text) for piece in left if piece.kind == SAME)
    if old and new and kept < LEAST_KEPT * min(len(old), len(new)):
        return [Piece(GONE, old)], [Piece(NEW, new)]
    return left, right


def spaced(text: str) -> list[str]:
    """Its words and signs, each with the spaces after it; line breaks stand alone."""
    found: list[str] = []
    for word in words(text):
        if found and word.isspace() and "\n" not in word:
            found[-1] += word
        else:
            found.append(word)
    return found


def matcher(before: list[str], after: list[str]) -> SequenceMatcher[str]:
    """Spaces are of no matter. Where few words come very often, the comparison goes by the rare
    ones: by all of them it would take longer than anybody waits."""
    keys = [[token.strip() or token for token in side] for side in (before, after)]
    old, new = (Counter(side) for side in keys)
    pairs = sum(count * new[key] for key, count in old.items())
    return SequenceMatcher(None, *keys, autojunk=pairs > MOST_PAIRS)


def of_lists(old: list[str], new: list[str]) -> tuple[list[Piece], list[Piece]]:
    """What went from the one list and what came to the other, whatever the order."""
    return (
        [Piece(SAME if item in new else GONE, item) for item in old],
        [Piece(SAME if item in old else NEW, item) for item in new],
    )
