"""Every model that the desk knows, opened by everybody who may, and by those who may not."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.urls import reverse
from knox.models import AuthToken

from commitments.domain.access import note
from commitments.domain.resources import RESOURCES
from commitments.models import (
    Access,
    AccessEntry,
    Change,
    Erasure,
    Redaction,
    Report,
    ReportSchedule,
    Revision,
    User,
)
from commitments.models.vocabulary import Role
from tests.admin.helpers import desk_models, logged_in, page
from tests.factories.records import make, make_claim
from tests.factories.schedules import make_report, make_schedule
from tests.factories.states import REVIEWED, STATES, ground, in_state, published, revised
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db
WRITTEN_HERE = {resource.model for resource in RESOURCES.values()}
ADMINS_ONLY = {User, Redaction, Erasure, AuthToken, AccessEntry}
EDITORS_ONLY = {ReportSchedule, Report}


def may_read(role: str, model: Any) -> bool:
    if model in EDITORS_ONLY:
        return role in {"editor", "admin"}
    return role == "admin" if model in ADMINS_ONLY else bool(role)


def may_add(role: str, model: Any) -> bool:
    if model in {User, AuthToken, Erasure}:
        return role == "admin"
    if model is ReportSchedule:
        return role in {"editor", "admin"}
    return model in WRITTEN_HERE and role in {"analyst", "editor", "admin"}


def a_change() -> Change | None:
    if not Change.objects.exists():
        published(make_claim())
    return Change.objects.first()


def a_redaction() -> Redaction:
    return Redaction.objects.create(
        object_type="claim",
        object_id=1,
        object_key="claim",
        field="text",
        notice="Removed.",
        grounds="A court's order.",
        at="2024-02-02T00:00:00Z",
        by=make_user("admin"),
    )


ROWS = {
    AccessEntry: lambda: note(Access.REFUSED, username="nobody-here", address="198.51.100.7"),
    AuthToken: lambda: AuthToken.objects.create(user=make_user("viewer"))[0],
    Change: a_change,
    Erasure: lambda: Erasure.objects.create(grounds="A letter.", at="2024-02-02T00:00Z"),
    Redaction: a_redaction,
    Report: make_report,
    ReportSchedule: make_schedule,
    Revision: lambda: revised(published(make_claim()), title="New"),
    User: lambda: make_user("viewer"),
}


def row_of(model: Any) -> Any:
    if model in ROWS:
        return ROWS[model]()
    kind = next(r.name for r in RESOURCES.values() if r.model is model)
    return make(kind, **ground(kind))


def test_every_model_with_a_page_is_walked_here():
    others = {*ADMINS_ONLY, *EDITORS_ONLY, Change, Revision}
    assert WRITTEN_HERE | others == set(desk_models())


@pytest.mark.parametrize("model", desk_models(), ids=lambda m: m.__name__)
def test_pages_open_to_the_roles_that_may_and_to_nobody_else(model):
    row = row_of(model)
    for role in ("", *Role.values):
        client = logged_in(role)
        for address in (page(model, q="word 2024"), page(row), page(row, "history")):
            assert client.get(address).status_code == (200 if may_read(role, model) else 403)
        status = client.get(page(model, "add")).status_code
        assert status == (200 if may_add(role, model) else 403)
        if not may_add(role, model):
            assert client.post(page(model, "add"), {}).status_code == 403
            assert client.post(page(row), {}).status_code == 403


@pytest.mark.parametrize("model", desk_models(), ids=lambda m: m.__name__)
def test_strangers_are_sent_to_the_login(model, client):
    for address in (page(model), page(row_of(model))):
        response = client.get(address)
        assert response.status_code == 302
        assert response.url.startswith(reverse("admin:login"))


@pytest.mark.parametrize("kind", REVIEWED)
@pytest.mark.parametrize("state", STATES)
def test_a_record_is_read_in_every_state(kind, state):
    row = in_state(state, kind)
    for role in ("viewer", "analyst", "editor"):
        assert logged_in(role).get(page(row)).status_code == 200


@pytest.mark.parametrize("model", sorted(WRITTEN_HERE, key=lambda m: m.__name__))
def test_every_reference_is_an_autocomplete_that_finds_its_row(model):
    desk = admin.site.get_model_admin(model)
    row = row_of(model)
    client = logged_in("analyst")
    request = client.get(page(model, "add")).wsgi_request
    for name in desk.get_autocomplete_fields(request):
        remote = model._meta.get_field(name).remote_field.model
        found = client.get(
            reverse("admin:autocomplete"),
            {
                "app_label": "commitments",
                "model_name": model._meta.model_name,
                "field_name": name,
                "term": "",
            },
        )
        assert found.status_code == 200
        ids = {item["id"] for item in found.json()["results"]}
        assert ids == {str(pk) for pk in remote.objects.values_list("pk", flat=True)}
    assert row.pk


def test_what_was_retracted_is_not_offered():
    claim = in_state("retracted", "claim")
    client = logged_in("analyst")
    found = client.get(
        reverse("admin:autocomplete"),
        {"app_label": "commitments", "model_name": "evidence", "field_name": "claim"},
    )
    assert str(claim.pk) not in {item["id"] for item in found.json()["results"]}


@pytest.mark.parametrize("role", Role.values)
def test_the_home_page_links_every_list_that_the_role_may_open(role):
    shown = logged_in(role).get(reverse("admin:index")).content.decode()
    for model in desk_models():
        assert (f'href="{page(model)}"' in shown) is may_read(role, model), model


def test_somebody_without_a_role_sees_nothing():
    shown = logged_in("").get(reverse("admin:index")).content.decode()
    assert not any(page(model) in shown for model in desk_models())
