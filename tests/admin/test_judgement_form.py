"""A finding or a position is written on one form: from the commitment, with its evidence."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.admin.judgement import Fixed
from commitments.domain.merging import merge
from commitments.models import Position, Source, StatusUpdate
from tests.admin.helpers import errors_of, fields_of, logged_in, page
from tests.factories.records import (
    make_actor,
    make_commitment,
    make_position,
    make_source,
    make_status_update,
    the_actor,
)
from tests.factories.states import corrected, in_review, published
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def form_on(commitment: Any, model: Any = StatusUpdate, **query: Any) -> Any:
    address = page(model, "add", commitment=commitment.pk, **query)
    return logged_in("analyst").get(address).context["adminform"].form


def choices(form: Any, name: str) -> list[Any]:
    return [code for code, _ in form.fields[name].widget.choices]


def filled(commitment: Any, **more: Any) -> dict[str, Any]:
    response = logged_in("analyst").get(page(StatusUpdate, "add", commitment=commitment.pk))
    finding = {"status": "initiated", "confidence": "low", "as_of": "30 January 2024"}
    return fields_of(response) | finding | more


def quoting(**more: Any) -> dict[str, Any]:
    """One piece of evidence, as the form sends it."""
    given = {"excerpt": "we have begun", "mode": "direct", "stance": "supports"} | more
    return {"evidence-TOTAL_FORMS": 1} | {f"evidence-0-{name}": v for name, v in given.items()}


def test_only_the_commitment_s_parties_are_offered():
    make_actor("mx")
    form = form_on(published(make_commitment()))
    assert choices(form, "party") == ["", the_actor("cn").pk, the_actor("us").pk]


def test_the_party_asked_for_by_the_link_is_chosen():
    commitment = published(make_commitment())
    form = form_on(commitment, party=the_actor("us").pk)
    assert form["party"].value() == str(the_actor("us").pk)


def test_only_what_fits_the_kind_is_offered():
    pledge, meeting = published(make_commitment()), published(make_commitment(kind="meeting"))
    request = published(make_commitment(kind="request"))
    assert "held" not in choices(form_on(pledge), "status")
    assert "initiated" in choices(form_on(pledge), "status")
    assert "held" in choices(form_on(meeting), "status")
    assert "initiated" not in choices(form_on(meeting), "status")
    assert "refused" not in choices(form_on(pledge, Position), "view")
    assert "refused" in choices(form_on(request, Position), "view")


def test_without_a_commitment_it_is_asked_first():
    response = logged_in("analyst").get(page(StatusUpdate, "add"))
    assert "On which commitment?" in response.content.decode()
    assert "adminform" not in response.context
    assert logged_in("viewer").get(page(StatusUpdate, "add")).status_code == 403


@pytest.mark.parametrize("odd", ["x", "-1", "9" * 30, "١", "0"])
def test_no_commitment_that_is_none_breaks_it(odd):
    response = logged_in("analyst").get(page(StatusUpdate, "add", commitment=odd))
    assert "On which commitment?" in response.content.decode()


def test_the_last_judgements_stand_beside_it():
    commitment = published(make_commitment(criteria="Fewer parcels."))
    published(make_status_update(commitment, as_of="2024-01-10", summary="The first."))
    published(make_status_update(commitment, as_of="2024-01-20", summary="The second."))
    published(make_status_update(commitment, party=the_actor("cn"), summary="On China."))
    published(make_position(commitment, summary="Not bad."))
    client = logged_in("analyst")
    shown = client.get(page(StatusUpdate, "add", commitment=commitment.pk)).content.decode()
    for words in ("Fewer parcels.", "The second.", "On China.", "Not bad."):
        assert words in shown
    assert "The first." not in shown


def test_a_correction_shows_what_it_corrects_and_keeps_its_party():
    commitment = published(make_commitment())
    update = published(make_status_update(commitment, party=the_actor("cn"), summary="Wrong."))
    draft = corrected(update, summary="Right.")
    client = logged_in("analyst")
    response = client.get(page(draft))
    assert "What this is to correct" in response.content.decode()
    assert "Wrong." in response.content.decode()
    sent = fields_of(response) | {"party": the_actor("us").pk}
    refused = client.post(page(draft), sent)
    assert errors_of(refused)
    draft.refresh_from_db()
    assert draft.party == the_actor("cn")
    sent["party"] = the_actor("cn").pk
    assert client.post(page(draft), sent | {"summary": "Righter."}).status_code == 302


def test_a_correction_of_a_position_keeps_its_actor():
    position = published(make_position(published(make_commitment())))
    draft = corrected(position)
    client = logged_in("analyst")
    response = client.get(page(draft))
    assert isinstance(response.context["adminform"].form.fields["actor"].widget, Fixed)
    refused = client.post(page(draft), fields_of(response) | {"actor": the_actor("cn").pk})
    assert "same" in errors_of(refused)["actor"][0]
    sent = fields_of(response) | {"summary": "Better said."}
    assert client.post(page(draft), sent).status_code == 302


def test_a_party_that_was_merged_is_offered_under_the_one_that_stays():
    stays, goes = make_actor("prc"), make_actor("china")
    parties = [{"actor": goes, "role": "committing"}]
    commitment = published(make_commitment(parties=parties))
    merge(gone=goes, stays=stays, by=editor(), reason="One and the same.")
    assert choices(form_on(commitment), "party") == ["", stays.pk]
    response = logged_in("analyst").post(
        page(StatusUpdate, "add"), filled(commitment, party=stays.pk)
    )
    assert response.status_code == 302, errors_of(response)


def test_a_source_is_made_on_the_spot():
    commitment = published(make_commitment())
    sent = filled(
        commitment,
        **quoting(
            new_title="Talks went well",
            new_publisher="AFP",
            new_published_on="2 February 2024",
            new_url="https://example.org/a",
            new_language="fr",
            new_reliability="B",
        ),
    )
    response = logged_in("analyst").post(page(StatusUpdate, "add"), sent)
    assert response.status_code == 302, errors_of(response)
    [evidence] = StatusUpdate.objects.get().evidence.all()
    source = evidence.source
    assert (source.slug, source.publication) == ("afp-2024-02-02", "draft")
    assert (source.title, source.publisher) == ("Talks went well", "AFP")
    assert (source.url, source.language) == ("https://example.org/a", "fr")
    assert (source.reliability, source.published_on_edtf) == ("B", "2024-02-02")
    assert response.url.endswith(f"/overview/#status_update-{StatusUpdate.objects.get().pk}")


def test_a_second_source_of_the_day_has_a_slug_of_its_own():
    make_source("afp-2024-02-02")
    sent = quoting(new_title="Again", new_publisher="AFP", new_published_on="2024-02-02")
    commitment = published(make_commitment())
    response = logged_in("analyst").post(page(StatusUpdate, "add"), filled(commitment, **sent))
    assert response.status_code == 302, errors_of(response)
    assert Source.objects.filter(slug="afp-2024-02-02-2", title="Again").exists()


@pytest.mark.parametrize(
    ("described", "field", "words"),
    [
        ({}, "source", "Choose a source"),
        ({"new_url": "https://example.org/a"}, "new_title", "It is empty"),
        ({"new_title": "T", "new_url": "javascript:x"}, "new_url", "not an address"),
        ({"new_title": "T", "new_published_on": "last week"}, "new_published_on", "last week"),
        ({"new_title": "T", "new_url": "https://taken.example"}, "new_url", "Title of known"),
        ({"new_title": "T", "new_language": "??"}, "new_language", "language"),
    ],
)
def test_a_source_that_can_not_be_made_is_told_at_its_field_and_nothing_is_lost(
    described, field, words
):
    make_source("known", url="https://taken.example")
    commitment = published(make_commitment())
    sent = filled(commitment, **quoting(**described), summary="Typed at length.")
    response = logged_in("analyst").post(page(StatusUpdate, "add"), sent)
    assert response.status_code == 200
    assert words in " ".join(errors_of(response)[f"evidence-0-{field}"])
    shown = response.content.decode()
    assert "Typed at length." in shown
    assert "30 January 2024" in shown
    assert not StatusUpdate.objects.exists()
    assert Source.objects.count() == 1


def test_a_chosen_and_a_described_source_are_too_many():
    commitment, source = published(make_commitment()), make_source()
    sent = filled(commitment, **quoting(source=source.pk, new_title="Another"))
    response = logged_in("analyst").post(page(StatusUpdate, "add"), sent)
    assert "chosen already" in errors_of(response)["evidence-0-source"][0]


def test_the_grades_are_explained_where_they_are_chosen():
    commitment = published(make_commitment())
    client = logged_in("analyst")
    shown = client.get(page(StatusUpdate, "add", commitment=commitment.pk)).content.decode()
    assert "Credibly sourced and plausible" in shown
    assert "ICD 203" in shown
    assert "Not confirmed, but logical" in shown
    assert "it has mostly been right" in shown
    assert "Admiralty code" in shown


def test_another_one_is_added_on_the_same_commitment():
    commitment = published(make_commitment())
    sent = filled(commitment, _addanother="1")
    response = logged_in("analyst").post(page(StatusUpdate, "add"), sent)
    assert response.url == page(StatusUpdate, "add", commitment=commitment.pk)


def test_what_is_in_review_is_shown_without_a_form():
    update = in_review(make_status_update(published(make_commitment())))
    response = logged_in("analyst").get(page(update))
    assert response.status_code == 200
    assert 'name="_save"' not in response.content.decode()
