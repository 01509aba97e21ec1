"""In by name and password, out by the button; where one lands, and what is left of a session."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from commitments.models import User
from tests.admin.entering import HOME, LOGIN, PASSWORD, browser, entries, is_inside, log_in, person

pytestmark = pytest.mark.django_db


def test_a_name_and_its_password_open_the_desk():
    client = browser()
    assert log_in(client, person()).url == HOME
    assert is_inside(client)


@pytest.mark.parametrize("wrong", ["", " ", PASSWORD.upper(), f"{PASSWORD} ", "x" * 5000])
def test_nothing_but_the_password_does(wrong):
    client = browser()
    shown = log_in(client, person(), password=wrong)
    assert shown.status_code == 200
    assert not is_inside(client)


def test_an_account_that_is_closed_opens_nothing_and_its_session_ends():
    user = person()
    client = browser()
    log_in(client, user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert not is_inside(client)
    assert log_in(browser(), user).status_code == 200


def test_one_lands_where_one_was_going():
    client = browser()
    asked = client.get("/admin/commitments/claim/?q=fentanyl")
    answer = client.post(asked.url, {"username": person().username, "password": PASSWORD})
    assert answer.url == "/admin/commitments/claim/?q=fentanyl"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "\\\\evil.example",
        "http:///evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
        " //evil.example",
        "https://testserver@evil.example/",
    ],
)
def test_next_leads_to_no_other_site(elsewhere):
    user = person()
    for client, address in ((browser(), LOGIN), (browser(), f"{LOGIN}?next=/admin/")):
        posted = {"username": user.username, "password": PASSWORD, "next": elsewhere}
        assert client.post(address, posted).url == HOME
    assert log_in(browser(), user, next=elsewhere).url == HOME
    inside = browser()
    log_in(inside, user)
    assert inside.get(LOGIN, {"next": elsewhere}).url == HOME


def test_a_session_that_somebody_planted_is_not_the_one_that_is_logged_in():
    planted = browser()
    planted.get(LOGIN)
    planted.session["planted"] = True
    planted.session.save()
    before = planted.cookies["sessionid"].value if "sessionid" in planted.cookies else ""
    log_in(planted, person())
    after = planted.cookies["sessionid"].value
    assert after != before
    thief = Client()
    thief.cookies["sessionid"] = before
    assert not is_inside(thief)


def test_logging_out_ends_the_session_itself():
    client = browser()
    log_in(client, person())
    kept = client.cookies["sessionid"].value
    assert client.get("/admin/logout/").status_code == 405
    answer = client.post("/admin/logout/")
    assert "You are logged out" in answer.content.decode()
    assert answer["Clear-Site-Data"] == '"cache"'
    thief = Client()
    thief.cookies["sessionid"] = kept
    assert not is_inside(thief)
    assert not Session.objects.filter(session_key=kept).exists()


def test_the_cookie_is_for_this_site_and_no_script():
    client = browser()
    log_in(client, person())
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_login_failure_and_logout_are_in_the_trail():
    user = person()
    client = browser("203.0.113.9")
    log_in(client, user, password="not this one")
    log_in(client, "nobody-here", password="hunter2hunter2")
    log_in(client, user)
    client.post("/admin/logout/")
    told = entries("refused", "logged_in", "logged_out")
    assert [(e.type, e.user, e.username) for e in told] == [
        ("refused", user, ""),
        ("refused", None, "nobody-here"),
        ("logged_in", user, ""),
        ("logged_out", user, ""),
    ]
    assert {e.address for e in told} == {"203.0.113.9"}


def test_a_password_is_never_in_the_trail():
    log_in(browser(), person(), password="correct horse battery")
    log_in(browser(), "somebody", password="correct horse battery")
    for entry in entries("refused"):
        assert "correct horse" not in " ".join(map(str, vars(entry).values()))


def test_a_right_password_that_opens_nothing_is_a_failure():
    user = person()
    User.objects.filter(pk=user.pk).update(is_staff=False)
    client = browser()
    log_in(client, user)
    assert not is_inside(client)
    assert [e.user for e in entries("refused")] == [user]
    assert not entries("logged_in")


def test_a_form_of_another_session_is_not_taken_and_that_is_said():
    client = Client(enforce_csrf_checks=True)
    for address in (LOGIN, "/admin/login/code/", "/admin/logout/", "/admin/account/"):
        refused = client.post(address, {"username": person().username, "password": PASSWORD})
        assert refused.status_code == 403
        assert "load its page again" in refused.content.decode()
    assert not is_inside(client)
