"""Guesses come to an end, for one name from one address, and for an address whatever the names."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings as configured
from django.core.management import call_command
from django.db.models import F

from commitments.domain import lockouts
from tests.admin.entering import HOME, browser, entries, is_inside, log_in, person
from tests.admin.helpers import logged_in
from tests.api.client import Api
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db
LIMIT = configured.LOCKOUT_FAILURES


def fail(user: Any, times: int = LIMIT, address: str = "198.51.100.7", **headers: str) -> Any:
    answers = [log_in(browser(address, **headers), user, password="wrong") for _ in range(times)]
    return answers[-1]


def later(**time: float) -> None:
    """As if so much time had gone by since the failures."""
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(**time))


def test_the_fifth_failure_locks_and_the_page_says_for_how_long():
    user = person()
    assert fail(user, LIMIT - 1).status_code == 200
    locked = fail(user, 1)
    assert locked.status_code == 429
    assert 14 * 60 < int(locked["Retry-After"]) <= 15 * 60
    assert "15 minutes" in " ".join(locked.content.decode().split())
    assert locked["Cache-Control"] == "no-store"


def test_the_right_password_does_not_help_while_it_lasts_and_does_after():
    user = person()
    fail(user)
    client = browser()
    assert log_in(client, user).status_code == 429
    assert not is_inside(client)
    later(minutes=15, seconds=1)
    assert log_in(client, user).url == HOME


def test_trying_again_does_not_make_it_longer():
    user = person()
    fail(user)
    later(minutes=10)
    assert 4 * 60 < int(fail(user)["Retry-After"]) <= 5 * 60


def test_from_another_address_the_owner_gets_in():
    user = person()
    fail(user)
    assert log_in(browser("203.0.113.9"), user).url == HOME


def test_names_that_do_not_exist_are_locked_alike():
    assert fail("nobody-here").status_code == 429


@pytest.mark.parametrize("written", ["ANALYST", " analyst", "analyst\t", "Analyst", "ａnalyst"])
def test_another_way_to_write_the_name_does_not_help(written):
    user = person("analyst")
    fail(user, LIMIT - 1)
    assert fail(written, 1).status_code == 429
    assert log_in(browser(), user).status_code == 429


def test_other_headers_do_not_help():
    user = person()
    for number in range(LIMIT):
        last = fail(user, 1, user_agent=f"agent {number}", x_forwarded_for=f"192.0.2.{number}")
    assert last.status_code == 429


def test_behind_a_trusted_proxy_each_client_is_counted_by_itself(settings):
    settings.TRUSTED_PROXIES = ["198.51.100.0/24"]
    user = person()
    fail(user, x_forwarded_for="192.0.2.1")
    assert log_in(browser(x_forwarded_for="192.0.2.1"), user).status_code == 429
    assert log_in(browser(x_forwarded_for="192.0.2.1, 192.0.2.2"), user).url == HOME
    assert {e.address for e in entries("refused")} == {"192.0.2.1"}


def test_one_customers_ipv6_addresses_are_one():
    user = person()
    for number in range(LIMIT):
        last = fail(user, 1, address=f"2001:db8:1:2::{number}")
    assert last.status_code == 429
    assert log_in(browser("2001:db8:1:3::1"), user).url == HOME


def test_an_address_has_a_bound_of_its_own(settings):
    settings.LOCKOUT_ADDRESS_FAILURES = 12
    for number in range(4):
        last = fail(f"somebody-{number}", 3)
    assert last.status_code == 429
    assert "your address" in last.content.decode()
    user = person()
    assert log_in(browser(), user).status_code == 429
    assert log_in(browser("203.0.113.9"), user).url == HOME


def test_the_bound_of_an_address_ends_when_enough_failures_are_old(settings):
    settings.LOCKOUT_ADDRESS_FAILURES = 6
    fail("first", 3)
    later(minutes=10)
    fail("second", 3)
    lock = lockouts.lock_on(username="anybody", address="198.51.100.7")
    assert lock is not None
    assert (lock.username, lock.failures) == ("", 6)
    answer = log_in(browser(), person())
    assert 4 * 60 < int(answer["Retry-After"]) <= 5 * 60


def test_who_gets_in_wipes_out_their_own_failures_and_nobody_elses():
    victim, attacker = person(), person(name="attacker")
    fail(attacker, LIMIT - 1)
    fail(victim, LIMIT - 1)
    assert log_in(browser(), attacker).url == HOME
    assert fail(attacker, LIMIT - 1).status_code == 200
    assert fail(victim, 1).status_code == 429


def test_nothing_of_what_was_posted_is_kept():
    fail(person(), 1)
    row = AccessAttempt.objects.get()
    assert (row.get_data, row.post_data, row.user_agent) == ("", "", "")


def test_sessions_and_tokens_go_on():
    user = analyst()
    inside, api = logged_in("analyst"), Api(user)
    api.client.defaults["REMOTE_ADDR"] = "198.51.100.7"
    fail(user)
    assert is_inside(inside)
    made = api.post("claims/", {"slug": "claim", "title": "Claim"})
    assert made.status_code == 201


def test_a_lock_is_told_once_and_then_once_a_minute():
    user = person()
    fail(user, LIMIT + 3)
    assert len(entries("refused")) == LIMIT
    told = entries("locked_out")
    assert [(e.user, e.about) for e in told] == [
        (user, f"this name from this address, after {LIMIT} failures")
    ]


def test_made_up_names_do_not_fill_the_trail_of_an_address_that_is_shut_out(settings):
    settings.LOCKOUT_ADDRESS_FAILURES = 3
    for number in range(10):
        last = fail(f"somebody-{number}", 1)
    assert last.status_code == 429
    assert [len(entries("refused")), len(entries("locked_out"))] == [3, 1]
    assert AccessAttempt.objects.count() == 3


def test_the_operator_can_lift_all_locks_from_the_command_line(capsys):
    user = person()
    fail(user)
    call_command("axes_reset")
    assert log_in(browser(), user).url == HOME
    assert "1" in capsys.readouterr().out
