"""Where is somebody logged in, since when and from where? And how do these sessions end?

What a session tells of itself is written into it at the login (tracker/sessions.py). It is asked
for by a name that opens nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from commitments.domain import access
from commitments.domain.writing import writing
from commitments.models import Access, User

USED, SINCE, ADDRESS, BROWSER = "used", "since", "address", "browser"
BROWSERS = {
    "Edg/": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "a Mac",
    "Linux": "Linux",
}


@dataclass(frozen=True, slots=True)
class Held:
    """One session that is open. `is_this`: the one that asks."""

    name: str
    since: dt.datetime | None
    used: dt.datetime
    address: str
    browser: str
    is_this: bool


def told_at_login(*, address: str, agent: str) -> dict[str, Any]:
    now = time.time()
    return {USED: now, SINCE: now, ADDRESS: address, BROWSER: browser_of(agent)}


def browser_of(agent: str) -> str:
    """In a few words; the whole of what a browser says is not kept."""
    browser = next((name for mark, name in BROWSERS.items() if mark in agent), "another program")
    system = next((name for mark, name in SYSTEMS.items() if mark in agent), "")
    return f"{browser} on {system}" if system else browser


def of_account(account: User) -> Iterator[tuple[Session, dict[str, Any]]]:
    """All rows, those that open nothing any more as well. Read at once: a cursor that is kept open
    would not outlive its transaction behind a pooler."""
    for session in Session.objects.all():
        told = session.get_decoded()
        if told.get(SESSION_KEY) == str(account.pk):
            yield session, told


def open_to(account: User, *, this: str | None) -> list[Held]:
    """The one that asks first, then by last use."""
    held = [shown(session, told, this) for session, told in opening(account)]
    return sorted(held, key=lambda one: (one.is_this, one.used), reverse=True)


def opening(account: User) -> Iterator[tuple[Session, dict[str, Any]]]:
    now, valid = timezone.now(), account.get_session_auth_hash()
    oldest = time.time() - settings.SESSION_IDLE_TIME.total_seconds()
    for session, told in of_account(account):
        is_ours = constant_time_compare(told.get(HASH_SESSION_KEY, ""), valid)
        if is_ours and session.expire_date > now and told.get(USED, 0.0) >= oldest:
            yield session, told


def shown(session: Session, told: dict[str, Any], this: str | None) -> Held:
    since = told.get(SINCE)
    return Held(
        name=name_of(session),
        since=instant_of(since) if since else None,
        used=instant_of(told[USED]),
        address=told.get(ADDRESS, ""),
        browser=told.get(BROWSER, ""),
        is_this=session.session_key == this,
    )


def end(*, account: User, this: str | None, address: str | None, name: str = "") -> int:
    """The one of that name, or all but the one that asks; how many those were."""
    with writing(account, "end sessions"):
        going = [
            session
            for session, _ in opening(account)
            if session.session_key != this and name in ("", name_of(session))
        ]
        for session in going:
            session.delete()
            about = "ended from another session"
            access.note(Access.LOGGED_OUT, user=account, address=address, about=about)
    return len(going)


def name_of(session: Session) -> str:
    return hashlib.sha256(session.session_key.encode()).hexdigest()[:16]


def instant_of(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)
