"""Restoring an earlier version at the desk: what would change is seen first."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from commitments.domain import records
from commitments.models import Claim, Revision
from tests.admin.helpers import logged_in, page
from tests.factories.records import make_actor, make_claim, make_commitment, make_source
from tests.factories.states import in_state, published
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db


def changed(kind: Any = make_claim, state: str = "draft") -> Any:
    record = kind(title="First words")
    records.edit(record=record, data={"title": "Second words"}, by=analyst())
    return published(record) if state == "published" else record


def first_of(record: Any) -> int:
    events = type(record).pgh_event_model.objects.filter(pgh_obj_id=record.pk)
    return events.order_by("pgh_id").first().pgh_id


def restoration(record: Any, version: int | None = None) -> str:
    names = f"{record._meta.app_label}_{record._meta.model_name}"
    return reverse(f"admin:{names}_restore", args=[record.pk, version or first_of(record)])


def offered(record: Any, role: str = "analyst") -> list[str]:
    lines = logged_in(role).get(page(record, "history")).context["lines"]
    return [restore for _, restore in lines if restore]


def test_every_version_but_the_newest_is_offered():
    record = changed()
    assert offered(record) == [restoration(record)]


def test_it_is_offered_where_it_can_be_done():
    assert offered(changed(), "viewer") == []
    assert offered(in_state("in_review", "claim")) == []
    assert offered(in_state("retracted", "claim")) == []
    assert offered(in_state("published", "status_update")) == []
    assert len(offered(changed(make_commitment, "published"))) > 0


def test_what_would_change_is_seen_word_by_word():
    record = changed()
    shown = logged_in("analyst").get(restoration(record))
    [title] = shown.context["differences"]
    assert title.label == "Title"
    told = shown.content.decode()
    assert "<del>Second" in told
    assert "<del>Second words" not in told
    assert "<ins>First" in told
    assert 'name="reason"' not in told


def test_a_draft_is_restored():
    record = changed()
    answer = logged_in("analyst").post(restoration(record), {"expected": ""})
    assert answer.status_code == 302
    assert Claim.objects.get().title == "First words"


def test_what_is_published_asks_for_a_reason_and_gets_a_revision():
    record = changed(state="published")
    client = logged_in("analyst")
    assert 'name="reason"' in client.get(restoration(record)).content.decode()
    refused = client.post(restoration(record), {"reason": ""})
    assert "needs a reason" in refused.content.decode()
    done = client.post(restoration(record), {"reason": "The first was right."}, follow=True)
    assert "pending revision" in done.content.decode()
    assert Revision.objects.get().changes == {"title": "First words"}
    assert Claim.objects.get().title == "Second words"


def test_an_actor_is_restored_with_a_reason():
    actor = make_actor("dea", name="DEA")
    records.edit(record=actor, data={"name": "Drug Enforcement"}, by=analyst())
    logged_in("analyst").post(restoration(actor), {"reason": "The short name is known."})
    actor.refresh_from_db()
    assert actor.name == "DEA"


def test_somebody_faster_is_told_of():
    record = changed()
    answer = logged_in("analyst").post(restoration(record), {"expected": "1"})
    assert "Somebody was faster" in answer.content.decode()
    assert Claim.objects.get().title == "Second words"


def test_what_names_something_gone_is_refused_beforehand():
    dropped = make_source()
    source = make_source(derived_from=dropped)
    records.edit(record=source, data={"derived_from": None}, by=analyst())
    records.drop(record=dropped, by=analyst())
    client = logged_in("analyst")
    assert "It named what is there no more." in client.get(restoration(source)).content.decode()
    answer = client.post(restoration(source))
    assert "derived_from: It named what is there no more." in answer.content.decode()


def test_what_it_says_already_is_told():
    record = make_claim()
    assert "nothing to restore" in logged_in("analyst").get(restoration(record)).content.decode()


def test_who_may_not_is_turned_away():
    record, other = changed(), make_claim()
    assert logged_in("viewer").get(restoration(record)).status_code == 403
    assert logged_in("viewer").post(restoration(record)).status_code == 403
    assert logged_in("analyst").get(restoration(record, first_of(other))).status_code == 404
    assert logged_in("analyst").get(restoration(record, 10**15)).status_code == 404
    assert Claim.objects.get(pk=record.pk).title == "Second words"
