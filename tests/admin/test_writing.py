"""Records are written in the desk as anywhere else: through the domain, or not at all."""

from __future__ import annotations

import pytest

from commitments.models import Actor, Claim, Commitment, Evidence, Revision, StatusUpdate
from tests.admin.helpers import errors_of, fields_of, logged_in, page, step
from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_evidence,
    make_source,
    make_status_update,
    make_topic,
    the_actor,
)
from tests.factories.states import in_review, published, retracted, revised

pytestmark = pytest.mark.django_db


def test_a_commitment_with_its_lists_is_drafted():
    china, topic, other = the_actor("cn"), make_topic("precursors"), make_commitment()
    client = logged_in("analyst")
    form = fields_of(client.get(page(Commitment, "add"))) | {
        "title": "Stop the flow",
        "slug": "stop-the-flow",
        "kind": "pledge",
        "made_on": "over the summer of 2024",
        "references": "g20:2008W-4\nun:7",
        "parties-TOTAL_FORMS": 2,
        "parties-0-actor": china.pk,
        "parties-0-role": "committing",
        "parties-1-actor": the_actor("us").pk,
        "parties-1-role": "counterpart",
        "topic_rows-TOTAL_FORMS": 1,
        "topic_rows-0-topic": topic.pk,
        "relation_rows-TOTAL_FORMS": 1,
        "relation_rows-0-type": "part_of",
        "relation_rows-0-other": other.pk,
    }
    response = client.post(page(Commitment, "add"), form)
    assert response.status_code == 302, errors_of(response)
    made = Commitment.objects.get(slug="stop-the-flow")
    assert made.publication == "draft"
    assert made.created_by.username == "analyst"
    assert made.made_on_edtf == "2024-22"
    assert made.made_on_said == "over the summer of 2024"
    assert made.references == ["g20:2008W-4", "un:7"]
    assert [(p.actor.slug, p.role) for p in made.parties.all()] == [
        ("cn", "committing"),
        ("us", "counterpart"),
    ]
    assert [row.topic for row in made.topic_rows.all()] == [topic]
    assert [(row.type, row.other) for row in made.relation_rows.all()] == [("part_of", other)]


def test_a_status_update_is_drafted_with_its_evidence():
    commitment, source = published(make_commitment()), make_source()
    client = logged_in("analyst")
    form = fields_of(client.get(page(StatusUpdate, "add", commitment=commitment.pk))) | {
        "status": "initiated",
        "confidence": "low",
        "as_of": "30 January 2024",
        "evidence-TOTAL_FORMS": 1,
        "evidence-0-source": source.pk,
        "evidence-0-excerpt": "we will begin",
        "evidence-0-mode": "direct",
        "evidence-0-stance": "supports",
        "evidence-0-credibility": "6",
    }
    assert form["commitment"] == str(commitment.pk)
    response = client.post(page(StatusUpdate, "add"), form)
    assert response.status_code == 302, errors_of(response)
    made = StatusUpdate.objects.get()
    assert [(e.source, e.excerpt) for e in made.evidence.all()] == [(source, "we will begin")]


def test_what_the_domain_refuses_is_shown_at_its_field_and_nothing_is_lost():
    commitment = published(make_commitment())
    client = logged_in("analyst")
    form = fields_of(client.get(page(StatusUpdate, "add"))) | {
        "commitment": commitment.pk,
        "status": "held",
        "confidence": "low",
        "as_of": "2024-02-02",
        "summary": "Typed at length.",
    }
    response = client.post(page(StatusUpdate, "add"), form)
    assert response.status_code == 200
    assert "is no status of a pledge" in errors_of(response)["status"][0]
    assert "Typed at length." in response.content.decode()
    assert not StatusUpdate.objects.exists()


def test_a_refusal_in_a_list_is_shown_in_its_row():
    risen = make_actor("person", kind="person")
    client = logged_in("analyst")
    form = fields_of(client.get(page(risen))) | {
        "offices-TOTAL_FORMS": 2,
        "offices-0-title": "Minister",
        "offices-0-of": the_actor("us").pk,
        "offices-1-title": "Minister",
        "offices-1-of": the_actor("us").pk,
    }
    response = client.post(page(risen), form)
    assert "offices-1-__all__" in errors_of(response)
    assert "It is the same as entry 0." in str(errors_of(response))
    assert not risen.offices.exists()


def test_a_refusal_of_evidence_is_shown_in_its_form():
    claim, source = make_claim(), make_source()
    client = logged_in("analyst")
    form = fields_of(client.get(page(claim))) | {
        "evidence-TOTAL_FORMS": 1,
        "evidence-0-source": source.pk,
        "evidence-0-mode": "direct",
        "evidence-0-stance": "supports",
        "evidence-0-credibility": "6",
    }
    response = client.post(page(claim), form)
    assert "evidence-0-excerpt" in errors_of(response)
    assert not Evidence.objects.exists()


