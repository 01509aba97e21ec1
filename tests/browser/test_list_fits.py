"""On a small notebook all columns of the list of commitments are to be seen."""

from __future__ import annotations

from typing import Any


def test_owner_and_state_lie_inside(desk: Any) -> None:
    page = desk.open("editor", viewport={"width": 1280, "height": 800})
    page.goto("/admin/commitments/commitment/")

    list_ = page.locator("#result_list")
    wide, room = list_.evaluate("found => [found.scrollWidth, found.parentElement.clientWidth]")

    assert wide <= room
    assert [page.get_by_role("columnheader", name=name).count() for name in ("Owner", "State")] == [
        1,
        1,
    ]
