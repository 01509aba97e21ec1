"""On a day before it was made, a commitment's own address still answers: nobody had assessed it."""

from __future__ import annotations

import pytest

from tests.api.client import Api
from tests.factories.records import make_commitment, make_position, make_status_update, the_actor
from tests.factories.states import published

pytestmark = pytest.mark.django_db


def test_judgements_of_earlier_days_do_not_count_yet():
    early = published(make_commitment("early", made_on="2024-01-10"))
    published(make_status_update(early, as_of="2023-12-01"))
    published(make_position(early, actor=the_actor("us"), as_of="2023-12-01"))
    api = Api()

    before = api.get("commitments/early/", as_of="2024-01-09").json()
    on_the_day = api.get("commitments/early/", as_of="2024-01-10").json()

    assert (before["status"], before["contestation"], before["update_count"]) == (
        "not_assessed",
        "silent",
        0,
    )
    assert {party["status"] for party in before["parties"]} == {"not_assessed"}
    assert (on_the_day["status"], on_the_day["update_count"]) == ("initiated", 1)
    assert api.keys("commitments/", as_of="2024-01-09") == []