def test_words_that_make_no_date_are_refused_with_what_to_write():
    client = logged_in("analyst")
    form = fields_of(client.get(page(Claim, "add"))) | {
        "title": "Title",
        "slug": "title",
        "made_on": "next month",
    }
    response = client.post(page(Claim, "add"), form)
    assert "next month" in errors_of(response)["made_on"][0]


def test_saving_a_draft_untouched_changes_nothing():
    commitment = make_commitment(text="One\nTwo", made_on={"edtf": "2024-22", "said": "in summer"})
    client = logged_in("analyst")
    response = client.post(page(commitment), fields_of(client.get(page(commitment))))
    assert response.status_code == 302, errors_of(response)
    before = commitment.row_version
    commitment.refresh_from_db()
    assert commitment.row_version == before


def test_evidence_of_a_draft_is_edited_and_dropped_in_place():
    claim = make_claim()
    first, second = make_evidence(claim), make_evidence(claim, excerpt="another")
    client = logged_in("analyst")
    form = fields_of(client.get(page(claim))) | {
        "evidence-0-locator": "p. 3",
        "evidence-1-DELETE": "on",
    }
    response = client.post(page(claim), form)
    assert response.status_code == 302, errors_of(response)
    first.refresh_from_db()
    assert first.locator == "p. 3"
    assert not Evidence.objects.filter(pk=second.pk).exists()


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


def test_an_actor_is_changed_at_once():
    actor = make_actor("un")
    client = logged_in("analyst")
    form = fields_of(client.get(page(actor))) | {"name": "United Nations"}
    assert client.post(page(actor), form).status_code == 302
    assert Actor.objects.get(slug="un").name == "United Nations"


def test_a_judgement_of_a_stranger_to_the_commitment_names_its_parties():
    update = make_status_update(published(make_commitment()))
    client = logged_in("analyst")
    form = fields_of(client.get(page(update))) | {"party": make_actor("mx").pk}
    response = client.post(page(update), form)
    assert "cn, us" in errors_of(response)["party"][0]


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


def test_what_the_database_alone_refuses_is_shown_too():
    whole, part = make_commitment(), make_commitment()
    client = logged_in("analyst")
    rows = {"relation_rows-TOTAL_FORMS": 1, "relation_rows-0-type": "part_of"}
    form = fields_of(client.get(page(part))) | rows | {"relation_rows-0-other": whole.pk}
    assert client.post(page(part), form).status_code == 302
    form = fields_of(client.get(page(whole))) | rows | {"relation_rows-0-other": part.pk}
    response = client.post(page(whole), form)
    assert response.status_code == 200
    assert "lead back to itself" in str(errors_of(response))
    assert not whole.relation_rows.exists()


def test_a_slug_that_is_taken_is_refused_at_its_field():
    claim = make_claim()
    client = logged_in("analyst")
    form = fields_of(client.get(page(Claim, "add"))) | {"title": "Title", "slug": claim.slug}
    response = client.post(page(Claim, "add"), form)
    assert "taken" in errors_of(response)["slug"][0]


def test_evidence_needs_one_target():
    client = logged_in("analyst")
    form = fields_of(client.get(page(Evidence, "add"))) | {
        "source": make_source().pk,
        "excerpt": "words",
        "mode": "direct",
    }
    response = client.post(page(Evidence, "add"), form)
    assert "Name one target" in errors_of(response)["__all__"][0]
    two = {"claim": make_claim().pk, "commitment": make_commitment().pk}
    response = client.post(page(Evidence, "add"), form | two)
    assert "one thing" in errors_of(response)["__all__"][0]
    assert not Evidence.objects.exists()


def test_added_evidence_leads_back_to_what_it_is_of():
    claim = published(make_claim())
    client = logged_in("analyst")
    address = page(Evidence, "add", claim=claim.pk)
    form = fields_of(client.get(address)) | {
        "source": make_source().pk,
        "excerpt": "words",
        "mode": "direct",
    }
    response = client.post(address, form)
    assert response.url == page(claim)
    assert Evidence.objects.get().target == claim


def test_a_judgement_whose_evidence_is_refused_is_not_written_either():
    commitment, source = published(make_commitment()), make_source()
    client = logged_in("analyst")
    form = fields_of(client.get(page(StatusUpdate, "add", commitment=commitment.pk))) | {
        "status": "initiated",
        "confidence": "low",
        "as_of": "2024-01-30",
        "evidence-TOTAL_FORMS": 1,
        "evidence-0-source": source.pk,
        "evidence-0-mode": "direct",
        "evidence-0-stance": "supports",
        "evidence-0-credibility": "6",
    }
    response = client.post(page(StatusUpdate, "add"), form)
    assert "evidence-0-excerpt" in errors_of(response)
    assert not StatusUpdate.objects.exists()
