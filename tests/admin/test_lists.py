"""Lists: a bounded number of queries however long, and filters by what the record is sorted by."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.utils import timezone

from commitments.domain.keeping import keep
from commitments.models import (
    Actor,
    Change,
    Claim,
    Commitment,
    Evidence,
    Revision,
    StatusUpdate,
    Topic,
)
from tests.admin.helpers import desk_models, logged_in, page
from tests.factories.records import (
    make,
    make_actor,
    make_claim,
    make_commitment,
    make_evidence,
    make_position,
    make_status_update,
    make_topic,
)
from tests.factories.states import REVIEWED, ground, in_review, in_state, published, revised
from tests.factories.users import editor

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
    assert many == few <= 16


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
    assert many == few <= 16


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
    precursors, other = make_commitment(text="precursor chemicals"), make_commitment(parties=[])
    client = logged_in("viewer")
    for words in ("precursor", "CN chemicals"):
        rows = list(client.get(page(Commitment, q=words)).context["cl"].queryset)
        assert rows == [precursors]
    assert other.pk


def test_a_search_for_nothing_finds_nothing_and_says_so():
    make_commitment()
    shown = logged_in("viewer").get(page(Commitment, q="-this"))
    assert shown.context["cl"].result_count == 0
    assert "Give at least one word to look for." in shown.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_of_records_is_searched_by_all_its_text(kind):
    row = make(kind, **ground(kind))
    client = logged_in("viewer")
    word = "working" if kind == "evidence" else getattr(row, "slug", None) or row.commitment.slug
    assert row in client.get(page(type(row), q=word)).context["cl"].queryset
    assert not client.get(page(type(row), q="zzznowhere")).context["cl"].queryset


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
    assert found(status=["initiated", "not_assessed"]) == {"begun", "late", "draft"}
    assert found(status="not_assessed") == {"late", "draft"}
    assert found(timeliness="lapsed") == {"late"}
    assert found(contestation="contested") == set()
    assert found(stale="no") == {"late", "begun", "draft"}
    assert found(has_evidence="yes") == {"begun"}


def test_windows_that_touch_the_days_asked_for_are_found():
    published(make_commitment("summer", original_due="2024-22", made_on="2024-01-10"))
    published(make_commitment("open", original_due="2024-01/..", made_on="2023"))
    make_commitment("draft", original_due="2024-07-31")
    published(make_commitment("none"))
    assert found(due_after="2024-08-31", due_before="2024-09-30") == {"summer", "open"}
    assert found(due_after="2024-09-01") == {"open"}
    assert found(due_before="2024-05-31") == {"open"}
    assert found(due_after="2024-07-31", due_before="2024-07-31") == {"summer", "open", "draft"}
    assert found(made_after="2024-01-10") == {"summer"}
    assert found(made_before="2023-01-01") == {"open"}
    assert found(due_after="not a day") == {"summer", "open", "draft", "none"}


def test_commitments_are_filtered_by_owner_and_author():
    mine, other = make_commitment("mine"), make_commitment("other", by=editor())
    make_commitment("nobodys")
    keep(commitment=mine, by=editor(), owner=editor())
    keep(commitment=other, by=editor(), owner=None)
    client = logged_in("editor")

    def slugs(**query: Any) -> set[str]:
        return {row.slug for row in client.get(page(Commitment, **query)).context["cl"].queryset}

    assert slugs(owner="me") == slugs(owner=editor().pk) == {"mine"}
    assert slugs(owner="nobody") == {"other", "nobodys"}
    assert slugs(author="me") == {"other"}
    assert slugs(whose="mine") == {"mine", "other"}
    update = make_status_update(published(mine))
    rows = client.get(page(StatusUpdate, owner="me")).context["cl"].queryset
    assert list(rows) == [update]
    assert not client.get(page(StatusUpdate, owner="nobody")).context["cl"].queryset


def test_findings_are_filtered_by_their_day():
    commitment = published(make_commitment())
    early = make_status_update(commitment, as_of="2024-02-02")
    late = make_status_update(commitment, as_of="2024-05")
    client = logged_in("viewer")
    for query, expected in (
        ({"as_of_before": "2024-03-01"}, [early]),
        ({"as_of_after": "2024-03-01"}, [late]),
        ({"as_of_after": "2024-02-02", "as_of_before": "2024-02-02"}, [early]),
    ):
        assert list(client.get(page(StatusUpdate, **query)).context["cl"].queryset) == expected


def test_claims_are_filtered_by_dispute():
    disputed = make_claim()
    make_evidence(disputed, attributed_to=make_actor("us"), stance="supports")
    make_evidence(disputed, attributed_to=make_actor("cn"), stance="contradicts")
    published(disputed)
    plain = published(make_claim())
    client = logged_in("viewer")
    assert list(client.get(page(Claim, disputed="yes")).context["cl"].queryset) == [disputed]
    assert list(client.get(page(Claim, disputed="no")).context["cl"].queryset) == [plain]


def test_a_row_tells_where_its_commitment_stands():
    row = published(make_commitment("late", original_due="2024-02"))
    make_position(row, actor=make_actor("mx"), view="violated")
    keep(commitment=row, by=editor(), owner=editor())
    told = logged_in("viewer").get(page(Commitment)).content.decode()
    for words in ("Not assessed", "February 2024", "Lapsed", "editor"):
        assert words in told, words


def test_forums_and_topics_count_their_commitments_and_lead_to_them():
    topic = make_topic()
    make_commitment(topics=[topic]), make_commitment(topics=[topic]), make_commitment()
    client = logged_in("viewer")
    [row] = client.get(page(Topic)).context["cl"].queryset
    assert row.commitment_count == 2
    listed = client.get(page(Commitment, topic_rows__topic__id__exact=topic.pk)).context["cl"]
    assert listed.result_count == 2


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


def test_a_change_leads_to_what_it_changed():
    claim = published(make_claim())
    client = logged_in("viewer")
    assert f'href="{page(claim)}"' in client.get(page(Change)).content.decode()
    today = timezone.localdate()
    assert client.get(page(Change, at_after=today)).context["cl"].result_count == 1
    assert client.get(page(Change, at_before="2020-01-01")).context["cl"].result_count == 0


def test_of_many_parties_a_row_names_the_first():
    parties = [{"actor": make_actor(f"a-{n}"), "role": "participant"} for n in range(6)]
    make_commitment(kind="meeting", parties=parties)
    told = logged_in("viewer").get(page(Commitment)).content.decode()
    assert "A-0, A-1, A-2, A-3 and 2 more" in told
