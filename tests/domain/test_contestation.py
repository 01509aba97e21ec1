from __future__ import annotations

from itertools import permutations

import pytest

from commitments.domain.contestation import ORDER, contestation, furthest_contestation
from tests.domain.builders import noon, view

ONE_SUBJECT = [
    ("nobody spoke", [], "silent"),
    ("one actor", [("us", "progress", "no")], "one_sided"),
    ("one actor, without judging", [("us", "unstated", "unstated")], "one_sided"),
    (
        "one state through its agencies, agreed",
        [("us", "progress", "no"), ("dea", "progress", "no")],
        "one_sided",
    ),
    (
        "one state, one of it without judging",
        [("us", "progress", "no"), ("dea", "unstated", "unstated")],
        "one_sided",
    ),
    (
        "one state through agencies of equal rank, at odds",
        [("dea", "progress", "unstated"), ("ondcp", "no_progress", "unstated")],
        "divided",
    ),
    (
        "one state, at odds over sufficiency alone",
        [("us", "progress", "yes"), ("dea", "progress", "no")],
        "divided",
    ),
    (
        "a divided state beside one that did not judge",
        [("us", "progress", "no"), ("dea", "no_progress", "no"), ("cn", "unstated", "unstated")],
        "divided",
    ),
    (
        "a divided state beside one that judged only what the two left open",
        [
            ("us", "progress", "unstated"),
            ("dea", "no_progress", "unstated"),
            ("cn", "unstated", "yes"),
        ],
        "divided",
    ),
    ("two states, agreed", [("us", "progress", "no"), ("cn", "progress", "no")], "uncontested"),
    (
        "two states, one did not judge",
        [("us", "violated", "no"), ("cn", "unstated", "unstated")],
        "uncontested",
    ),
    (
        "two states, neither judged",
        [("us", "unstated", "unstated"), ("cn", "unstated", "unstated")],
        "uncontested",
    ),
    (
        "two states, one silent on sufficiency",
        [("us", "progress", "no"), ("cn", "progress", "unstated")],
        "uncontested",
    ),
    (
        "two states differ in view",
        [("us", "progress", "unstated"), ("cn", "fulfilled", "unstated")],
        "contested",
    ),
    (
        "two states differ over sufficiency alone",
        [("us", "progress", "no"), ("cn", "progress", "yes")],
        "contested",
    ),
    (
        "views unstated, sufficiency at odds",
        [("us", "unstated", "no"), ("cn", "unstated", "yes")],
        "contested",
    ),
    (
        "agencies of two states differ, their states spoke alike",
        [
            ("us", "unstated", "unstated"),
            ("cn", "unstated", "unstated"),
            ("dea", "no_progress", "unstated"),
            ("mps", "fulfilled", "unstated"),
        ],
        "contested",
    ),
    (
        "a state that agrees with one half of a divided one",
        [
            ("us", "progress", "unstated"),
            ("dea", "no_progress", "unstated"),
            ("cn", "progress", "unstated"),
        ],
        "contested",
    ),
    (
        "answers to a request",
        [("cn", "refused", "unstated"), ("mx", "accepted", "unstated")],
        "contested",
    ),
]


@pytest.mark.parametrize(
    ("spoken", "expected"), [row[1:] for row in ONE_SUBJECT], ids=[row[0] for row in ONE_SUBJECT]
)
def test_contestation_of_one_subject(spoken: list[tuple[str, str, str]], expected: str) -> None:
    views = [view(actor, said, sufficient=enough) for actor, said, enough in spoken]
    assert {contestation(order) for order in permutations(views)} == {expected}


def test_newest_view_of_each_actor_counts() -> None:
    views = [
        view("us", "no_progress", "2024-01-10"),
        view("cn", "fulfilled", "2024-01-20"),
        view("us", "fulfilled", "2024-02-01"),
    ]
    assert contestation(views) == "uncontested"
    assert contestation(views[:2]) == "contested"


def test_older_view_of_same_day_gives_way_to_later_published() -> None:
    morning = view("us", "fulfilled", "2024-01-10", published_at=noon("2024-01-11"))
    evening = view("us", "violated", "2024-01-10", published_at=noon("2024-01-12"))
    other = view("cn", "fulfilled", "2024-01-01")
    assert contestation([evening, other, morning]) == "contested"


def test_corrected_view_counts_no_longer() -> None:
    wrong = view("us", "violated", "2024-01-10", id=1001)
    right = view("us", "fulfilled", "2024-01-05", id=1002, supersedes=1001)
    other = view("cn", "fulfilled", "2024-01-01")
    assert contestation([wrong, other]) == "contested"
    assert contestation([wrong, other, right]) == "uncontested"


DIFFERENT_SUBJECTS = [
    ("nothing said", [], "silent"),
    ("one actor, of the whole and of a party, differently", [("us", None, "progress"),
     ("us", "cn", "violated")], "one_sided"),
    ("two states differ, of different subjects", [("us", None, "progress"),
     ("cn", "cn", "fulfilled")], "one_sided"),
    ("agreed of the whole, contested of a party", [("us", None, "progress"),
     ("cn", None, "progress"), ("us", "cn", "progress"), ("cn", "cn", "fulfilled")], "contested"),
    ("contested of the whole, one-sided of a party", [("us", None, "violated"),
     ("cn", None, "fulfilled"), ("us", "cn", "progress")], "contested"),
    ("agreed between states of one party, divided of another", [("us", "cn", "progress"),
     ("cn", "cn", "progress"), ("us", "mx", "progress"), ("dea", "mx", "violated")], "divided"),
    ("one-sided of one party, agreed of another", [("us", "mx", "progress"),
     ("us", "cn", "progress"), ("cn", "cn", "progress")], "uncontested"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [row[1:] for row in DIFFERENT_SUBJECTS],
    ids=[row[0] for row in DIFFERENT_SUBJECTS],
)
def test_contestation_is_the_furthest_of_any_subject(
    spoken: list[tuple[str, str | None, str]], expected: str
) -> None:
    views = [view(actor, said, party=party) for actor, party, said in spoken]
    assert furthest_contestation(views) == expected
    assert furthest_contestation(reversed(views)) == expected


def test_order_of_contestation_rises_from_silence_to_contest() -> None:
    assert list(ORDER) == ["silent", "one_sided", "uncontested", "divided", "contested"]
