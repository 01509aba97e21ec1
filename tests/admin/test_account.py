"""One's own account: what it says, and what one may change of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from commitments.domain import tokens
from commitments.models import User
from commitments.models.vocabulary import Role
from tests.admin.entering import browser, log_in, person, with_factor
from tests.admin.helpers import fields_of, logged_in, page
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db
ACCOUNT = "/admin/account/"


@pytest.mark.parametrize("role", ["", *Role.values])
def test_everybody_sees_their_own(role):
    client = logged_in(role)
    shown = client.get(ACCOUNT).content.decode()
    assert f'href="{ACCOUNT}"' in client.get("/admin/").content.decode()
    assert (Role(role).label if role else "none") in shown


def test_strangers_are_sent_to_the_login(client):
    assert client.get(ACCOUNT).url.startswith("/admin/login/")
    assert client.post(ACCOUNT, {"wants_mail": "on"}).url.startswith("/admin/login/")


def test_mail_is_switched_off_and_on():
    client = logged_in("analyst")
    assert client.post(ACCOUNT, {}).url == ACCOUNT
    assert User.objects.get(username="analyst").wants_mail is False
    client.post(ACCOUNT, {"wants_mail": "on"})
    assert User.objects.get(username="analyst").wants_mail is True


def test_nothing_else_is_changed_there():
    client = logged_in("analyst")
    client.post(
        ACCOUNT, {"wants_mail": "on", "is_superuser": "on", "username": "root", "role": "x"}
    )
    user = User.objects.get(username="analyst")
    assert (user.is_superuser, user.groups.get().name) == (False, "analyst")


def test_it_tells_of_ones_own_logins_and_tokens_and_of_nobody_elses():
    until = timezone.now() + timedelta(days=30)
    tokens.make(user=analyst(), name="mine", until=until, by=None)
    tokens.make(user=editor(), name="theirs", until=until, by=None)
    log_in(browser("203.0.113.9"), person(), password="wrong")
    log_in(browser("192.0.2.1"), person("editor"), password="wrong")
    shown = logged_in("analyst").get(ACCOUNT).content.decode()
    assert "mine" in shown
    assert "203.0.113.9" in shown
    assert "theirs" not in shown
    assert "192.0.2.1" not in shown


def test_it_says_whether_there_is_a_second_factor():
    client = logged_in("analyst")
    assert "Password alone." in client.get(ACCOUNT).content.decode()
    with_factor(analyst())
    session = client.session
    session["second_factor"] = analyst().totpdevice_set.get().pk
    session.save()
    assert "codes on paper left: 10" in client.get(ACCOUNT).content.decode()


def test_an_administrator_switches_somebodys_mail_off():
    user = analyst()
    client = logged_in("admin")
    form = {k: v for k, v in fields_of(client.get(page(user))).items() if k != "wants_mail"}
    client.post(page(user), form)
    user.refresh_from_db()
    assert user.wants_mail is False
