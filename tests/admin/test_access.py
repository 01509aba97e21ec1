"""The trail of who got in, for administrators; and locks lifted by them."""

from __future__ import annotations

import pytest
from django.conf import settings as configured
from django.db import DatabaseError, transaction
from django.test import Client

from commitments.domain import lockouts, people, second_factor
from commitments.domain.access import note
from commitments.domain.errors import Forbidden
from commitments.models import Access, AccessEntry
from tests.admin.entering import HOME, browser, entries, is_inside, log_in, person, with_factor
from tests.admin.helpers import logged_in, page
from tests.factories.users import admin, make_user

pytestmark = pytest.mark.django_db
RELEASE = "/admin/commitments/accessentry/release/"


def locked(user, address: str = "198.51.100.7"):
    for _ in range(configured.LOCKOUT_FAILURES):
        log_in(browser(address), user, password="wrong")


def listed(client: Client, **query: str) -> list[AccessEntry]:
    return list(client.get(page(AccessEntry, **query)).context["cl"].queryset)


@pytest.mark.parametrize("kind", Access.values)
def test_every_kind_of_entry_is_listed_and_filtered(kind):
    client = logged_in("admin")
    entry = note(Access(kind), username="somebody", address="198.51.100.7", about="a thing")
    assert entry in listed(client, type=kind)
    other = next(value for value in Access.values if value not in {kind, "logged_in"})
    assert entry not in listed(client, type=other)
    assert client.get(page(entry)).status_code == 200


def test_entries_are_found_by_name_and_address():
    client = logged_in("admin")
    user = make_user("viewer", "somebody")
    mine = note(Access.LOGGED_IN, user=user, address="198.51.100.7")
    typed = note(Access.REFUSED, username="some-body", address="203.0.113.9")
    assert listed(client, q="somebody") == [mine]
    assert listed(client, q="some-body") == [typed]
    assert listed(client, q="203.0.113") == [typed]
    assert listed(client, user__id__exact=str(user.pk)) == [mine]
    assert page(AccessEntry, user__id__exact=str(user.pk)) in (
        client.get(page(user)).content.decode()
    )


def test_nothing_of_it_is_ever_altered():
    entry = note(Access.REFUSED, username="somebody")
    client = logged_in("admin")
    assert client.post(page(entry), {"username": "else"}).status_code == 403
    assert client.post(page(entry, "delete"), {"post": "yes"}).status_code == 403
    for write in (entry.delete, lambda: AccessEntry.objects.update(username="else")):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_a_name_as_long_as_can_be_typed_is_no_error():
    for name in ("x" * 150, "x" * 100_000, "名" * 150, "a\x00b", "'; --", "\u202edrow"):
        assert log_in(browser(), name, password="wrong").status_code in {200, 400}
    assert max(len(e.username) for e in entries("refused")) == 150


def test_an_address_that_is_none_is_no_error():
    client = browser("")
    assert log_in(client, person()).url == HOME
    assert entries("logged_in")[0].address is None
    for _ in range(configured.LOCKOUT_FAILURES):
        last = log_in(browser(""), person(), password="wrong")
    assert last.status_code == 429


def test_a_lock_is_seen_and_lifted_by_an_administrator():
    user = person()
    locked(user)
    client = logged_in("admin")
    for address in (page(AccessEntry), page(user)):
        shown = client.get(address).content.decode()
        assert "Shut out now" in shown
        assert "198.51.100.7" in shown
    client.post(RELEASE, {"username": user.username, "address": "198.51.100.7"})
    assert log_in(browser(), user).url == HOME
    told = entries("released")[0]
    assert (told.user, told.by, told.address) == (user, admin(), "198.51.100.7")
    assert "Shut out now" not in client.get(page(AccessEntry)).content.decode()


def test_the_lock_of_an_address_is_lifted_whole(settings):
    settings.LOCKOUT_ADDRESS_FAILURES = 10
    first, second = person(name="first"), person(name="second")
    locked(first)
    locked(second)
    logged_in("admin").post(RELEASE, {"username": "", "address": "198.51.100.7"})
    assert log_in(browser(), first).url == HOME
    assert log_in(browser(), second).url == HOME


@pytest.mark.parametrize("role", ["", "viewer", "analyst", "editor"])
def test_nobody_else_lifts_a_lock(role):
    user = person(name="somebody")
    locked(user)
    lock = {"username": "somebody", "address": "198.51.100.7"}
    assert logged_in(role).post(RELEASE, lock).status_code == 403
    assert browser().post(RELEASE, lock).status_code == 302
    with pytest.raises(Forbidden):
        lockouts.lift(**lock, by=make_user(role))
    assert log_in(browser(), user).status_code == 429


def test_a_lock_that_is_over_or_none_is_no_error():
    client = logged_in("admin")
    for lock in ({"username": "nobody", "address": "x"}, {"username": "\x00"}, {}):
        assert client.post(RELEASE, lock).status_code == 302
    assert client.get(RELEASE).status_code == 405
    assert not entries("released")


def test_an_administrator_takes_a_second_factor_off_somebody():
    user = person("editor")
    with_factor(user)
    client = logged_in("admin")
    address = f"/admin/commitments/user/{user.pk}/take-factor/"
    assert address in client.get(page(user)).content.decode()
    assert "make sure" in client.get(address).content.decode()
    assert not entries("factor_removed")
    client.post(address)
    told = entries("factor_removed")[0]
    assert (told.user, told.by) == (user, admin())
    inside = browser()
    log_in(inside, user)
    assert is_inside(inside)
    assert client.post(address, follow=True).status_code == 200
    assert len(entries("factor_removed")) == 1


@pytest.mark.parametrize("role", ["", "viewer", "analyst", "editor"])
def test_nobody_else_does(role):
    user = person("editor", "somebody")
    with_factor(user)
    for step in ("take-factor", "revoke-tokens", "password"):
        address = f"/admin/commitments/user/{user.pk}/{step}/"
        assert logged_in(role).get(address).status_code == 403
        assert logged_in(role).post(address).status_code == 403
    with pytest.raises(Forbidden):
        second_factor.remove(user=user, by=make_user(role), address=None)
    with pytest.raises(Forbidden):
        people.change_password(account=user, password="seven magpies", by=make_user(role))
    assert not entries("factor_removed", "password_changed")
