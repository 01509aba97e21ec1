"""One's own sessions: what is shown of them, and how one or all others end."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from commitments.domain import people
from commitments.domain.sessions import browser_of
from commitments.models import User
from tests.admin.entering import PASSWORD, browser, entries, is_inside, log_in, person

pytestmark = pytest.mark.django_db
ACCOUNT, END = "/admin/account/", "/admin/account/sessions/end/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)


def inside(address: str = "198.51.100.7", role: str = "analyst", agent: str = FIREFOX) -> Client:
    client = browser(address, user_agent=agent)
    log_in(client, User.objects.filter(username=role).first() or person(role))
    return client


def end(client: Client, name: str = "", password: str = PASSWORD) -> Any:
    return client.post(END, {"password": password}, query_params={"session": name} if name else {})


def links(client: Client) -> list[str]:
    return re.findall(r"\?session=(\w+)", client.get(ACCOUNT).content.decode())


def test_all_are_shown_with_browser_and_address_and_nobody_elses() -> None:
    here = inside()
    inside("203.0.113.9", agent=PHONE)
    inside("192.0.2.1", role="editor")
    page = here.get(ACCOUNT).content.decode()
    shown = page[page.index('id="sessions"') : page.index('id="entries"')]
    assert "Firefox on Linux" in shown
    assert "Safari on an iPhone" in shown
    assert "203.0.113.9" in shown
    assert "192.0.2.1" not in shown
    assert shown.count("this one") == 1
    assert shown.count("end it") == 1


def test_no_key_of_a_session_is_on_the_page() -> None:
    here = inside()
    inside()
    page = here.get(ACCOUNT).content.decode()
    keys = Session.objects.values_list("session_key", flat=True)
    assert len(keys) == 2
    assert not [key for key in keys if key in page]


def test_one_ends_and_the_trail_tells() -> None:
    here, there, third = inside(), inside("203.0.113.9"), inside("203.0.113.10")
    (name,) = set(links(here)) & set(links(third))
    assert end(here, name).url == ACCOUNT
    assert here.get(ACCOUNT).content.decode().count("1 session has ended.") == 1
    assert [is_inside(client) for client in (here, there, third)] == [True, False, True]
    (entry,) = entries("logged_out")
    assert (entry.user.username, entry.about) == ("analyst", "ended from another session")


def test_all_others_end_and_nobody_elses() -> None:
    here, there, third, other = inside(), inside(), inside(), inside(role="editor")
    end(here)
    inside_still = [is_inside(client) for client in (here, there, third, other)]
    assert inside_still == [True, False, False, True]


def test_it_takes_the_password_and_wrong_ones_count() -> None:
    here, there = inside(), inside()
    assert "This is not your password." in end(here, password="a guess").content.decode()
    assert is_inside(there)
    assert len(entries("refused")) == 1


def test_a_name_of_somebody_elses_ends_nothing() -> None:
    here, other, others = inside(role="editor"), inside(), inside()
    end(here, links(other)[0])
    assert is_inside(others)
    assert "There was nothing left to end." in here.get(ACCOUNT).content.decode()


def test_what_opens_nothing_any_more_is_not_shown(settings: Any) -> None:
    here, idle = inside(), inside()
    session = idle.session
    session["used"] = time.time() - settings.SESSION_IDLE_TIME.total_seconds() - 1
    session.save()
    assert links(here) == []
    inside()
    assert len(links(here)) == 1
    user = person()
    people.change_password(account=user, password="another sentence 8", by=user)
    again = browser()
    log_in(again, user, "another sentence 8")
    assert links(again) == []


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        ("", "another program"),
        ("curl/8.5", "another program"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) Safari/605", "Safari on a Mac"),
    ],
)
def test_a_browser_is_told_in_a_few_words(agent: str, said: str) -> None:
    assert browser_of(agent) == said
