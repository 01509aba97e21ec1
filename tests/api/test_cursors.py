"""A cursor that is none of the list's is a 400, whatever it holds."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from commitments.reading.listings import LISTINGS
from tests.api.client import Api, told

pytestmark = pytest.mark.django_db
REFUSED = (
    400,
    [
        {
            "parameter": "cursor",
            "detail": "It is none of this list's; follow next or previous as they are given.",
        }
    ],
)
ODD: list[Any] = [
    None, True, 1, 1.5, [], {}, "", "x", "1_0", "٣", " 1", "1e400", "NaN", "Infinity", "-",
    "infinity", "now", "2024-13-01", "2024-W01-1T00:00:00", "2024-02-30 00:00:00+00",
    "2024-01-01T00:00:00", "0000-01-01", "99999-01-01", "9" * 40, "\x00", "\ud800", "a" * 5000,
]  # fmt: skip


def packed(value: Any) -> str:
    text = json.dumps(value)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "x", "-", "--", "%%%", "a" * 1999, "é", "null", "-bnVsbA", "====", "+/+/",
        packed(None), packed([]), packed(["a"]), packed(["a", "b", "c"]), packed({"a": "b"}),
        packed("ab"), packed([["a"], "b"]), packed([[[[[]]]]]), "W1tbW1tbW1tb" * 100,
        base64.urlsafe_b64encode(b"\xff\xfe").decode(), base64.urlsafe_b64encode(b"[1").decode(),
    ],
)  # fmt: skip
def test_garbage(stranger: Api, cursor: str) -> None:
    assert told(stranger.get("commitments/", cursor=cursor)) == REFUSED


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=lambda each: each.name)
def test_odd_sort_keys_break_no_list(stranger: Api, listing: Any) -> None:
    for ordering in listing.orders:
        for odd in ODD:
            for cursor in (packed([odd, "1"]), "-" + packed(["2024-01-01", odd])):
                answer = stranger.get(f"{listing.path}/", ordering=ordering, cursor=cursor)
                assert answer.status_code in {200, 400}, (ordering, odd)


def test_a_cursor_of_another_ordering(stranger: Api) -> None:
    by_title = packed(["Some title", "some-slug"])
    assert stranger.get("commitments/", ordering="title", cursor=by_title).status_code == 200
    assert told(stranger.get("commitments/", ordering="due", cursor=by_title)) == REFUSED


@pytest.mark.parametrize("cursor", ["-1", "1.5", "x", "9" * 19, "9" * 20, "", "\x00", "1_0"])
def test_a_cursor_of_changes_is_a_number(stranger: Api, cursor: str) -> None:
    status, (error,) = told(stranger.get("changes/", cursor=cursor))
    assert (status, error["parameter"]) == (400, "cursor")
    assert error["detail"].endswith("is not a whole number from 0 to 9223372036854775807.")
