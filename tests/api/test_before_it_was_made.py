"""On a day before it was made, a commitment's own address still answers: nobody had assessed it.
Nothing else tells of it yet."""

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


def test_others_do_not_tell_of_its_relation_to_them_yet():
    meeting = published(make_commitment("meeting", kind="meeting", made_on="2024-01-01"))
    made_at = [{"type": "made_at", "commitment": meeting}]
    published(make_commitment("later", made_on="2024-01-10", relations=made_at))
    published(make_commitment("undated", relations=made_at))
    api = Api()

    def told(slug: str, day: str) -> list[tuple[str, str]]:
        relations = api.get(f"commitments/{slug}/", as_of=day).json()["relations"]
        return [(each["direction"], each["commitment"]) for each in relations]

    assert told("meeting", "2024-01-09") == [("in", "undated")]
    assert told("meeting", "2024-01-10") == [("in", "later"), ("in", "undated")]
    assert told("later", "2024-01-09") == [("out", "meeting")]
