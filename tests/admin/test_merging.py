"""An editor merges on the desk: sees first what follows, says why, and finds where it went."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from commitments.models import (
    Actor,
    Change,
    Commitment,
    Evidence,
    Position,
    Source,
    StatusUpdate,
)
from tests.admin.helpers import fields_of, logged_in, page
from tests.domain.test_merging import merged, pledge
from tests.factories.records import (
    make_actor,
    make_evidence,
    make_position,
    make_source,
    make_status_update,
    the_actor,
)
from tests.factories.states import published, published_source, revised

pytestmark = pytest.mark.django_db
WHY = {"reason": "Two names of one state."}


def merging(row: Any) -> str:
    return reverse(f"admin:commitments_{row._meta.model_name}_merge", args=[row.pk])


@pytest.fixture
def two() -> Any:
    """`prc` beside `cn`, both parties to one pledge in one role."""
    commitment = pledge("prc", "cn")
    published(make_position(commitment, actor="prc"))
    make_actor("mps", kind="agency", parent=the_actor("prc"))
    return the_actor("prc"), the_actor("cn"), commitment


def test_an_editor_sees_what_follows_and_merges(two: Any) -> None:
    gone, stays, commitment = two
    client = logged_in("editor")
    assert merging(gone) in client.get(page(gone)).content.decode()

    asked = client.get(merging(gone)).content.decode()
    for told in ("Commitments to which it is a party", "Positions that it takes", "MPS"):
        assert told in asked
    looked = client.post(merging(gone), WHY | {"into": stays.pk})
    shown = looked.content.decode()
    assert looked.context["stays"] == stays
    assert "Commitments in which two parties become one" in shown
    assert page(commitment, "overview") in shown
    assert "Merge into CN" in shown
    assert not Change.objects.filter(type="merged").exists()

    sent = WHY | {"into": stays.pk, "confirm": "1", "expected": looked.context["expected"]}
    done = client.post(merging(gone), sent, follow=True)
    assert done.redirect_chain == [(page(stays), 302)]
    assert "“PRC” counts under this one from now on." in done.content.decode()
    assert page(gone) in done.content.decode()
    gone.refresh_from_db()
    assert gone.merged_into == stays
    assert Change.objects.latest("number").reason == WHY["reason"]


def test_dates_are_told_in_words() -> None:
    gone = published_source(
        slug="one", published_on={"edtf": "2024-02", "said": "early in the year"}
    )
    stays = published_source(slug="two", published_on="2023-11-15")

    shown = logged_in("editor").post(merging(gone), WHY | {"into": stays.pk}).content.decode()

    assert '<td data-of="Goes" dir="auto">“early in the year”, February 2024' in shown
    assert '<td data-of="Stays" dir="auto">15 November 2023</td>' in shown


def test_the_page_of_what_was_merged_says_where_it_went(two: Any) -> None:
    gone, stays, _ = two
    merged(gone, stays)
    for role in ("viewer", "editor"):
        response = logged_in(role).get(page(gone))
        shown = response.content.decode()
        assert page(stays) in shown
        assert "The same body under its older name." in shown
        assert merging(gone) not in shown
        assert not response.context["has_change_permission"]
        assert 'name="name"' not in shown


def test_the_page_of_a_merged_source_has_no_steps() -> None:
    gone = merged(published_source(), published_source())
    shown = logged_in("editor").get(page(gone)).content.decode()
    assert "Merged into" in shown
    assert reverse("admin:commitments_source_step", args=[gone.pk, "retract"]) not in shown


@pytest.mark.parametrize("kind", ["actor", "source"])
def test_lists_and_fields_leave_out_what_was_merged(kind: str) -> None:
    make = make_actor if kind == "actor" else published_source
    gone, stays = make(slug="gone"), make(slug="stays")
    merged(gone, stays)
    client = logged_in("analyst")
    listed = client.get(page(type(gone))).context["cl"].queryset
    assert set(listed.values_list("slug", flat=True)) & {"gone", "stays"} == {"stays"}
    field = {"actor": ("actor", "parent"), "source": ("evidence", "source")}[kind]
    found = client.get(
        reverse("admin:autocomplete"),
        {"app_label": "commitments", "model_name": field[0], "field_name": field[1]},
    )
    ids = {item["id"] for item in found.json()["results"]}
    assert str(stays.pk) in ids
    assert str(gone.pk) not in ids


def test_the_one_that_stays_is_found_by_what_is_typed(two: Any) -> None:
    gone, stays, _ = two
    shown = logged_in("editor").get(merging(gone)).content.decode()
    assert 'data-field-name="merged_into"' in shown
    found = logged_in("editor").get(
        reverse("admin:autocomplete"),
        {"app_label": "commitments", "model_name": "actor", "field_name": "merged_into",
         "term": "cn"},
    )  # fmt: skip
    assert [item["id"] for item in found.json()["results"]] == [str(stays.pk)]


def test_what_does_not_fit_is_told_at_its_field(two: Any) -> None:
    gone, stays, _ = two
    client = logged_in("editor")
    person = make_actor("wang", kind="person")
    for sent, field in (
        (WHY, "into"),
        (WHY | {"into": gone.pk}, "into"),
        (WHY | {"into": person.pk}, "into"),
        ({"into": stays.pk}, "reason"),
        ({"into": stays.pk, "reason": " "}, "reason"),
    ):
        refused = client.post(merging(gone), sent)
        assert refused.status_code == 200
        assert refused.context["form"].errors[field]
        assert refused.context["stays"] is None
    refused = client.post(merging(gone), WHY | {"into": person.pk, "confirm": "1"})
    assert "Only two of one kind are merged" in refused.content.decode()
    assert not Change.objects.filter(type="merged").exists()


def test_what_can_not_be_merged_says_so_at_once() -> None:
    client = logged_in("editor")
    source = published_source()
    revised(source, title="New")
    assert "A change to it is pending" in client.get(merging(source)).content.decode()
    assert "while it is draft" in client.get(merging(make_source())).content.decode()
    gone = merged(make_actor(), make_actor("kept"))
    assert "It was merged into kept" in client.get(merging(gone)).content.decode()


def test_who_was_slower_is_told(two: Any) -> None:
    gone, stays, _ = two
    client = logged_in("editor")
    seen = client.get(merging(gone)).context["expected"]
    Actor.objects.filter(pk=gone.pk).update(name="Renamed")
    sent = WHY | {"into": stays.pk, "confirm": "1", "expected": seen}
    refused = client.post(merging(gone), sent)
    assert "Somebody was faster" in refused.content.decode()
    assert not Change.objects.filter(type="merged").exists()


@pytest.mark.parametrize("role", ["", "viewer", "analyst"])
def test_others_do_not_merge(two: Any, role: str) -> None:
    gone, stays, _ = two
    client = logged_in(role)
    if role:
        assert merging(gone) not in client.get(page(gone)).content.decode()
    assert client.get(merging(gone)).status_code == 403
    assert client.post(merging(gone), WHY | {"into": stays.pk, "confirm": "1"}).status_code == 403
    assert not Change.objects.filter(type="merged").exists()


def test_what_is_saved_on_it_meanwhile_is_refused_and_not_lost(two: Any) -> None:
    gone, stays, _ = two
    client = logged_in("editor")
    sent = fields_of(client.get(page(gone))) | {"name": "A better name"}
    merged(gone, stays)
    refused = client.post(page(gone), sent)
    assert refused.status_code == 200
    assert "A better name" in refused.content.decode()
    gone.refresh_from_db()
    assert gone.name == "PRC"


def listed(model: Any, **query: Any) -> set[Any]:
    """The rows of the list, as an analyst sees them."""
    response = logged_in("analyst").get(page(model, **query))
    assert response.status_code == 200, response.url
    return set(response.context["cl"].queryset)


def test_lists_are_filtered_by_all_that_counts_as_one(two: Any) -> None:
    gone, stays, commitment = two
    position = Position.objects.get()
    update = published(make_status_update(commitment, party="prc"))
    quote = published(make_evidence(update, attributed_to="prc", source=published_source()))
    assert listed(Position, actor__id__exact=stays.pk) == set()
    merged(gone, stays)
    merged(quote.source, published_source(slug="kept"))
    kept = Source.objects.get(slug="kept")
    for row in (gone, stays):
        assert listed(Position, actor__id__exact=row.pk) == {position}
        assert listed(StatusUpdate, party__id__exact=row.pk) == {update}
        assert listed(Evidence, attributed_to__id__exact=row.pk) == {quote}
        assert listed(Actor, parent__id__exact=row.pk) == {Actor.objects.get(slug="mps")}
    assert quote in listed(Evidence, source__id__exact=kept.pk)


def test_lists_are_searched_by_the_names_of_both(two: Any) -> None:
    gone, stays, commitment = two
    assert listed(Commitment, q="prc") == {commitment}
    merged(gone, stays)
    for name in ("prc", "cn"):
        assert listed(Commitment, q=name) == {commitment}
        assert listed(Position, q=name) == {Position.objects.get()}
        assert listed(Actor, q=name) == {stays}
