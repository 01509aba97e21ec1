"""Which words went, and which came."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.admin.word_diff import GONE, LONGEST, NEW, SAME, Piece, difference, of_lists, words


def marked(old: str, new: str) -> tuple[list[str], list[str]]:
    left, right = difference(old, new)
    gone = [piece.text.strip() for piece in left if piece.kind == GONE]
    return gone, [piece.text.strip() for piece in right if piece.kind == NEW]


@pytest.mark.parametrize(
    ("old", "new", "gone", "came"),
    [
        ("The cat sat on the mat.", "The dog sat on the mat.", ["cat"], ["dog"]),
        ("The cat sat on the mat.", "The cat sat on the big mat!", ["."], ["big", "!"]),
        ("one two three four", "one two 2024 four", ["three"], ["2024"]),
        ("by 2024.", "by 2024 at last.", [], ["at last"]),
        ("the same", "the same", [], []),
        ("the same", "the  same ", [], []),
        ("first line\nsecond", "first line\n\nsecond", [""], [""]),
        ("", "all of it", [], ["all of it"]),
        ("all of it", "", ["all of it"], []),
        ("中国将采取行动打击前体", "中国已采取措施打击前体", ["将", "行动"], ["已", "措施"]),
        ("เราจะเริ่มทำงาน", "เราได้เริ่มทำงาน", ["จะ"], ["ได้"]),
        ("한국은 행동한다", "한국은 곧 행동한다", [], ["곧"]),
        ("हम काम करेंगे आज", "हम काम करते आज", ["करेंगे"], ["करते"]),
        ("über die Straße gehen", "über die Strasse gehen", ["Straße"], ["Strasse"]),
    ],
)
def test_what_went_and_what_came_is_marked(old, new, gone, came):
    assert marked(old, new) == (gone, came)


def test_another_text_is_replaced_whole():
    old = "The United States sent a delegation and launched the working group."
    new = "Prosecutions are not known and the precursors are under control."
    assert difference(old, new) == ([Piece(GONE, old)], [Piece(NEW, new)])


def test_what_is_added_at_length_leaves_the_rest_unmarked():
    old = "A short text."
    assert difference(old, old + " More." * 50)[0] == [Piece(SAME, old)]


def test_marks_stay_with_their_letters():
    assert words("นี้ e\u0301t") == ["นี้", " ", "e\u0301t"]


TEXTS = st.text(alphabet="ab 中文\n.é\u0301ก้", max_size=60)


@given(TEXTS, TEXTS)
def test_both_texts_are_there_to_the_last_sign(old, new):
    left, right = difference(old, new)
    assert "".join(piece.text for piece in left) == old
    assert "".join(piece.text for piece in right) == new
    assert "".join(words(old)) == old


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("word other " * 5000, "other word and " * 4000),
        (
            " ".join(f"w{n % 997}" for n in range(9000)),
            " ".join(f"w{n % 991}" for n in range(9000)),
        ),
        ("的" * LONGEST, "的" * (LONGEST - 1)),
        ("a " * (LONGEST + 1), "b"),
    ],
)
def test_long_texts_keep_nobody_waiting(old, new):
    begun = time.monotonic()
    difference(old, new)
    assert time.monotonic() - begun < 5


def test_entries_of_a_list_are_compared_whatever_their_order():
    assert of_lists(["a", "b"], ["b", "c"]) == (
        [Piece(GONE, "a"), Piece(SAME, "b")],
        [Piece(SAME, "b"), Piece(NEW, "c")],
    )
