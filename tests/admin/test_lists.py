"""Lists: a bounded number of queries however long, and filters by what the record is sorted by."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin

from commitments.models import (
    Actor,
    Change,
    Claim,
    Commitment,
    Evidence,
    Revision,
    StatusUpdate,
)
from tests.admin.helpers import desk_models, logged_in, page
from tests.factories.records import (
    make,
    make_actor,
    make_claim,
    make_commitment,
    make_status_update,
)
from tests.factories.states import REVIEWED, ground, in_review, in_state, published, revised

pytestmark = pytest.mark.django_db
KINDS = ("actor", "forum", "topic", "source", *REVIEWED)


def grow(kind: str, count: int) -> Any:
    rows = [make(kind, **ground(kind)) for _ in range(count)]
    return type(rows[0])


def queries_of(model: Any, client: Any, counter: Any, **query: Any) -> int:
    with counter(10_000, exact=False) as counted:
        assert client.get(page(model, **query)).status_code == 200
    return len(counted)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_takes_as_many_queries_for_ten_rows_as_for_two(kind, django_assert_max_num_queries):
    client = logged_in("editor")
    model = grow(kind, 2)
    few = queries_of(model, client, django_assert_max_num_queries)
    grow(kind, 8)
    many = queries_of(model, client, django_assert_max_num_queries)
    assert many == few <= 12


@pytest.mark.parametrize("model", [Change, Revision])
def test_the_lists_of_review_take_as_many_queries_for_ten_rows_as_for_two(
    model, django_assert_max_num_queries
):
    client = logged_in("editor")
    for number in range(2):
        revised(published(make_claim()), title=f"New {number}")
    few = queries_of(model, client, django_assert_max_num_queries)
    for number in range(8):
        revised(published(make_claim()), title=f"Newer {number}")
    many = queries_of(model, client, django_assert_max_num_queries)
    assert many == few <= 12


@pytest.mark.parametrize("model", desk_models(), ids=lambda m: m.__name__)
def test_every_filter_is_drawn_and_takes_its_values(model):
    client = logged_in("admin")
    shown = client.get(page(model))
    specs = shown.context["cl"].filter_specs
    declared = admin.site.get_model_admin(model).list_filter
    assert len(specs) >= len([f for f in declared if f != "object_type"]) - 2
    for spec in specs:
        for choice in getattr(spec, "lookup_choices", ()):
            if choice[0]:
                name = getattr(spec, "lookup_kwarg", None) or spec.parameter_name
                filtered = client.get(page(model), {name: choice[0]})
                assert filtered.status_code == 200, (name, choice)


def test_each_list_is_filtered_by_its_vocabularies():
    for model, names in {
        Commitment: {"publication", "kind", "bindingness", "wording", "specificity"},
        StatusUpdate: {"publication", "status", "confidence"},
        Evidence: {"publication", "stance", "mode", "credibility"},
    }.items():
        declared = {f[0] for f in admin.site.get_model_admin(model).list_filter if type(f) is tuple}
        assert names <= declared


def test_a_search_finds_a_commitment_by_its_party_and_by_its_text():
    found, other = make_commitment(text="precursor chemicals"), make_commitment(parties=[])
    client = logged_in("viewer")
    for words in ("precursor", "CN chemicals"):
        rows = list(client.get(page(Commitment, q=words)).context["cl"].queryset)
        assert rows == [found]
    assert other.pk


def waiting(role: str, model: Any, name: str) -> list[Any]:
    return list(logged_in(role).get(page(model, waits=name)).context["cl"].queryset)


def test_what_waits_is_told_from_what_is_my_own():
    mine = in_review(make_claim(by=logged_in("editor").get("/admin/").wsgi_request.user))
    theirs = in_review(make_claim())
    assert waiting("editor", Claim, "review") == [theirs]
    assert mine.pk
    draft = make_claim()
    assert waiting("analyst", Claim, "drafts") == [draft]
    assert waiting("editor", Claim, "drafts") == []
    back = in_state("returned", "claim")
    assert waiting("analyst", Claim, "returned") == [back]


def test_evidence_of_a_draft_does_not_wait_by_itself():
    alone = in_state("in_review", "evidence")
    in_review(make_status_update(published(make_commitment())))
    assert waiting("editor", Evidence, "review") == [alone]


def found(**query: Any) -> set[str]:
    rows = logged_in("viewer").get(page(Commitment, **query)).context["cl"].queryset
    return {row.slug for row in rows}


def test_commitments_are_filtered_by_where_they_stand_today():
    published(make_commitment("late", original_due="2024-02"))
    begun = published(make_commitment("begun"))
    make_commitment("draft")
    published(make_status_update(begun))
    assert found(status="initiated") == {"begun"}
    assert found(status="not_assessed") == {"late", "draft"}
    assert found(timeliness="lapsed") == {"late"}
    assert found(contestation="contested") == set()
    assert found(stale="no") == {"late", "begun", "draft"}


def test_a_filter_by_actor_takes_in_its_agencies():
    make_actor("cn"), make_actor("cn-mps", kind="agency", parent="cn")
    parties = [{"actor": "cn-mps", "role": "committing"}]
    make_commitment("of-the-ministry", parties=parties)
    make_commitment("of-nobody", parties=[])
    state = Actor.objects.get(slug="cn")
    assert found(parties__actor__id__exact=state.pk) == {"of-the-ministry"}


@pytest.mark.parametrize("model", desk_models(), ids=lambda m: m.__name__)
def test_nonsense_in_the_address_is_no_error_of_ours(model):
    client = logged_in("admin")
    names = [
        getattr(s, "lookup_kwarg", None) or getattr(s, "parameter_name", None)
        for s in client.get(page(model)).context["cl"].filter_specs
    ]
    for name in ["q", "o", "p", "nonsense", *names]:
        for value in ("\x00", "9" * 30, "'"):
            status = client.get(page(model), {name: value}).status_code
            assert status in {200, 302, 400}, (name, value)


def test_nonsense_typed_into_an_autocomplete_finds_nothing():
    query = {"app_label": "commitments", "model_name": "evidence", "field_name": "source"}
    response = logged_in("analyst").get("/admin/autocomplete/", query | {"term": "\x00no such"})
    assert response.json()["results"] == []
