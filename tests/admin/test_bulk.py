"""Many rows at once: each by itself, shown beforehand, and told of afterwards."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from commitments.admin import bulk
from commitments.domain import records
from commitments.models import Claim, Commitment, Keeping, Revision, StatusUpdate
from tests.admin.helpers import head, logged_in, page
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_source,
    make_status_update,
    make_topic,
)
from tests.factories.states import in_review, in_state, published, retracted, revised
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db


def ask(role: str, task: str, *rows: Any, **given: Any) -> Any:
    """The page that an action of the list leads to."""
    chosen = {"_selected_action": [row.pk for row in rows], "action": f"bulk_{task}"}
    return logged_in(role).post(page(type(rows[0])), chosen | given)


def do(role: str, task: str, *rows: Any, **given: Any) -> Any:
    """What the confirmation of that page answers."""
    asked = ask(role, task, *rows)
    data = {"rows": asked.context["rows"], "back": asked.context["back"]} | given
    return logged_in(role).post(asked.context["action_page"], data)


def outcome(answer: Any) -> tuple[set[Any], dict[Any, str]]:
    done = {row for row, *_ in answer.context["done"]}
    return done, {refusal.row: refusal.why for refusal in answer.context["refused"]}


def state(row: Any) -> str:
    return type(row).objects.get(pk=row.pk).publication


def test_what_will_happen_to_each_is_seen_first():
    draft, waiting = make_claim(), in_review(make_claim())
    asked = ask("analyst", "submit", draft, waiting)
    planned = {plan.row: plan.refusal for plan in asked.context["planned"]}
    assert planned[draft] == ""
    assert "while it is in review" in planned[waiting]
    told = asked.content.decode()
    assert head(told) == ["Commitments", "Claims", "Submit claims"]
    assert "Submit 1 claim?" in told
    assert "Left as it is." in told
    assert state(draft) == "draft"


def test_those_that_can_go_through_do_and_the_others_are_told_of():
    draft, waiting = make_claim(), in_review(make_claim())
    done, refused = outcome(do("analyst", "submit", draft, waiting))
    assert done == {draft}
    assert list(refused) == [waiting]
    assert state(draft) == "in_review"


def test_a_failure_is_a_link_with_its_reason():
    commitment = published(make_commitment())
    good, bare = make_status_update(commitment), make_status_update(commitment, evidence=[])
    in_review(good), in_review(bare)
    answer = do("editor", "publish", good, bare)
    done, refused = outcome(answer)
    assert done == {good}
    assert "reason: It has no evidence" in refused[bare]
    assert f'href="{page(bare)}"' in answer.content.decode()
    assert (state(good), state(bare)) == ("published", "in_review")


def test_a_reason_given_once_stands_with_each():
    commitment = published(make_commitment())
    bare = in_review(make_status_update(commitment, evidence=[]))
    assert outcome(do("editor", "publish", bare, reason="Told by phone."))[0] == {bare}
    assert StatusUpdate.objects.get().reason == "Told by phone."


def test_nobody_publishes_what_they_alone_wrote():
    mine = in_review(make_claim(by=editor()))
    asked = ask("editor", "publish", mine)
    assert "somebody else has to publish it" in asked.context["planned"][0].refusal
    assert "Publish</button>" not in asked.content.decode()
    done, refused = outcome(do("editor", "publish", mine))
    assert (done, "somebody else" in refused[mine]) == (set(), True)


@pytest.mark.parametrize(("task", "before"), [("return", "in_review"), ("retract", "published")])
def test_to_return_and_to_retract_takes_a_reason(task, before):
    rows = [in_state(before, "claim"), in_state(before, "claim")]
    again = do("editor", task, *rows, reason=" ")
    assert "Say why." in again.content.decode()
    assert {state(row) for row in rows} == {before}
    assert outcome(do("editor", task, *rows, reason="It is wrong."))[0] == set(rows)
    after = {state(row) for row in rows}
    assert after == {"returned" if task == "return" else "retracted"}


def test_a_pending_revision_is_treated_with_its_record():
    claim = published(make_claim())
    revised(claim, title="New")
    assert ask("analyst", "submit", claim).context["planned"][0].state == "Revision: draft"
    assert outcome(do("analyst", "submit", claim))[0] == {claim}
    assert Revision.objects.get().publication == "in_review"


def test_the_list_of_revisions_does_the_same():
    claim = published(make_claim())
    revision = revised(claim, title="New")
    assert outcome(do("analyst", "submit", revision))[0] == {revision}
    assert outcome(do("editor", "publish", revision))[0] == {revision}
    claim.refresh_from_db()
    assert claim.title == "New"


def test_what_somebody_changed_in_between_is_left():
    draft, other = make_claim(title="Old"), make_claim()
    asked = ask("analyst", "submit", draft, other)
    records.edit(record=draft, data={"title": "New"}, by=analyst())
    answer = logged_in("analyst").post(
        asked.context["action_page"], {"rows": asked.context["rows"]}
    )
    done, refused = outcome(answer)
    assert done == {other}
    assert "Somebody was faster" in refused[draft]


def test_what_was_dropped_in_between_is_told():
    draft = make_claim()
    asked = ask("analyst", "submit", draft)
    records.drop(record=draft, by=analyst())
    answer = logged_in("analyst").post(
        asked.context["action_page"], {"rows": asked.context["rows"]}
    )
    assert "1 of those chosen is no longer there." in answer.content.decode()


def test_a_topic_is_added_to_drafts_and_to_what_is_published():
    topic, other = make_topic("precursors"), make_topic("finance")
    draft = make_commitment("draft", topics=[other])
    public = published(make_commitment("public", topics=[other]))
    has_it = make_commitment("has-it", topics=[topic])
    gone = retracted(make_commitment("gone"))
    rows = (draft, public, has_it, gone)
    done, refused = outcome(do("analyst", "tag", *rows, topic=topic.pk, reason="It is of both."))
    assert done == {draft, public}
    assert "already" in refused[has_it]
    assert "retracted" in refused[gone]
    assert {row.topic.slug for row in draft.topic_rows.all()} == {"precursors", "finance"}
    assert Revision.objects.get().changes == {"topics": ["finance", "precursors"]}
    assert {row.topic.slug for row in public.topic_rows.all()} == {"finance"}


def test_what_tagging_will_do_is_seen_first():
    rows = make_commitment(), published(make_commitment()), in_review(make_commitment())
    planned = {plan.row: plan for plan in ask("analyst", "tag", *rows).context["planned"]}
    assert planned[rows[0]].will == "Will be given the topic"
    assert planned[rows[1]].will == "Will be given the topic by a pending revision"
    assert [bool(planned[row].refusal) for row in rows] == [False, False, True]


def test_to_tag_what_is_published_takes_a_reason():
    topic, public = make_topic(), published(make_commitment())
    _, refused = outcome(do("analyst", "tag", public, topic=topic.pk))
    assert "needs a reason" in refused[public]


def test_an_owner_is_set_and_taken_away():
    rows = [make_commitment(), published(make_commitment())]
    editor(), analyst()
    assert outcome(do("analyst", "own", *rows, owner=editor().pk))[0] == set(rows)
    assert {kept.owner for kept in Keeping.objects.all()} == {editor()}
    do("analyst", "own", *rows, owner="nobody")
    assert {kept.owner for kept in Keeping.objects.all()} == {None}
    assert "Select a valid choice" in do("analyst", "own", *rows, owner="9999").content.decode()


def test_all_pages_of_a_list_are_chosen_at_once():
    for _ in range(3):
        make_claim()
    first = Claim.objects.first()
    assert first is not None
    asked = ask("analyst", "submit", first, select_across="1")
    assert len(asked.context["planned"]) == 3


def test_no_more_than_can_be_waited_for(monkeypatch):
    monkeypatch.setattr(bulk, "MOST", 2)
    rows = [make_claim() for _ in range(3)]
    answer = ask("analyst", "submit", *rows, follow=True)
    assert answer.status_code == 302
    shown = logged_in("analyst").get(page(Claim))
    assert {state(row) for row in rows} == {"draft"}
    assert shown.status_code == 200


def test_the_way_back_is_the_filtered_list():
    draft = make_claim()
    chosen = {"_selected_action": [draft.pk], "action": "bulk_submit"}
    asked = logged_in("analyst").post(page(Claim, waits="drafts"), chosen)
    assert f'href="{page(Claim)}?waits=drafts"' in asked.content.decode()
    data = {"rows": asked.context["rows"], "back": asked.context["back"]}
    answer = logged_in("analyst").post(asked.context["action_page"], data)
    assert f'href="{page(Claim)}?waits=drafts"' in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("viewer", {"export_csv", "export_xlsx"}),
        ("analyst", {"export_csv", "export_xlsx", "bulk_submit", "bulk_tag", "bulk_own"}),
    ],
)
def test_each_role_is_offered_what_it_may(role, offered):
    make_commitment()
    form = logged_in(role).get(page(Commitment)).context["action_form"]
    assert {name for name, _ in form.fields["action"].choices if name} == offered


def test_who_may_not_is_turned_away():
    row = in_review(make_claim())
    address = reverse("admin:commitments_claim_bulk", args=["publish"])
    rows = {"rows": f"{row.pk}.{row.row_version}"}
    assert logged_in("analyst").post(address, rows).status_code == 403
    assert logged_in("editor").get(address).status_code == 302
    nowhere = reverse("admin:commitments_claim_bulk", args=["tag"])
    assert logged_in("editor").post(nowhere, rows).status_code == 404
    assert state(row) == "in_review"


def test_nonsense_for_rows_does_nothing():
    address = reverse("admin:commitments_claim_bulk", args=["submit"])
    for rows in ("", "x", "1", "1.x", "².", f"{10**30}.1", "1.1," * 2000):
        assert logged_in("analyst").post(address, {"rows": rows}).status_code == 200


def test_a_finding_is_named_with_its_commitment():
    update = make_status_update(published(make_commitment(title="The pledge")))
    assert (
        "The pledge: Initiated, as of 2024-02-02"
        in ask("analyst", "submit", update).content.decode()
    )


def test_a_source_is_told_to_follow_what_it_supports():
    source = make_source()
    _, refused = outcome(do("analyst", "submit", source))
    assert "follows what it supports" in refused[source]


def test_it_asks_as_many_queries_for_ten_as_for_two(django_assert_max_num_queries):
    rows = [published(make_claim()) for _ in range(10)]
    client = logged_in("editor")
    counted = []
    for chosen in (rows[:2], rows):
        data = {"_selected_action": [row.pk for row in chosen], "action": "bulk_retract"}
        with django_assert_max_num_queries(20) as asked:
            client.post(page(Claim), data)
        counted.append(len(asked))
    assert counted[0] == counted[1]
