"""A code beside the password: set up, asked for, lost, taken away."""

from __future__ import annotations

import base64
import re
import time
from typing import Any

import pytest
from django.contrib import admin
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from commitments.domain import second_factor
from tests.admin.entering import (
    CODE,
    HOME,
    PASSWORD,
    browser,
    code_for,
    code_of,
    entries,
    forget_waiting,
    is_inside,
    log_in,
    person,
    with_factor,
    wrong_code_for,
)

pytestmark = pytest.mark.django_db
SET_UP = "/admin/second-factor/set-up/"


def typed_key(shown: Any) -> str:
    """The key as a person would type it from the page, in the app's hexadecimal."""
    text = re.search(r"data-key>([A-Z2-7 ]+)<", shown.content.decode())
    assert text is not None
    return base64.b32decode(text[1].replace(" ", "")).hex()


def papers_in(shown: Any) -> list[str]:
    return re.findall(r"<li data-code>([a-z2-7-]+)</li>", shown.content.decode())


def inside(role: str = "analyst") -> Any:
    client = browser()
    log_in(client, person(role))
    return client


def test_it_is_set_up_by_a_key_and_a_code():
    client = inside()
    key = typed_key(client.get(SET_UP))
    shown = client.post(SET_UP, {"code": code_of(key), "password": PASSWORD})
    assert len(set(papers_in(shown))) == second_factor.PAPER_CODES
    assert TOTPDevice.objects.get().key == key
    assert is_inside(client)
    assert [e.about for e in entries("factor_added")] == ["app"]


def test_the_square_holds_the_key():
    client = inside()
    shown = client.get(SET_UP)
    address = TOTPDevice(user=person(), key=typed_key(shown)).config_url
    assert shown.context["square"]["path"] in shown.content.decode()
    assert address.startswith("otpauth://totp/Commitments%20localhost")


def test_neither_a_wrong_code_nor_a_wrong_password_sets_it_up():
    client = inside()
    key = typed_key(client.get(SET_UP))
    right = code_of(key)
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    for code, password in ((wrong, PASSWORD), (right, "wrong"), ("", PASSWORD)):
        shown = client.post(SET_UP, {"code": code, "password": password})
        assert papers_in(shown) == []
        assert typed_key(shown) == key
    assert not TOTPDevice.objects.exists()


def test_the_key_and_the_codes_are_never_shown_again():
    user = person("admin")
    papers = with_factor(user)
    client = browser()
    log_in(client, user)
    client.post(CODE, {"code": code_for(user)})
    key = TOTPDevice.objects.get().key
    secrets = {key, base64.b32encode(bytes.fromhex(key)).decode(), *papers}
    secrets |= set(StaticToken.objects.values_list("token", flat=True))
    pages = [SET_UP, reverse("admin:second_factor"), reverse("admin:account"), HOME]
    pages += [reverse("admin:commitments_user_change", args=[user.pk])]
    for address in pages:
        shown = client.get(address, follow=True).content.decode().replace(" ", "")
        assert not [secret for secret in secrets if secret in shown], address
    assert not {TOTPDevice, StaticDevice, StaticToken} & set(admin.site._registry)


def test_codes_on_paper_are_kept_as_hashes():
    papers = with_factor(person())
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert not kept & {second_factor.tidy(paper) for paper in papers}


def test_the_password_alone_is_no_login_any_more():
    user = person()
    with_factor(user)
    client = browser()
    assert log_in(client, user).url == CODE
    assert not is_inside(client)
    assert entries("logged_in") == []
    assert client.get("/api/v1/claims/", {"publication": "draft"}).status_code in {401, 403}
    assert client.post(CODE, {"code": code_for(user)}).url == HOME
    assert is_inside(client)
    assert [e.about for e in entries("logged_in")] == ["app"]


def test_one_lands_where_one_was_going_and_on_no_other_site():
    user = person()
    with_factor(user)
    client = browser()
    code_page = log_in(client, user, next="/admin/commitments/claim/").url
    assert client.post(code_page, {"code": code_for(user)}).url == "/admin/commitments/claim/"
    TOTPDevice.objects.update(last_t=0)
    client = browser()
    log_in(client, user)
    planted = f"{CODE}?next=https://evil.example/"
    assert client.post(planted, {"code": code_for(user)}).url == HOME


def test_a_code_counts_once():
    user = person()
    with_factor(user)
    code = code_for(user)
    first, second = browser(), browser()
    for client in (first, second):
        log_in(client, user)
    assert first.post(CODE, {"code": code}).status_code == 302
    assert second.post(CODE, {"code": code}).status_code == 200
    assert not is_inside(second)


@pytest.mark.parametrize("steps", [-3, 3])
def test_a_code_of_another_time_is_none(steps):
    user = person()
    with_factor(user)
    client = browser()
    log_in(client, user)
    client.post(CODE, {"code": code_for(user, steps=steps)})
    assert not is_inside(client)


def test_a_code_on_paper_counts_once_however_it_is_written():
    user = person()
    papers = with_factor(user)
    for written, works in ((f" {papers[0].upper()} ", True), (papers[0], False), (papers[1], True)):
        client = browser()
        log_in(client, user)
        client.post(CODE, {"code": written})
        assert is_inside(client) is works
        StaticDevice.objects.update(throttling_failure_timestamp=None)
    assert second_factor.papers_left(user) == second_factor.PAPER_CODES - 2


