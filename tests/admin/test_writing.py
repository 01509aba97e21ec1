"""Records are written in the desk as anywhere else: through the domain, or not at all."""

from __future__ import annotations

import pytest

from commitments.models import Actor, Claim, Commitment, StatusUpdate
from tests.admin.helpers import errors_of, fields_of, logged_in, page
from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_status_update,
    make_topic,
    the_actor,
)
from tests.factories.states import published

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


def test_what_the_domain_refuses_is_shown_at_its_field_and_nothing_is_lost():
    commitment = published(make_commitment())
    client = logged_in("analyst")
    form = fields_of(client.get(page(StatusUpdate, "add", commitment=commitment.pk))) | {
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


def test_words_that_make_no_date_are_refused_with_what_to_write():
    client = logged_in("analyst")
    form = fields_of(client.get(page(Claim, "add"))) | {
        "title": "Title",
        "slug": "title",
        "made_on": "next month",
    }
    response = client.post(page(Claim, "add"), form)
    assert "next month" in errors_of(response)["made_on"][0]


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
