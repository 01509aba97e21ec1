"""What a list says while there is nothing in it: what would be there, and what to do."""

from __future__ import annotations

import pytest

from commitments.models import Claim, Erasure
from tests.admin.helpers import logged_in, page

pytestmark = pytest.mark.django_db


def told(address: str, role: str = "admin") -> str:
    return str(logged_in(role).get(address).content.decode())


def test_a_list_of_what_is_rare_says_when_it_is_made() -> None:
    shown = told(page(Erasure))
    assert "Nobody has asked for it." in shown
    assert "Erase a person" in shown


def test_who_may_add_is_led_there_and_who_may_not_is_not() -> None:
    assert "Add the first one" in told(page(Claim))
    assert "Add the first one" not in told(page(Claim), "viewer")


def test_what_was_searched_for_in_vain_leads_back_to_all() -> None:
    shown = told(f"{page(Claim)}?q=nowhere")
    assert "Nothing is found" in shown
    assert "Add the first one" not in shown


def test_what_was_filtered_away_leads_back_to_all() -> None:
    assert "Nothing is found" in told(f"{page(Claim)}?publication=draft")