def test_after_a_wrong_code_even_the_right_one_has_to_wait():
    user = person()
    with_factor(user)
    client = browser()
    log_in(client, user)
    client.post(CODE, {"code": wrong_code_for(user)})
    shown = client.post(CODE, {"code": code_for(user)})
    assert "Try again in 1 s." in shown.content.decode()
    forget_waiting(user)
    assert client.post(CODE, {"code": code_for(user)}).url == HOME


def test_guesses_at_codes_are_locked_out_like_guesses_at_passwords(settings):
    user = person()
    with_factor(user)
    client = browser()
    log_in(client, user)
    for _ in range(settings.LOCKOUT_FAILURES):
        last = client.post(CODE, {"code": wrong_code_for(user)})
        forget_waiting(user)
    assert last.status_code == 429
    assert client.post(CODE, {"code": code_for(user)}).status_code == 429
    assert not is_inside(client)
    assert log_in(browser(), user).status_code == 429
    assert len(entries("factor_refused")) == settings.LOCKOUT_FAILURES


def test_the_password_in_between_does_not_make_new_guesses(settings):
    user = person()
    with_factor(user)
    for _ in range(settings.LOCKOUT_FAILURES):
        client = browser()
        log_in(client, user)
        last = client.post(CODE, {"code": wrong_code_for(user)})
        forget_waiting(user)
    assert last.status_code == 429


def test_the_code_is_due_within_minutes_of_the_password(monkeypatch):
    user = person()
    with_factor(user)
    client = browser()
    log_in(client, user)
    now = time.time()
    monkeypatch.setattr("commitments.admin.login.time.time", lambda: now + 301)
    assert client.get(CODE).url == "/admin/login/"


def test_a_password_changed_meanwhile_ends_the_half_login():
    user = person()
    with_factor(user)
    client = browser()
    log_in(client, user)
    user.set_password("another long sentence")
    user.save()
    assert client.get(CODE).url == "/admin/login/"


def test_without_the_password_there_is_nothing_to_show_a_code_for():
    user = person()
    with_factor(user)
    client = browser()
    assert client.get(CODE).url == "/admin/login/"
    assert client.post(CODE, {"code": code_for(user)}).url == "/admin/login/"
    assert not is_inside(client)


def test_a_session_planted_before_the_code_is_not_the_one_logged_in():
    user = person()
    with_factor(user)
    client = browser()
    log_in(client, user)
    half = client.cookies["sessionid"].value
    client.post(CODE, {"code": code_for(user)})
    assert client.cookies["sessionid"].value != half
    thief = browser()
    thief.cookies["sessionid"] = half
    assert not is_inside(thief)


def test_other_sessions_are_asked_for_the_code_once_it_is_set_up():
    user = person()
    other = browser()
    log_in(other, user)
    with_factor(user)
    assert not is_inside(other)
    assert other.get(HOME, follow=True).redirect_chain[-1][0].startswith(CODE)
    assert other.get(SET_UP, follow=True).redirect_chain[-1][0].startswith(CODE)
    before = other.cookies["sessionid"].value
    assert other.post(CODE, {"code": code_for(user)}).url == HOME
    assert is_inside(other)
    assert other.cookies["sessionid"].value != before


def test_what_was_shown_for_an_earlier_one_does_not_count_for_the_next():
    user = person()
    with_factor(user)
    client = browser()
    log_in(client, user)
    client.post(CODE, {"code": code_for(user)})
    second_factor.remove(user=user, by=user, address=None)
    assert is_inside(client)
    with_factor(user)
    assert not is_inside(client)


def test_who_is_half_way_can_turn_back():
    user = person()
    old = browser()
    log_in(old, user)
    with_factor(user)
    new = browser()
    log_in(new, user)
    for client in (old, new):
        assert client.get(CODE).status_code == 200
        assert client.post("/admin/logout/", {"next": "/admin/login/"}).url == "/admin/login/"
        assert client.get("/admin/login/").status_code == 200
        assert client.get(CODE).url == "/admin/login/"


def test_it_is_taken_away_by_whoever_shows_a_code():
    user = person()
    with_factor(user)
    client = browser()
    log_in(client, user)
    client.post(CODE, {"code": code_for(user)})
    address = reverse("admin:remove_factor")
    client.post(address, {"code": wrong_code_for(user)})
    assert TOTPDevice.objects.exists()
    forget_waiting(user)
    client.post(address, {"code": code_for(user, steps=1)})
    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    assert log_in(browser(), user).url == HOME
    assert [(e.user, e.by) for e in entries("factor_removed")] == [(user, None)]


def test_new_codes_on_paper_replace_the_old():
    user = person()
    old = with_factor(user)
    client = browser()
    log_in(client, user)
    client.post(CODE, {"code": code_for(user)})
    new = papers_in(client.post(reverse("admin:renew_codes"), {"code": old[0]}))
    assert len(new) == second_factor.PAPER_CODES
    assert not set(new) & set(old)
    client = browser()
    log_in(client, user)
    client.post(CODE, {"code": old[1]})
    assert not is_inside(client)
