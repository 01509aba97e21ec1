"""What do the archived copies say to an excerpt? The passage in its place, or the nearest one, and
what has become of it since."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from commitments.admin.word_diff import NEW, SAME, Piece, difference
from commitments.domain import verifications
from commitments.models import Capture, Evidence, Verification
from commitments.models import vocabulary as v

AROUND = 200
WORDS = {
    v.Verification.EXACT: "An archived copy has it word for word.",
    v.Verification.NORMALISED: "An archived copy has it, in another typography.",
    v.Verification.NOT_FOUND: "No archived copy has it.",
    v.Verification.NOT_CHECKED: "It was not looked for: no copy is held, or it waits its turn.",
}
LEFT_OUT = "An archived copy has it, but for what it leaves out, which is marked."
ONLY_ABOVE = "The headline alone has it; what somebody said has to stand in the text."
COLOURS = {
    v.Verification.EXACT: "success",
    v.Verification.NORMALISED: "info",
    v.Verification.NOT_FOUND: "danger",
    v.Verification.NOT_CHECKED: "default",
}


@dataclass(frozen=True)
class Passage:
    """Words of a copy with what stands around them; those that the excerpt has not are marked."""

    copy: str
    page: str
    before: str
    pieces: Sequence[Piece]
    after: str


@dataclass(frozen=True)
class Verified:
    """`held`: where a copy has it. `nearest`: what the newest copy has in its place, if it has it
    not; `likeness`: of 100."""

    result: v.Verification
    words: str
    held: Passage | None = None
    edited: bool = False
    nearest: Passage | None = None
    likeness: int = 0

    @property
    def label(self) -> str:
        return "Edited at the source" if self.edited else str(self.result.label)

    @property
    def colour(self) -> str:
        return "warning" if self.edited else COLOURS[self.result]


NOT_CHECKED = Verified(v.Verification.NOT_CHECKED, WORDS[v.Verification.NOT_CHECKED])


def verified(items: Collection[Evidence]) -> dict[int, Verified]:
    """Of those that have an excerpt, by their ids."""
    quoting = [item for item in items if item.excerpt.strip()]
    rows = verifications.standing(quoting)
    wanted = {pk for row in rows.values() for pk in (row.capture_id, row.newest_id)}
    copies = Capture.objects.in_bulk(wanted)
    return {
        item.pk: told(item, row, copies) if (row := rows.get(item.pk)) else NOT_CHECKED
        for item in quoting
    }


def told(item: Evidence, row: Verification, copies: dict[int, Capture]) -> Verified:
    result = v.Verification(row.result)
    words = LEFT_OUT if row.left_out else WORDS[result]
    if row.result == v.Verification.NOT_FOUND and row.in_title:
        words = ONLY_ABOVE
    return Verified(
        result,
        words,
        held=held(row, copies[row.capture_id]),
        edited=row.edited,
        nearest=nearest(item, row, copies[row.newest_id]),
        likeness=round(row.nearest_score or 0),
    )


def held(row: Verification, copy: Capture) -> Passage | None:
    if row.start is None or row.end is None:
        return None
    above = row.in_title
    text = copy.title if above else copy.text
    pieces: list[Piece] = []
    at = row.start
    for start, end in row.left_out:
        pieces += [Piece(SAME, text[at:start]), Piece(NEW, text[start:end])]
        at = end
    pieces.append(Piece(SAME, text[at : row.end]))
    name = f"{named(copy)}, its title" if above else named(copy)
    return Passage(name, page_of(copy), before(text, row.start), pieces, after(text, row.end))


def nearest(item: Evidence, row: Verification, copy: Capture) -> Passage | None:
    start, end = row.nearest_start, row.nearest_end
    if start is None or end is None:
        return None
    _, pieces = difference(item.excerpt, copy.text[start:end])
    return Passage(
        named(copy), page_of(copy), before(copy.text, start), pieces, after(copy.text, end)
    )


def before(text: str, place: int) -> str:
    return ("…" if place > AROUND else "") + text[max(place - AROUND, 0) : place]


def after(text: str, place: int) -> str:
    return text[place : place + AROUND] + ("…" if text[place + AROUND :] else "")


def page_of(copy: Capture) -> str:
    return reverse("admin:commitments_source_copy", args=[copy.source_id, copy.number])


def named(copy: Capture) -> str:
    when = date_format(localtime(copy.at), "j F Y")
    return f"Copy {copy.number}, {copy.get_how_display().partition(' ')[0].lower()} on {when}"
