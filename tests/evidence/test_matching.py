"""Words are in a text exactly, in another typography, or not; and where, is told as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.evidence.matching import Found, Text, look

PAGE = (
    "China’s leader said: “We will…\u00a0act on 1.5 tons of precursors — soon,” and, after much "
    "talk, agreed to begin a working group by 15 January. 中方将采取措施，打击芬太尼。"
    " กระทรวงการต่างประเทศจีนกล่าวว่าจะร่วมมือกัน"
)


def found(words: str, page: str = PAGE) -> Found:
    return look(words, Text(page))


def passage(words: str, page: str = PAGE) -> str:
    span = found(words, page).span
    return "" if span is None else page[span.start : span.end]


@pytest.mark.parametrize(
    "words",
    [
        "agreed to begin a working group",
        "“We will…\u00a0act",
        "中方将采取措施，打击芬太尼",
        "จะร่วมมือกัน",
        "  agreed to begin  ",
    ],
)
def test_verbatim_is_exact(words: str) -> None:
    assert found(words).result == "exact"
    assert passage(words) == words.strip()


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("China's leader said", "China’s leader said"),
        ("We will... act", "We will…\u00a0act"),
        ("We will… act", "We will…\u00a0act"),
        ("precursors - soon", "precursors — soon"),
        ("a work\u00ading group", "a working group"),
        ("begin\n  a working", "begin a working"),
        ("中方将采取措施,打击芬太尼", "中方将采取措施，打击芬太尼"),
        ("“agreed to begin a working group”", "agreed to begin a working group"),
        ("… agreed to begin …", "agreed to begin"),
        ("ต่างประเทศ\u200bจีน", "ต่างประเทศจีน"),
    ],
)
def test_another_typography_is_normalised_and_the_place_is_the_originals(
    words: str, stands: str
) -> None:
    assert found(words).result == "normalised"
    assert passage(words) == stands


@pytest.mark.parametrize(
    "words",
    [
        "agreed to start a working group",
        "act on 1",
        "by 1",
        "begin a workin",
        "ct on 1.5 tons",
        "中方将不采取措施",
        "Agreed to begin",
    ],
)
def test_other_words_are_not_found(words: str) -> None:
    assert found(words).result == "not_found"
    assert found(words).span is None


def test_what_was_left_out_is_told() -> None:
    one = found("leader said […] agreed to begin")

    assert one.result == "normalised"
    assert passage("leader said […] agreed to begin").startswith("leader said: “We")
    assert [PAGE[span.start : span.end] for span in one.left_out] == [
        ": “We will…\u00a0act on 1.5 tons of precursors — soon,” and, after much talk, "
    ]


def test_an_ellipsis_of_the_page_leaves_nothing_out() -> None:
    assert found("We will... act").left_out == ()


def test_an_ellipsis_does_not_turn_the_order_round() -> None:
    assert found("agreed to begin … leader said").result == "not_found"


def test_an_ellipsis_does_not_reach_across_the_page() -> None:
    far = "leader said it. " + "Other news. " * 100 + "They agreed to begin."
    assert found("leader said … agreed to begin", far).result == "not_found"


def test_an_ellipsis_leaves_out_as_little_as_can_be() -> None:
    page = "We will. " * 150 + "We will, we say, act."
    assert passage("We will … act", page) == "We will, we say, act"


def test_the_words_around_are_kept() -> None:
    one = found("agreed to begin")
    assert one.prefix == "s — soon,” and, after much talk, "[-32:]
    assert one.suffix == " a working group by 15 January. "[:32]


def test_at_the_ends_nothing_is_around() -> None:
    one = found("All of it.", "All of it.")
    assert (one.prefix, one.suffix) == ("", "")


def test_the_nearest_passage_is_whole_words_with_its_likeness() -> None:
    near = found("agreed to start a working group in 15 days").nearest

    assert near is not None
    assert PAGE[near.span.start : near.span.end].startswith("agreed to begin a working group")
    assert 60 < near.score < 100


def test_nothing_is_near_what_is_like_nothing() -> None:
    assert found("zzz qqq xxx jjj kkk").nearest is None
    assert found("anything", "").nearest is None


@given(st.text(min_size=1), st.text(), st.text())
def test_what_is_put_into_a_text_is_found_there(words: str, before: str, after: str) -> None:
    page = f"{before} {words} {after}"
    result = found(words, page).result if words.strip() else "exact"
    assert result in ("exact", "normalised")


@given(st.text(min_size=1), st.text())
def test_a_place_holds_the_words(words: str, page: str) -> None:
    one = found(words, page)
    if one.result == "exact" and one.span is not None:
        assert page[one.span.start : one.span.end] == words.strip()
