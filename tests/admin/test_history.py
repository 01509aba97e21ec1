"""A record's history: every hand that was on it, its lists and evidence included."""

from __future__ import annotations

from typing import Any

import pytest

from tests.admin.helpers import fields_of, logged_in, page
from tests.factories.records import make_actor, make_commitment, make_evidence
from tests.factories.states import published

pytestmark = pytest.mark.django_db


def lines(record: Any) -> list[Any]:
    return list(logged_in("viewer").get(page(record, "history")).context["lines"])


def test_each_change_is_told_with_who_and_old_and_new():
    commitment = make_commitment(title="Before")
    analyst = logged_in("analyst")
    analyst.post(page(commitment), fields_of(analyst.get(page(commitment))) | {"title": "After"})
    [changed] = [line for line in lines(commitment) if line.what == "commitment changed"]
    assert changed.altered == [("Title", "Before", "After")]
    assert (changed.who, changed.actions) == ("analyst", "edit commitment")


def test_lists_and_evidence_belong_to_the_history():
    commitment = make_commitment()
    make_evidence(commitment)
    told = {(line.what, name, new) for line in lines(commitment) for name, _, new in line.altered}
    assert ("party added", "Actor", "CN") in told
    assert ("party added", "Role", "Committing") in told
    assert ("evidence added", "Excerpt", "we will begin a working group") in told


def test_what_is_published_is_told_with_its_reviewer():
    commitment = published(make_commitment())
    told = [(line.who, line.altered) for line in lines(commitment)]
    assert any(
        who == "editor" and ("Publication", "In review", "Published") in altered
        for who, altered in told
    )


def test_an_actor_has_a_history_too():
    assert lines(make_actor())[-1].what == "actor added"


def test_a_long_history_is_turned_in_pages(django_assert_max_num_queries):
    commitment = make_commitment()
    for _ in range(60):
        make_evidence(commitment)
    client = logged_in("viewer")
    with django_assert_max_num_queries(20):
        first = client.get(page(commitment, "history"))
    assert len(first.context["lines"]) == 50
    assert client.get(page(commitment, "history") + "?p=2").status_code == 200
