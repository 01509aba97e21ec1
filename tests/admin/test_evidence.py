"""Evidence is written on the page of what it supports, or on a page of its own."""

from __future__ import annotations

import pytest

from commitments.models import Evidence, StatusUpdate
from tests.admin.helpers import errors_of, fields_of, logged_in, page
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_evidence,
    make_source,
)
from tests.factories.states import published

pytestmark = pytest.mark.django_db


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


def test_evidence_is_added_to_what_is_published_without_a_reason():
    claim, source = published(make_claim()), make_source()
    client = logged_in("analyst")
    form = fields_of(client.get(page(claim))) | {
        "evidence-TOTAL_FORMS": 1,
        "evidence-0-source": source.pk,
        "evidence-0-excerpt": "words",
        "evidence-0-mode": "direct",
        "evidence-0-stance": "supports",
        "evidence-0-credibility": "6",
    }
    response = client.post(page(claim), form)
    assert response.status_code == 302, errors_of(response)
    assert claim.evidence.get().publication == "draft"


def test_evidence_by_itself_brings_its_source_along():
    claim = published(make_claim())
    client = logged_in("analyst")
    form = fields_of(client.get(page(Evidence, "add", claim=claim.pk))) | {
        "excerpt": "words",
        "mode": "direct",
        "new_title": "Talks went well",
        "new_url": "https://example.org/a",
    }
    response = client.post(page(Evidence, "add", claim=claim.pk), form)
    assert response.status_code == 302, errors_of(response)
    source = Evidence.objects.get().source
    assert (source.slug, source.title) == ("talks-went-well", "Talks went well")
    refused = client.post(page(Evidence, "add", claim=claim.pk), form)
    assert "There is a source with this address" in errors_of(refused)["new_url"][0]


def test_evidence_of_a_draft_is_moved_to_a_new_source():
    claim = make_claim()
    evidence = make_evidence(claim)
    client = logged_in("analyst")
    form = fields_of(client.get(page(claim))) | {
        "evidence-0-source": "",
        "evidence-0-new_title": "新华社：会谈",
    }
    response = client.post(page(claim), form)
    assert response.status_code == 302, errors_of(response)
    evidence.refresh_from_db()
    assert (evidence.source.slug, evidence.source.title) == ("source", "新华社：会谈")


def test_published_evidence_shows_no_form_for_a_source():
    evidence = published(make_evidence(published(make_claim())))
    response = logged_in("analyst").get(page(evidence))
    assert "not in the list yet" not in response.content.decode()
