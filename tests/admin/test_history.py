"""A record's history: every hand that was on it, its lists and evidence included."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.admin.entries import Entry, Item, deeds
from commitments.domain import records
from commitments.domain.keeping import keep
from tests.admin.helpers import fields_of, logged_in, page
from tests.factories.records import make_actor, make_commitment, make_evidence
from tests.factories.states import published, retracted, returned, revised
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db


def entries(record: Any) -> list[Entry]:
    return [line for line, _ in logged_in("viewer").get(page(record, "history")).context["lines"]]


def items(record: Any) -> list[Item]:
    return [item for entry in entries(record) for item in entry.items]


def told(record: Any) -> set[tuple[str, str, str, str]]:
    """What happened, the field, what it was and what it became."""
    return {
        (item.what, field.label, text(field.old), text(field.new))
        for item in items(record)
        for field in item.altered
    }


def text(pieces: Any) -> str:
    return "".join(piece.text for piece in pieces)


def test_each_change_is_told_with_who_and_where_and_old_and_new():
    commitment = make_commitment(title="Before")
    desk = logged_in("analyst")
    desk.post(page(commitment), fields_of(desk.get(page(commitment))) | {"title": "After"})
    [changed] = [e for e in entries(commitment) if e.actions == "edit commitment"]
    assert (changed.who, changed.how) == ("analyst", "at the desk")
    [item] = changed.items
    assert (item.what, item.name) == ("commitment changed", "After")
    [title] = item.altered
    assert (title.label, text(title.old), text(title.new)) == ("Title", "Before", "After")


def test_a_text_is_compared_word_by_word():
    commitment = make_commitment(text="We will begin a group.")
    records.edit(record=commitment, data={"text": "We will start a group."}, by=analyst())
    [item] = [i for i in items(commitment) if i.what == "commitment changed"]
    [field] = item.altered
    assert [p.text.strip() for p in field.old if p.kind == "gone"] == ["begin"]
    assert [p.text.strip() for p in field.new if p.kind == "new"] == ["start"]


def test_a_date_is_told_in_words():
    commitment = make_commitment(original_due={"edtf": "2024-22", "said": "over the summer"})
    assert any(
        label == "Window" and "over the summer" in new and "summer 2024" in new
        for _, label, _, new in told(commitment)
    )


def test_lists_and_evidence_belong_to_the_history():
    commitment = make_commitment()
    make_evidence(commitment)
    assert ("party added", "", "", "CN, Committing") in told(commitment)
    assert ("evidence added", "Excerpt", "", "we will begin a working group") in told(commitment)


def test_what_left_a_list_is_told():
    commitment = make_commitment()
    records.edit(record=commitment, data={"parties": []}, by=analyst())
    assert ("party removed", "", "CN, Committing", "") in told(commitment)


def test_relations_are_told_at_both_ends():
    summit = make_commitment("summit", kind="meeting")
    made = {"type": "made_at", "commitment": summit}
    pledge = make_commitment("pledge", relations=[made])
    assert ("relation added", "", "", "Made at, summit") in told(pledge)
    assert ("relation from another added", "", "", "pledge, Made at") in told(summit)


def test_a_pending_revision_belongs_to_the_history_of_its_record():
    commitment = published(make_commitment(title="Old words"))
    revised(commitment, reason="A slip.", title="New words", parties=[])
    [entry] = [e for e in entries(commitment) if e.items[0].what == "pending revision added"]
    assert entry.why == ["A slip."]
    assert {("Title", "New words"), ("Parties", "nothing")} <= {
        (field.label, text(field.new)) for field in entry.items[0].altered
    }


def test_owner_and_notes_belong_to_the_history():
    commitment = make_commitment()
    keep(commitment=commitment, by=analyst(), owner=editor(), notes="Ask the press office.")
    assert ("owner and notes added", "Owner", "", "editor") in told(commitment)
    assert ("owner and notes added", "Notes", "", "Ask the press office.") in told(commitment)


def test_what_is_published_is_told_with_its_reviewer():
    commitment = published(make_commitment())
    [entry] = [e for e in entries(commitment) if e.actions == "publish"]
    assert entry.who == "editor"
    assert ("State", "In review", "Published") in {
        (f.label, text(f.old), text(f.new)) for item in entry.items for f in item.altered
    }


def test_why_stands_beside_what_was_done():
    back = returned(make_commitment(), reason="Say which summer.")
    assert why(back, "return") == ["Say which summer."]
    gone = retracted(make_commitment(), reason="It was never said.")
    assert why(gone, "retract") == ["It was never said."]


def test_why_an_actor_was_renamed_is_told():
    actor = make_actor("dea")
    data = {"name": "Drug Enforcement Administration"}
    records.edit(record=actor, data=data, by=analyst(), reason="Its full name.")
    assert why(actor, "edit actor") == ["Its full name."]


def test_the_first_of_many_deeds_are_told_in_words():
    assert deeds(["seed", "create status_update", "a", "b"]) == "seed, create status update, a, b"
    assert deeds(["seed", *"abcde"]) == "seed, a, b, c and 2 more"


def why(record: Any, action: str) -> list[str]:
    [entry] = [entry for entry in entries(record) if entry.actions == action]
    return entry.why


def test_an_actor_has_a_history_too():
    assert entries(make_actor())[-1].items[0].what == "actor added"


def test_a_long_history_is_turned_in_pages(django_assert_max_num_queries):
    commitment = make_commitment()
    for _ in range(60):
        make_evidence(commitment)
    client = logged_in("viewer")
    with django_assert_max_num_queries(24):
        first = client.get(page(commitment, "history"))
    assert len(first.context["lines"]) == 30
    second = client.get(page(commitment, "history") + "?p=2")
    assert len(second.context["lines"]) == 30
    assert len(client.get(page(commitment, "history") + "?p=3").context["lines"]) == 1


def test_what_is_written_in_right_to_left_or_as_markup_stays_text():
    commitment = make_commitment(title="<b>كلمة</b>")
    shown = logged_in("viewer").get(page(commitment, "history")).content.decode()
    assert "&lt;b&gt;كلمة&lt;/b&gt;" in shown
    assert "<b>كلمة" not in shown
