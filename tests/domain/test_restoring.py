"""An earlier version comes back: by a change like any other, with its lists, and never quietly."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import records, restoring, review
from commitments.domain.errors import (
    Conflict,
    Forbidden,
    Gone,
    Invalid,
    NotFound,
    PreconditionFailed,
)
from commitments.models import Commitment, Evidence, Revision, Source
from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_source,
    make_status_update,
    make_topic,
)
from tests.factories.states import in_review, published, published_source, retracted, revised
from tests.factories.users import analyst, editor, make_user

pytestmark = pytest.mark.django_db


def moments(record: Any) -> list[int]:
    """The ids of the events of the record's own row, the oldest first."""
    events = type(record).pgh_event_model.objects.filter(pgh_obj_id=record.pk)
    return list(events.order_by("pgh_id").values_list("pgh_id", flat=True))


def edited(record: Any, **data: Any) -> Any:
    return records.edit(record=record, data=data, by=analyst())


def restored(record: Any, version: int, **given: Any) -> Any:
    return restoring.restore(record=record, version=version, by=analyst(), **given)


def said(record: Any) -> dict[str, Any]:
    found = type(record).objects.get(pk=record.pk)
    return restoring.state_now(found)


def test_a_draft_says_again_what_it_said_lists_included():
    make_topic("precursors")
    draft = make_commitment(
        title="First", made_on={"edtf": "2024-22", "said": "summer"}, topics=["precursors"]
    )
    before = said(draft)
    [first] = moments(draft)
    edited(draft, title="Second", made_on=None, topics=[], parties=[], references=["g20:1"])
    assert said(draft) != before
    restored(draft, first)
    assert said(draft) == before


def test_parties_come_back_in_their_order():
    draft = make_commitment()
    before = said(draft)["parties"]
    first = moments(draft)[0]
    edited(draft, parties=before[::-1])
    restored(draft, first)
    assert said(draft)["parties"] == before


def test_each_moment_is_told_apart():
    draft = make_claim(title="One")
    edited(draft, title="Two")
    edited(draft, title="Three")
    titles = [restoring.state_after(draft, moment)["title"] for moment in moments(draft)]
    assert titles == ["One", "Two", "Three"]


def test_a_list_is_told_as_it_was_at_each_moment():
    draft = make_commitment(parties=[])
    the_parties = [{"actor": make_actor("cn").slug, "role": "committing"}]
    edited(draft, parties=the_parties)
    edited(draft, parties=[])
    found = [restoring.state_after(draft, moment)["parties"] for moment in moments(draft)]
    assert found[0] == []
    assert the_parties in found
    assert found[-1] == []


def test_what_is_published_gets_a_pending_revision():
    commitment = make_commitment(title="First")
    edited(commitment, title="Second")
    first = moments(commitment)[0]
    published(commitment)
    pending = restored(commitment, first, reason="The first was right.")
    assert isinstance(pending, Revision)
    assert pending.changes == {"title": "First"}
    assert pending.reason == "The first was right."
    assert Commitment.objects.get(pk=commitment.pk).title == "Second"
    review.submit(record=commitment, by=analyst())
    review.publish(record=commitment, by=editor())
    assert Commitment.objects.get(pk=commitment.pk).title == "First"


def test_it_undoes_what_a_pending_revision_would_change():
    commitment = published(make_commitment(title="First"))
    version = moments(commitment)[0]
    revised(commitment, title="Second")
    restored(commitment, version, reason="Leave it.")
    assert said(commitment)["title"] == "First"


def test_a_change_of_what_is_public_needs_a_reason():
    commitment = make_commitment(title="First")
    edited(commitment, title="Second")
    published(commitment)
    with pytest.raises(Invalid) as refused:
        restored(commitment, moments(commitment)[0])
    assert [e.pointer for e in refused.value.errors] == ["/reason"]


def test_an_actor_says_it_again_at_once():
    actor = make_actor("dea", name="DEA")
    first = moments(actor)[0]
    edited(actor, name="Drug Enforcement Administration")
    restored(actor, first)
    actor.refresh_from_db()
    assert actor.name == "DEA"


def test_what_it_says_already_is_not_restored():
    draft = make_claim()
    with pytest.raises(Conflict, match="says this already"):
        restored(draft, moments(draft)[-1])


def test_what_is_in_review_retracted_or_of_a_ledger_stays():
    waiting = make_claim(title="First")
    edited(waiting, title="Second")
    in_review(waiting)
    with pytest.raises(Conflict, match="in review"):
        restored(waiting, moments(waiting)[0])
    taken_back = make_claim(title="First")
    edited(taken_back, title="Second")
    retracted(taken_back)
    with pytest.raises(Gone):
        restored(taken_back, moments(taken_back)[0])
    finding = make_status_update(published(make_commitment()), summary="First")
    edited(finding, summary="Second")
    published(finding)
    with pytest.raises(Conflict, match="never edited"):
        restored(finding, moments(finding)[0], reason="Again.")


def test_what_leans_on_something_retracted_does_not_come_back():
    origin = published_source()
    source = make_source(derived_from=origin)
    first = moments(source)[0]
    edited(source, derived_from=None)
    for evidence in origin_evidence(origin):
        retracted(evidence)
    retracted(origin)
    with pytest.raises(Invalid) as refused:
        restored(source, first)
    assert [(e.pointer, "was retracted" in e.detail) for e in refused.value.errors] == [
        ("/derived_from", True)
    ]
    assert Source.objects.get(pk=source.pk).derived_from is None


def origin_evidence(source: Source) -> Any:
    return Evidence.objects.filter(source=source)


def test_what_names_something_dropped_says_so():
    dropped = make_source()
    source = make_source(derived_from=dropped)
    first = moments(source)[0]
    edited(source, derived_from=None)
    records.drop(record=dropped, by=analyst())
    with pytest.raises(Invalid) as refused:
        restored(source, first)
    assert [e.pointer for e in refused.value.errors] == ["/derived_from"]


def test_nobody_restores_over_a_change_unseen():
    draft = make_claim(title="First")
    seen = draft.row_version
    edited(draft, title="Second")
    with pytest.raises(PreconditionFailed):
        restored(draft, moments(draft)[0], expected=seen)


def test_only_those_who_write_restore():
    draft = make_claim(title="First")
    edited(draft, title="Second")
    with pytest.raises(Forbidden):
        restoring.restore(record=draft, version=moments(draft)[0], by=make_user("viewer"))


def test_the_history_of_another_is_not_its_own():
    mine, other = make_claim(), make_claim()
    with pytest.raises(NotFound):
        restored(mine, moments(other)[0])


def test_the_restoration_stands_in_the_history():
    draft = make_claim(title="First")
    edited(draft, title="Second")
    restored(draft, moments(draft)[0])
    events = type(draft).pgh_event_model.objects.filter(pgh_obj_id=draft.pk)
    told = events.order_by("pgh_id").last().pgh_context.metadata
    assert told["actions"] == ["restore claim", "edit claim"]
    assert told["username"] == "analyst"
