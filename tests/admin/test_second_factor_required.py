"""REQUIRE_SECOND_FACTOR names a role: from it upwards nothing is open without one."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from commitments.domain import second_factor
from tests.admin.entering import (
    CODE,
    HOME,
    PASSWORD,
    browser,
    code_for,
    code_of,
    entries,
    is_inside,
    log_in,
    person,
    with_factor,
)
from tests.admin.helpers import desk_models, page
from tests.admin.test_second_factor import SET_UP, papers_in, typed_key
from tests.api.client import Api

pytestmark = pytest.mark.django_db
CLAIM = {"slug": "claim", "title": "Claim"}


@pytest.fixture(autouse=True)
def required_of_editors(settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = "editor"


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_those_below_need_none(role):
    client = browser()
    assert log_in(client, person(role)).url == HOME
    assert is_inside(client)


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_those_from_it_upwards_set_one_up_before_anything_else(role):
    client = browser()
    assert log_in(client, person(role)).url == SET_UP
    addresses = [HOME, *(page(model) for model in desk_models())]
    addresses += [reverse(f"admin:{n}") for n in ("account", "password_change", "second_factor")]
    for address in addresses:
        answer = client.get(address, follow=True)
        assert answer.redirect_chain[-1][0].startswith(SET_UP), address
        assert client.post(address, {}).status_code == 302
    shown = client.get(SET_UP)
    assert papers_in(client.post(SET_UP, {"code": code_of(typed_key(shown)), "password": PASSWORD}))
    assert is_inside(client)


def test_on_the_way_one_is_taken_where_one_was_going():
    client = browser()
    there = "/admin/commitments/claim/"
    set_up = log_in(client, person("editor"), next=there).url
    key = typed_key(client.get(set_up))
    shown = client.post(set_up, {"code": code_of(key), "password": PASSWORD})
    assert f'href="{there}"' in shown.content.decode()


def test_a_half_session_is_nobody_at_the_api():
    client = browser()
    log_in(client, person("editor"))
    refused = client.post("/api/v1/claims/", CLAIM, content_type="application/json")
    assert refused.status_code == 401
    assert client.get("/api/v1/claims/", {"publication": "draft"}).status_code in {401, 403}
    assert client.get("/api/v1/claims/").status_code == 200


def test_tokens_go_on():
    assert Api(person("editor")).post("claims/", CLAIM).status_code == 201


def test_a_session_from_before_the_rule_is_half_from_now_on(settings):
    settings.REQUIRE_SECOND_FACTOR = ""
    client = browser()
    log_in(client, person("editor"))
    assert is_inside(client)
    settings.REQUIRE_SECOND_FACTOR = "editor"
    assert not is_inside(client)


def test_somebody_raised_to_the_role_is_asked_at_once():
    user = person("analyst")
    client = browser()
    log_in(client, user)
    person("editor", user.username)
    assert log_in(client, user).url == SET_UP
    assert not is_inside(client)


def test_who_takes_it_away_is_asked_for_another():
    user = person("editor")
    with_factor(user)
    client = browser()
    log_in(client, user)
    client.post(CODE, {"code": code_for(user)})
    assert is_inside(client)
    client.post(reverse("admin:remove_factor"), {"code": code_for(user, steps=1)})
    assert client.get(HOME, follow=True).redirect_chain[-1][0].startswith(SET_UP)


def test_one_can_leave_half_way():
    client = browser()
    user = person("editor")
    log_in(client, user)
    client.post("/admin/logout/")
    assert client.get(SET_UP).url.startswith("/admin/login/")
    assert [e.user for e in entries("logged_out")] == [user]


def test_an_administrator_resets_somebody_elses(settings):
    settings.REQUIRE_SECOND_FACTOR = ""
    user, by = person("editor"), person("admin")
    with_factor(user)
    second_factor.remove(user=user, by=by, address="203.0.113.9")
    told = entries("factor_removed")[0]
    assert (told.user, told.by, told.address) == (user, by, "203.0.113.9")
    assert log_in(browser(), user).url == HOME
