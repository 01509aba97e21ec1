"""A cursor that is none of the list's, in its order and with its filters, is a 400."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from commitments.models import Commitment
from commitments.reading.keyset import question_of
from commitments.reading.listings import LISTINGS
from tests.api.client import Api, told
from tests.factories.records import make_claim, make_commitment
from tests.factories.states import published, retracted

pytestmark = pytest.mark.django_db
REFUSED = (
    400,
    [
        {
            "parameter": "cursor",
            "detail": "It is not of this list, in this order and with these filters; follow next"
            " or previous as they are given.",
        }
    ],
)
ODD: list[Any] = [
    None, True, 1, 1.5, [], {}, "", "x", "1_0", "٣", " 1", "1e400", "NaN", "Infinity", "-",
    "infinity", "now", "2024-13-01", "2024-W01-1T00:00:00", "2024-02-30 00:00:00+00",
    "2024-01-01T00:00:00", "0000-01-01", "99999-01-01", "9" * 40, "\x00", "\ud800", "a" * 5000,
]  # fmt: skip


def packed(value: Any, listing: Any = LISTINGS["commitment"], ordering: str = "-made_on") -> str:
    """Those keys as a cursor of the list in that order."""
    text = base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
    return f"{question_of(listing, ordering, {})}.{text}"


@pytest.fixture
def second_page(db: None) -> str:
    """The cursor to the second page of the commitments by title."""
    for title in ("One", "Two", "Three"):
        published(make_commitment(title.lower(), title=title))
    return str(cursor_of(Api().get("commitments/", ordering="title", page_size=1)))


def cursor_of(answer: Any, way: str = "next") -> Any:
    return answer.json()[way].partition("cursor=")[2].partition("&")[0]


@pytest.mark.parametrize(
    "cursor",
    [
        "x", "-", "--", "%%%", "a" * 1999, "é", "null", "-bnVsbA", "====", "+/+/",
        packed(None), packed([]), packed(["a"]), packed(["a", "b", "c"]), packed({"a": "b"}),
        packed("ab"), packed([["a"], "b"]), packed([[[[[]]]]]), "W1tbW1tbW1tb" * 100,
        packed(0)[:9], packed(0)[:9] + "x", packed(0)[:9] + "%%%", packed(0)[:9] + "bnVsbA",
        packed(0)[:9] + "__79", packed(0)[:9] + "WzE", packed(["2024-01-01", "a"])[9:],
    ],
)  # fmt: skip
def test_garbage(stranger: Api, cursor: str) -> None:
    assert told(stranger.get("commitments/", cursor=cursor)) == REFUSED


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=lambda each: each.name)
def test_odd_sort_keys_break_no_list(stranger: Api, listing: Any) -> None:
    for ordering in listing.orders:
        for odd in ODD:
            for keys in ([odd, "1"], ["2024-01-01", odd]):
                cursor = ("-" if keys[1] is odd else "") + packed(keys, listing, ordering)
                answer = stranger.get(f"{listing.path}/", ordering=ordering, cursor=cursor)
                assert answer.status_code in {200, 400}, (ordering, odd)


@pytest.mark.parametrize(
    "other",
    [
        {"ordering": "-title"},
        {"ordering": "slug"},
        {"ordering": "due"},
        {},
        {"ordering": "title", "kind": "pledge"},
        {"ordering": "title", "q": "one"},
        {"ordering": "title", "made_before": "2024-01-01"},
        {"ordering": "title", "actor": "cn"},
    ],
    ids=str,
)
def test_a_cursor_of_another_order_or_choice(
    stranger: Api, second_page: str, other: dict[str, str]
) -> None:
    assert stranger.keys("commitments/", ordering="title", cursor=second_page) == ["three", "two"]
    assert told(stranger.get("commitments/", cursor=second_page, **other)) == REFUSED


def test_a_cursor_of_another_filter_s_value(stranger: Api, second_page: str) -> None:
    both = cursor_of(stranger.get("commitments/", kind="pledge,request", page_size=1))
    assert stranger.get("commitments/", kind="request,pledge", cursor=both).status_code == 200
    for kind in ("pledge", "request", "pledge,request,measure"):
        assert told(stranger.get("commitments/", kind=kind, cursor=both)) == REFUSED


def test_a_cursor_of_another_list(stranger: Api, second_page: str) -> None:
    for number in range(2):
        published(make_claim(title=f"Claim {number}"))
    assert told(stranger.get("claims/", ordering="title", cursor=second_page)) == REFUSED
    own = cursor_of(stranger.get("claims/", ordering="title", page_size=1))
    assert told(stranger.get("risks/", ordering="title", cursor=own)) == REFUSED


def test_what_may_change_on_the_way(stranger: Api, second_page: str) -> None:
    asked: list[dict[str, Any]] = [
        {"page_size": 7},
        {"fields": "slug"},
        {"include": "updates"},
        {"with_count": "true"},
        {"as_of": "2030-01-01"},
        {"known_at": stranger.get("commitments/")["Known-At"]},
    ]
    for query in asked:
        rows = stranger.keys("commitments/", ordering="title", cursor=second_page, **query)
        assert rows == ["three", "two"], query


def test_a_walk_goes_on_when_the_row_beside_it_is_taken_back(
    stranger: Api, second_page: str
) -> None:
    retracted(Commitment.objects.get(slug="one"))
    assert stranger.keys("commitments/", ordering="title", cursor=second_page) == ["three", "two"]


@pytest.mark.parametrize("cursor", ["-1", "1.5", "x", "9" * 19, "9" * 20, "", "\x00", "1_0"])
def test_a_cursor_of_changes_is_a_number(stranger: Api, cursor: str) -> None:
    status, (error,) = told(stranger.get("changes/", cursor=cursor))
    assert (status, error["parameter"]) == (400, "cursor")
    assert error["detail"].endswith("is not a whole number from 0 to 9223372036854775807.")
