"""What is published waits for a change as a revision; two people do not run over each other."""

from __future__ import annotations

import pytest

from commitments.models import Revision
from tests.admin.helpers import errors_of, fields_of, logged_in, page, step
from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
)
from tests.factories.states import in_review, published, retracted, revised

pytestmark = pytest.mark.django_db


def test_saving_a_draft_untouched_changes_nothing():
    commitment = make_commitment(text="One\nTwo", made_on={"edtf": "2024-22", "said": "in summer"})
    client = logged_in("analyst")
    response = client.post(page(commitment), fields_of(client.get(page(commitment))))
    assert response.status_code == 302, errors_of(response)
    before = commitment.row_version
    commitment.refresh_from_db()
    assert commitment.row_version == before


def test_a_change_to_what_is_published_waits_as_a_revision():
    claim = published(make_claim())
    client = logged_in("analyst")
    form = fields_of(client.get(page(claim))) | {"title": "Better"}
    response = client.post(page(claim), form)
    assert "why" in errors_of(response)
    response = client.post(page(claim), form | {"why": "A slip."}, follow=True)
    claim.refresh_from_db()
    assert claim.title != "Better"
    revision = Revision.objects.get()
    assert (revision.changes, revision.reason) == ({"title": "Better"}, "A slip.")
    assert "pending revision" in response.content.decode()


def test_a_pending_revision_is_what_the_next_one_edits():
    commitment = published(make_commitment())
    revision = revised(commitment, parties=[{"actor": "cn", "role": "committing"}], text="New")
    client = logged_in("analyst")
    form = fields_of(client.get(page(commitment)))
    assert form["text"] == "New"
    assert form["parties-TOTAL_FORMS"] == 1
    response = client.post(page(commitment), form | {"place": "Beijing"})
    assert response.status_code == 302, errors_of(response)
    revision.refresh_from_db()
    assert revision.changes == {
        "parties": [{"actor": "cn", "role": "committing"}],
        "text": "New",
        "place": "Beijing",
    }


def test_a_stale_form_tells_what_changed_and_keeps_what_was_typed():
    claim = make_claim()
    client = logged_in("analyst")
    form = fields_of(client.get(page(claim)))
    logged_in("editor").post(page(claim), form | {"title": "Faster"})
    response = client.post(page(claim), form | {"title": "Slower"})
    assert response.status_code == 200
    errors = errors_of(response)
    assert "Somebody was faster" in errors["__all__"][0]
    assert "Faster" in errors["title"][0]
    again = fields_of(response)
    assert again["title"] == "Slower"
    assert client.post(page(claim), again).status_code == 302
    claim.refresh_from_db()
    assert claim.title == "Slower"


def test_what_the_slower_one_left_alone_says_what_is_stored_by_then():
    commitment = make_commitment(review_every=30, place="Vienna", made_on="2024-01-30")
    client = logged_in("analyst")
    form = fields_of(client.get(page(commitment)))
    faster = {"place": "Beijing", "made_on": "over the summer of 2024", "review_every": ""}
    logged_in("editor").post(page(commitment), form | faster)

    response = client.post(page(commitment), form | {"text": "Mine"})
    errors, again = errors_of(response), fields_of(response)
    assert errors["place"] == [
        "Changed since you opened it, and not by you: it says what is stored now."
    ]
    assert set(errors) == {"__all__", "made_on", "place", "review_every"}
    assert {name: again[name] for name in faster} == faster
    assert client.post(page(commitment), again).status_code == 302

    commitment.refresh_from_db()
    assert (
        commitment.place,
        commitment.made_on_said,
        commitment.review_every,
        commitment.text,
    ) == (
        "Beijing",
        "over the summer of 2024",
        None,
        "Mine",
    )


def test_a_list_that_the_slower_one_left_alone_is_as_the_faster_one_made_it():
    make_actor("cn")
    commitment = make_commitment(parties=[{"actor": "cn", "role": "committing"}])
    client = logged_in("analyst")
    form = fields_of(client.get(page(commitment)))
    logged_in("editor").post(page(commitment), form | {"parties-0-role": "host"})

    response = client.post(page(commitment), form | {"text": "Mine"})
    assert "Somebody was faster" in errors_of(response)["__all__"][0]
    again = fields_of(response)
    assert again["parties-0-role"] == "host"
    assert client.post(page(commitment), again).status_code == 302
    commitment.refresh_from_db()
    assert commitment.text == "Mine"
    assert [party.role for party in commitment.parties.all()] == ["host"]


def test_a_list_that_both_changed_is_kept_as_it_was_sent():
    make_actor("cn")
    commitment = make_commitment(parties=[{"actor": "cn", "role": "committing"}])
    client = logged_in("analyst")
    form = fields_of(client.get(page(commitment)))
    logged_in("editor").post(page(commitment), form | {"parties-0-role": "host"})

    response = client.post(page(commitment), form | {"parties-0-role": "participant"})
    assert fields_of(response)["parties-0-role"] == "participant"


def test_a_pending_list_that_names_what_was_retracted_is_mended_here():
    gone, commitment = published(make_commitment()), published(make_commitment())
    link = {"type": "depends_on", "commitment": gone.slug}
    revision = revised(commitment, relations=[link])
    retracted(gone)
    in_review(commitment)
    refused = logged_in("editor").post(step(commitment, "publish"))
    assert "was retracted" in refused.content.decode()
    logged_in("editor").post(step(commitment, "return"), {"reason": "Mend it."})
    client = logged_in("analyst")
    form = fields_of(client.get(page(commitment)))
    response = client.post(page(commitment), form | {"place": "Beijing"})
    assert response.status_code == 302, errors_of(response)
    form = fields_of(client.get(page(commitment)))
    response = client.post(page(commitment), form | {"relation_rows-TOTAL_FORMS": 0})
    assert response.status_code == 302, errors_of(response)
    revision.refresh_from_db()
    assert revision.changes == {"relations": [], "place": "Beijing"}


def test_a_pending_change_is_discarded_from_the_record_s_page():
    claim = published(make_claim())
    revised(claim, text="Otherwise")
    client = logged_in("analyst")
    assert "Discard the change" in client.get(page(claim)).content.decode()
    assert "goes on reading" in client.get(step(claim, "discard")).content.decode()
    response = client.post(step(claim, "discard"), follow=True)
    assert response.redirect_chain[-1][0] == page(claim)
    text = response.content.decode()
    assert "The pending change is gone" in text
    assert "Discard the change" not in text
    assert not Revision.objects.exists()


def test_a_pending_change_is_discarded_from_its_own_page():
    claim = published(make_claim())
    revision = revised(claim, text="Otherwise")
    response = logged_in("analyst").post(step(revision, "discard"), follow=True)
    assert response.redirect_chain[-1][0] == page(claim)
    assert not Revision.objects.exists()


def test_what_is_put_back_and_submitted_leaves_nothing_pending():
    claim = published(make_claim(text="As it was"))
    revised(claim, text="Otherwise")
    client = logged_in("analyst")
    form = fields_of(client.get(page(claim))) | {"text": "As it was", "why": "It was right."}
    response = client.post(page(claim), form | {"_submit_for_review": "1"}, follow=True)
    assert "It says what is published: no change is pending." in response.content.decode()
    assert not Revision.objects.exists()


def test_somebody_else_is_not_offered_to_discard_it():
    claim = published(make_claim())
    revised(claim, text="Otherwise")
    text = logged_in("editor").get(page(claim)).content.decode()
    assert "Submit for review" in text
    assert "Discard the change" not in text
