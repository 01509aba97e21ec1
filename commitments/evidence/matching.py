"""Are these words in that text, and where?

A position counts code points from the text's beginning. With what stands before and after, the
words make a TextQuoteSelector (W3C, Web Annotation Data Model, 4.2.4), by which the passage is
found again in another edition of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rapidfuzz import fuzz

from commitments.evidence.normal import Normal
from commitments.models.vocabulary import Verification

BESIDE = 32
MOST_LEFT_OUT = 1000
LEAST_ALIKE = 50.0
MOST_COMPARED = 1000  # what is longer takes long, and is told by its beginning as well
WORD = "0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f"
# Between these the text has no seam: a word, or a figure, would be cut in two.
CUT = re.compile(rf"[{WORD}]{{2}}|[0-9][.,][0-9]")
LEFT_OUT = re.compile(r"[\[(]?…[\])]?")
ENDS = ' "…[]()'
BETWEEN = ' ,;:"…'


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage most like the words; `score`: how alike, of 100."""

    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """`span`: where; none if nowhere, and then `nearest` may be. `left_out`: what stands in the
    text where the words have an ellipsis."""

    result: Verification
    span: Span | None = None
    prefix: str = ""
    suffix: str = ""
    left_out: tuple[Span, ...] = ()
    nearest: Nearest | None = None


class Text:
    """What is looked in. Its normal form is made once, and only if something is not there as it
    was quoted."""

    def __init__(self, original: str) -> None:
        self.original = original

    @cached_property
    def normal(self) -> Normal:
        return Normal(self.original)


def look(words: str, text: Text) -> Found:
    """`words`: not empty."""
    exact = next(occurrences(words.strip(), text.original), None)
    if exact is not None:
        return found(Verification.EXACT, exact, text.original)
    sought = Normal(words).text.strip()
    for wanted in (sought, sought.strip(ENDS)):
        place = next(occurrences(wanted, text.normal.text), None) if wanted else None
        if place is not None:
            return found(Verification.NORMALISED, original(place, text), text.original)
    parts = [part.strip(ENDS) for part in LEFT_OUT.split(sought.strip(ENDS))]
    if len(parts) > 1 and all(parts) and (spans := in_order(parts, text.normal.text)):
        return found_in_parts([original(span, text) for span in spans], text.original)
    return Found(Verification.NOT_FOUND, nearest=nearest(sought, text))


def occurrences(words: str, text: str, start: int = 0) -> Iterator[Span]:
    """Each place with the words, but for those where they would begin or end within a word or a
    figure."""
    at = text.find(words, start) if words else -1
    while at != -1:
        end = at + len(words)
        if not (cuts(text, at) or cuts(text, end)):
            yield Span(at, end)
        at = text.find(words, at + 1)


def cuts(text: str, place: int) -> bool:
    around = text[max(place - 2, 0) : place + 2]
    seam = place - max(place - 2, 0)
    return any(
        found.start() < seam < found.end()
        for at in range(len(around))
        if (found := CUT.match(around, at)) is not None
    )


def in_order(parts: list[str], text: str) -> list[Span]:
    """Where the parts follow one another, near each other, the least being left out between them;
    empty if nowhere."""
    start = 0
    while first := next(occurrences(parts[0], text, start), None):
        spans = [first]
        for part in parts[1:]:
            following = next(occurrences(part, text, spans[-1].end), None)
            if following is None:
                return []
            spans.append(following)
        for place in reversed(range(len(spans) - 1)):
            spans[place] = last_before(parts[place], text, spans[place], spans[place + 1])
        if all(other.start - one.end <= MOST_LEFT_OUT for one, other in pairwise(spans)):
            return spans
        start = spans[0].start + 1
    return []


def last_before(part: str, text: str, one: Span, following: Span) -> Span:
    for nearer in occurrences(part, text, one.start):
        if nearer.end > following.start:
            break
        one = nearer
    return one


def original(span: Span, text: Text) -> Span:
    return Span(text.normal.first(span.start), text.normal.end(span.end))


def found_in_parts(spans: list[Span], text: str) -> Found:
    whole = found(Verification.NORMALISED, Span(spans[0].start, spans[-1].end), text)
    left_out = tuple(Span(one.end, other.start) for one, other in pairwise(spans))
    return Found(whole.result, whole.span, whole.prefix, whole.suffix, left_out)


def found(result: Verification, span: Span, text: str) -> Found:
    return Found(
        result,
        span,
        prefix=text[max(span.start - BESIDE, 0) : span.start],
        suffix=text[span.end : span.end + BESIDE],
    )


def nearest(sought: str, text: Text) -> Nearest | None:
    """The passage most like the words, or like their beginning, in whole words; none where nothing
    is like them."""
    normal = text.normal.text
    if not sought or not normal:
        return None
    alike = fuzz.partial_ratio_alignment(sought[:MOST_COMPARED], normal, score_cutoff=LEAST_ALIKE)
    if alike is None or alike.dest_end <= alike.dest_start:
        return None
    start, end = alike.dest_start, alike.dest_end
    while start > 0 and cuts(normal, start):
        start -= 1
    while end < len(normal) and cuts(normal, end):
        end += 1
    while start < end - 1 and normal[start] in BETWEEN:
        start += 1
    while start < end - 1 and normal[end - 1] in BETWEEN:
        end -= 1
    return Nearest(original(Span(start, end), text), round(alike.score, 1))
