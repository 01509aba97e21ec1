"""Passwords: what they must be like, and how they are changed."""

from __future__ import annotations

import pytest

from commitments.models import User
from tests.admin.entering import PASSWORD, browser, entries, is_inside, log_in, person
from tests.admin.helpers import logged_in, page
from tests.factories.users import admin
from tracker.demo import demo_login

pytestmark = pytest.mark.django_db
CHANGE = "/admin/password_change/"
NEW = "seven magpies in a row"
BAD = {
    "too short": "xK7!pQ2#vL9",
    "common": "1qaz2wsx3edc",
    "a number": "9274650183746",
    "like the name": "ann-magpie-ann",
}


def change(client, new: str = NEW, old: str = PASSWORD, again: str = ""):
    form = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return client.post(CHANGE, form)


def inside(user: User):
    client = browser()
    log_in(client, user)
    return client


def test_one_changes_ones_own_and_other_sessions_end():
    user = person()
    client, other = inside(user), inside(user)
    assert change(client).url == "/admin/account/"
    assert is_inside(client)
    assert not is_inside(other)
    assert log_in(browser(), user).status_code == 200
    assert log_in(browser(), user, password=NEW).status_code == 302
    assert [(e.user, e.by) for e in entries("password_changed")] == [(user, None)]


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_what_is_easily_guessed_is_refused_wherever_it_is_set(bad):
    user = person(name="ann-magpie")
    assert change(inside(user), bad).context["form"].errors
    client = logged_in("admin")
    twice = {"password1": bad, "password2": bad}
    set_page = f"/admin/commitments/user/{user.pk}/password/"
    assert client.post(set_page, twice).context["form"].errors
    new = {"username": "ann-magpie-2", "role": "viewer", "usable_password": "true"}
    assert client.post(page(User, "add"), new | twice).context["errors"]
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_the_old_one_is_asked_for_and_the_new_one_twice():
    user = person()
    client = inside(user)
    assert "old_password" in change(client, old="wrong").context["form"].errors
    assert "new_password2" in change(client, again="another sentence").context["form"].errors
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_on_a_screen_left_open_nobody_guesses_it_for_ever(settings):
    user = person()
    client = inside(user)
    for _ in range(settings.LOCKOUT_FAILURES):
        last = change(client, old="wrong")
    assert last.status_code == 429
    assert change(client).status_code == 429
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_an_administrator_sets_somebody_elses():
    user = person()
    client = inside(user)
    address = f"/admin/commitments/user/{user.pk}/password/"
    logged_in("admin").post(address, {"password1": NEW, "password2": NEW})
    assert not is_inside(client)
    assert log_in(browser(), user, password=NEW).status_code == 302
    assert [(e.user, e.by) for e in entries("password_changed")] == [(user, admin())]


def test_no_password_is_shown_or_kept():
    user = person()
    client = inside(user)
    shown = change(client, "short").content.decode() + change(client, old=NEW).content.decode()
    assert "short" not in shown.replace("too short", "")
    assert NEW not in shown
    assert user.password not in logged_in("admin").get(page(user)).content.decode()


def test_demo_logins_work_whatever_their_password(django_user_model):
    login = demo_login("analyst", "demo", is_given=True)
    assert login.password == "demo"
    assert is_inside(inside_with("analyst", "demo"))


def inside_with(name: str, password: str):
    client = browser()
    log_in(client, name, password=password)
    return client
