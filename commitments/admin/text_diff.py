"""Two states of a long text side by side: what stayed is folded, what changed is told by words."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from commitments.admin.word_diff import GONE, NEW, SAME, Piece, difference

AROUND = 1  # paragraphs shown before and after a change


@dataclass(frozen=True, slots=True)
class Row:
    """`folded`: how many paragraphs that are the same are left out here."""

    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()
    folded: int = 0

    @property
    def changed(self) -> bool:
        return any(piece.kind != SAME for piece in (*self.left, *self.right))


def compared(old: str, new: str) -> list[Row]:
    """Nothing if they are the same."""
    before, after = paragraphs(old), paragraphs(new)
    rows: list[Row] = []
    for op, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "equal":
            rows += [Row((Piece(SAME, text),), (Piece(SAME, text),)) for text in before[i:j]]
        else:
            rows += altered(before[i:j], after[k:m])
    return folded(rows) if any(row.changed for row in rows) else []


def paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def altered(gone: list[str], came: list[str]) -> list[Row]:
    """Paragraph by paragraph as far as there are two, and then what is left of either."""
    rows = []
    for one, other in zip(gone, came, strict=False):
        left, right = difference(one, other)
        rows.append(Row(tuple(left), tuple(right)))
    rows += [Row(left=(Piece(GONE, text),)) for text in gone[len(came) :]]
    rows += [Row(right=(Piece(NEW, text),)) for text in came[len(gone) :]]
    return rows


def folded(rows: list[Row]) -> list[Row]:
    changed = [place for place, row in enumerate(rows) if row.changed]
    near = {place for middle in changed for place in range(middle - AROUND, middle + AROUND + 1)}
    shown: list[Row] = []
    left_out = 0
    for place, row in enumerate(rows):
        if place in near:
            shown += [Row(folded=left_out)] if left_out else []
            left_out = 0
            shown.append(row)
        else:
            left_out += 1
    return [*shown, *([Row(folded=left_out)] if left_out else [])]
