"""Evidence is listed by what came of looking for its excerpts."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from commitments.admin.excerpts import Counted, counted
from commitments.domain import records
from commitments.evidence.verifying import verify
from commitments.models import Evidence
from tests.admin.helpers import logged_in
from tests.factories.captures import make_capture
from tests.factories.records import make_claim, quoted
from tests.factories.states import published_source
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db
EXCERPTS = {
    "exact": "we will begin",
    "normalised": "we  will begin",
    "not_found": "we shall begin",
}


@pytest.fixture
def items() -> dict[str, Evidence]:
    source = published_source()
    make_capture(source, "They said: we will begin. And that was all.")
    made = {
        name: make_claim(evidence=[quoted(source, excerpt=words)]).evidence.get()
        for name, words in EXCERPTS.items()
    }
    made["edited"] = make_claim(evidence=[quoted(source, excerpt="that was all")]).evidence.get()
    verify([item.pk for item in made.values()])
    make_capture(source, "They said: we will begin.")
    verify([item.pk for item in made.values()])
    made["not_checked"] = make_claim(evidence=[quoted()]).evidence.get()
    return made


def listed(**query: Any) -> set[int]:
    page = logged_in("viewer").get(reverse("admin:commitments_evidence_changelist"), query)
    return {row.pk for row in page.context["cl"].result_list}


@pytest.mark.parametrize("result", [*EXCERPTS, "edited"])
def test_by_each_result(items: dict[str, Evidence], result: str) -> None:
    wanted = {items[result].pk} | ({items["edited"].pk} if result == "exact" else set())
    assert listed(found=result) == wanted


def test_those_not_looked_for(items: dict[str, Evidence]) -> None:
    found = listed(found="not_checked")
    assert items["not_checked"].pk in found
    assert not found & {items[name].pk for name in EXCERPTS}


def test_how_many_are_in_no_copy(items: dict[str, Evidence]) -> None:
    assert counted() == Counted(any_looked_for=True, lost=1, edited=1)


def test_what_was_mended_waits_its_turn(items: dict[str, Evidence]) -> None:
    records.edit(record=items["not_found"], data={"excerpt": "we will begin"}, by=analyst())
    assert counted() == Counted(any_looked_for=True, lost=0, edited=1)
    assert items["not_found"].pk in listed(found="not_checked")


def queues() -> dict[str, tuple[int | None, str]]:
    needs = logged_in("viewer").get(reverse("admin:index")).context["needs"]
    return {queue.title: (queue.count, queue.link) for queue in needs}


@pytest.mark.usefixtures("items")
def test_the_home_page_counts_them_and_leads_to_them() -> None:
    found = queues()
    lists = reverse("admin:commitments_evidence_changelist")
    assert found["Excerpts not found"] == (1, f"{lists}?found=not_found")
    assert found["Edited at the source"] == (1, f"{lists}?found=edited")


def test_where_none_was_looked_for_the_home_page_has_no_number() -> None:
    assert queues()["Excerpts not found"] == (None, "")
