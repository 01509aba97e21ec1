"""The same text in another typography has the same normal form, and each sign keeps its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.evidence.normal import Normal, joins

WRITINGS = [
    "China's “word”",
    "9–5, a — b",
    "so… on",
    "dip\u00adlo\u00admacy",
    "a\u00a0b\u2009c\u3000d",
    "cafe\u0301 ﬁne Å",
    "ｶﾞﾗｽ 한글 ㄱㅏ",
    "中国 2023 年，\n说",
    "กำลังที่\u200bนี่",
    "\u09c7\u09be \U00011935\U00011930",
]
texts = st.lists(st.one_of(st.sampled_from(WRITINGS), st.text(max_size=8)), max_size=6).map(
    " ".join
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“we will”", '"we will"'),
        ("China’s", "China's"),
        ("«oui»", '"oui"'),
        ("「是」", '"是"'),
        ("2019–2023", "2019-2023"),
        ("a -- b", "a — b"),
        ("and so…", "and so..."),
        ("and so . . . on", "and so…on"),
        ("dip\u00adlomacy", "diplomacy"),
        ("a\u00a0b", "a b"),
        ("a \n\t b", "a b"),
        ("cafe\u0301", "café"),
        ("ﬁne", "fine"),
        ("１２３，", "123,"),
        ("中国\n政府", "中国政府"),
        ("2023 年", "2023年"),
        ("ที่\u200bนี่", "ที่นี่"),
        ("กำ", "ก\u0e4d\u0e32"),
    ],
)
def test_the_same_but_for_typography(one: str, other: str) -> None:
    assert Normal(one).text == Normal(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [("will", "shall"), ("will", "Will"), ("1.5", "15"), ("中国", "中國"), ("a b", "ab")],
)
def test_words_stay_apart(one: str, other: str) -> None:
    assert Normal(one).text != Normal(other).text


@given(texts)
def test_what_is_normal_stays_so(text: str) -> None:
    once = Normal(text).text
    assert Normal(once).text == once


@given(texts.filter(lambda text: "\u00b4" not in text))
def test_compatible_forms_are_one(text: str) -> None:
    assert Normal(text).text == Normal(unicodedata.normalize("NFKC", text)).text


@given(texts)
def test_every_sign_leads_back_to_where_it_was_made(text: str) -> None:
    normal = Normal(text)
    for place in range(len(normal.text)):
        first, end = normal.first(place), normal.end(place + 1)
        assert 0 <= first < end <= len(text)
        assert normal.text[place] in Normal(text[first:end]).text or text[first:end].isspace()


@given(texts, st.data())
def test_a_passage_leads_back_to_what_says_the_same(text: str, data: st.DataObject) -> None:
    normal = Normal(text)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    passage = normal.text[start:end]
    if passage.strip():
        original = text[normal.first(start) : normal.end(end)]
        assert passage.strip() in Normal(original).text


def test_all_that_composes_is_known() -> None:
    """Whatever Unicode composes with the letter before it is taken together with that letter."""
    for number in range(0x110000):
        parts = unicodedata.normalize("NFD", chr(number))
        if len(parts) > 1 and unicodedata.normalize("NFC", parts) == chr(number):
            assert all(map(joins, parts[1:])), f"U+{number:04X}"
