"""The steps of the review, taken in the desk by two people."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.models import Change
from tests.admin.helpers import errors_of, fields_of, logged_in, page, step
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_position,
    make_source,
    make_status_update,
)
from tests.factories.states import corrected, in_review, in_state, published, revised

pytestmark = pytest.mark.django_db


def told(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_a_draft_is_submitted_and_published_by_two_people():
    update = make_status_update(published(make_commitment()))
    analyst, editor = logged_in("analyst"), logged_in("editor")
    assert "in review" in told(analyst.post(step(update, "submit"), follow=True))
    confirm = editor.get(step(update, "publish"))
    assert "Published with it" in confirm.content.decode()
    assert "It is published." in told(editor.post(step(update, "publish"), follow=True))
    update.refresh_from_db()
    assert (update.publication, update.published_by.username) == ("published", "editor")
    assert update.evidence.get().publication == "published"


def test_a_draft_is_saved_and_submitted_by_one_button():
    claim = make_claim()
    analyst = logged_in("analyst")
    form = fields_of(analyst.get(page(claim))) | {"title": "New", "_submit_for_review": "1"}
    assert analyst.post(page(claim), form).status_code == 302
    claim.refresh_from_db()
    assert (claim.title, claim.publication) == ("New", "in_review")


def test_nobody_publishes_what_they_alone_wrote():
    claim = in_review(make_claim(by=logged_in_user("editor")))
    response = logged_in("editor").post(step(claim, "publish"))
    assert response.status_code == 200
    assert "You alone wrote the claim" in response.content.decode()


def logged_in_user(role: str) -> Any:
    return logged_in(role).get("/admin/").wsgi_request.user


def test_a_return_asks_for_a_reason_and_tells_it():
    claim = in_review(make_claim())
    editor = logged_in("editor")
    refused = editor.post(step(claim, "return"), {"reason": " "})
    assert "Say why it is returned." in refused.content.decode()
    editor.post(step(claim, "return"), {"reason": "Which summer?"})
    claim.refresh_from_db()
    assert claim.publication == "returned"
    assert "Which summer?" in logged_in("analyst").get(page(claim)).content.decode()


def test_a_judgement_without_evidence_is_published_with_a_reason_only():
    update = in_review(make_status_update(published(make_commitment()), evidence=[]))
    editor = logged_in("editor")
    assert "It has no evidence" in editor.post(step(update, "publish")).content.decode()
    editor.post(step(update, "publish"), {"reason": "Everybody saw it."})
    update.refresh_from_db()
    assert update.publication == "published"


def test_what_is_published_is_retracted_with_a_reason():
    update = in_state("published", "status_update")
    editor = logged_in("editor")
    editor.post(step(update, "retract"), {"reason": "Never said."})
    update.refresh_from_db()
    assert (update.publication, update.retraction_reason) == ("retracted", "Never said.")
    assert "Never said." in editor.get(page(update)).content.decode()


@pytest.mark.parametrize("kind", ["status_update", "position", "evidence"])
def test_a_correction_is_a_draft_that_names_what_it_corrects(kind):
    row = in_state("published", kind)
    response = logged_in("analyst").post(step(row, "supersede"), follow=True)
    draft = type(row).objects.get(supersedes=row)
    assert response.request["PATH_INFO"] == page(draft)
    assert "Corrects" in response.content.decode()
    again = logged_in("analyst").post(step(row, "supersede"))
    assert "correction of this already" in again.content.decode()


@pytest.mark.parametrize("kind", ["status_update", "position", "evidence"])
def test_a_published_ledger_row_is_neither_edited_nor_deleted(kind):
    row = in_state("published", kind)
    before = type(row).objects.filter(pk=row.pk).values().get()
    for role in ("analyst", "editor", "admin"):
        client = logged_in(role)
        shown = client.get(page(row))
        assert "_save" not in shown.content.decode()
        refused = client.post(page(row), fields_of(shown) | {"as_of": "2024-01-01", "excerpt": "x"})
        assert refused.status_code == 200
        assert client.post(page(row, "delete"), {"post": "yes"}).status_code == 403
    assert type(row).objects.filter(pk=row.pk).values().get() == before


def test_a_published_row_takes_no_typed_change_but_keeps_it_on_the_page():
    update = make_status_update(published(make_commitment()))
    analyst = logged_in("analyst")
    form = fields_of(analyst.get(page(update)))
    published(update)
    refused = analyst.post(page(update), form | {"summary": "Typed at length."})
    assert refused.status_code == 200
    assert "Typed at length." in refused.content.decode()
    assert errors_of(refused)["__all__"]


def test_a_revision_is_submitted_and_published_from_the_record_s_page():
    claim = published(make_claim())
    revision = revised(claim, title="New")
    logged_in("analyst").post(step(claim, "submit"))
    shown = logged_in("editor").get(page(revision)).content.decode()
    assert "New" in shown
    assert step(revision, "publish") in shown
    logged_in("editor").post(step(revision, "publish"))
    claim.refresh_from_db()
    assert claim.title == "New"
    assert Change.objects.last().reason == "A slip of the pen."


def test_one_s_own_draft_is_dropped_and_another_s_is_not():
    claim = make_claim()
    assert logged_in("editor").post(page(claim, "delete"), {"post": "yes"}).status_code == 403
    analyst = logged_in("analyst")
    assert analyst.get(page(claim, "delete")).status_code == 200
    analyst.post(page(claim, "delete"), {"post": "yes"})
    assert not type(claim).objects.filter(pk=claim.pk).exists()


def test_a_draft_that_others_name_is_not_dropped():
    commitment = make_commitment()
    make_status_update(commitment)
    response = logged_in("analyst").post(page(commitment, "delete"), {"post": "yes"}, follow=True)
    assert "Others lean on this" in told(response)
    assert type(commitment).objects.filter(pk=commitment.pk).exists()


def test_a_step_from_a_page_that_is_no_longer_so_is_refused():
    claim = in_review(make_claim())
    response = logged_in("editor").post(
        step(claim, "return"), {"reason": "Why?", "expected": claim.row_version - 1}
    )
    assert "Somebody was faster" in response.content.decode()
    assert "Why?" in response.content.decode()


@pytest.mark.parametrize(
    ("role", "name", "status"),
    [
        ("viewer", "submit", 403),
        ("analyst", "publish", 403),
        ("analyst", "return", 403),
        ("analyst", "retract", 403),
        ("viewer", "supersede", 403),
        ("editor", "explode", 404),
    ],
)
def test_steps_are_refused_to_roles_that_may_not_take_them(role, name, status):
    row = in_state("in_review", "status_update")
    assert logged_in(role).post(step(row, name), {"reason": "r"}).status_code == status
    assert logged_in(role).get(step(row, name)).status_code == status


def test_sources_offer_no_steps_of_their_own():
    source = make_source()
    shown = logged_in("analyst").get(page(source)).content.decode()
    assert "/step/" not in shown


def test_a_correction_keeps_its_commitment():
    position = in_state("published", "position")
    draft = corrected(position)
    other = published(make_commitment())
    analyst = logged_in("analyst")
    form = fields_of(analyst.get(page(draft))) | {"commitment": other.pk}
    response = analyst.post(page(draft), form)
    assert response.status_code == 200
    assert errors_of(response)
    assert make_position(other).pk
