"""Whose guesses at a password, or a code, are at an end for now?

Two bounds: on one name from one address, and, higher, on one address whatever the names. Failures
are counted in the database, for all web workers together. What is tried while a lock is on is
neither looked at nor counted, so the lock ends when it said that it would.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from commitments.domain import access
from commitments.domain.clock import instant
from commitments.domain.permissions import Action, require
from commitments.models import Access, User


@dataclass(frozen=True)
class Lock:
    """`username`: "" where the whole address is shut out."""

    username: str
    address: str | None
    failures: int
    until: dt.datetime


def count_failure(
    *, username: str, address: str | None, now: dt.datetime | None = None
) -> Lock | None:
    """The lock, if this failure was one too many."""
    at = instant(now)
    with transaction.atomic():
        AccessAttempt.objects.filter(attempt_time__lte=at - settings.LOCKOUT_TIME).delete()
        row, _ = AccessAttempt.objects.get_or_create(
            username=username,
            ip_address=address,
            user_agent="",
            defaults={"failures_since_start": 0},
        )
        AccessAttempt.objects.filter(pk=row.pk).update(
            failures_since_start=F("failures_since_start") + 1, attempt_time=at
        )
    return lock_on(username=username, address=address, now=at)


def lock_on(*, username: str, address: str | None, now: dt.datetime | None = None) -> Lock | None:
    """The one that ends last, of those that are on for this name from this address."""
    found = [
        lock
        for lock in locks_among(recent(instant(now)).filter(ip_address=address))
        if lock.username in {username, ""}
    ]
    return max(found, key=lambda lock: lock.until, default=None)


def locks(*, now: dt.datetime | None = None) -> list[Lock]:
    """All that are on, those that end first at the top."""
    return sorted(locks_among(recent(instant(now))), key=lambda lock: lock.until)


def locks_among(rows: Iterable[AccessAttempt]) -> Iterator[Lock]:
    for address, of_address in groupby(rows, key=lambda row: row.ip_address):
        there = list(of_address)
        for row in there:
            if row.failures_since_start >= settings.LOCKOUT_FAILURES:
                until = row.attempt_time + settings.LOCKOUT_TIME
                yield Lock(row.username, address, row.failures_since_start, until)
        yield from lock_of_address(address, there)


def lock_of_address(address: str | None, rows: list[AccessAttempt]) -> Iterator[Lock]:
    """On until enough of the failures are too old to count."""
    failures = left = sum(row.failures_since_start for row in rows)
    for row in rows:
        if left < settings.LOCKOUT_ADDRESS_FAILURES:
            return
        left -= row.failures_since_start
        if left < settings.LOCKOUT_ADDRESS_FAILURES:
            yield Lock("", address, failures, row.attempt_time + settings.LOCKOUT_TIME)


def recent(at: dt.datetime) -> QuerySet[AccessAttempt]:
    """Failures that still count, of each address the oldest first."""
    counted: QuerySet[AccessAttempt] = AccessAttempt.objects.filter(
        attempt_time__gt=at - settings.LOCKOUT_TIME
    )
    return counted.order_by("ip_address", "attempt_time", "pk")


def forget(*, username: str, address: str | None) -> None:
    """Somebody got in: their own slips from there count no more. Those of others do, or anybody
    with an account could guess at theirs for ever."""
    AccessAttempt.objects.filter(username=username, ip_address=address).delete()


def lift(*, username: str, address: str | None, by: User) -> int:
    """How many failures were struck out; `username` "": all of the address."""
    require(by, Action.MANAGE_USERS)
    rows = AccessAttempt.objects.filter(ip_address=address)
    if username:
        rows = rows.filter(username=username)
    with transaction.atomic():
        count = sum(row.failures_since_start for row in rows)
        rows.delete()
        if count:
            access.note(
                Access.RELEASED,
                user=User.objects.filter(username=username).first() if username else None,
                username=username,
                address=address,
                by=by,
            )
    return int(count)
