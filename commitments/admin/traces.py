"""What Django tells of logins, written into the trail of who got in."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_address
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from commitments.domain.access import note
from commitments.domain.lockouts import Lock
from commitments.models import Access, AccessEntry, User

SECOND_FACTOR = "second factor"
# While a lock is on, what is tried again and again is told this often.
REPEATED = timedelta(minutes=1)


def address_of(request: HttpRequest | None) -> str | None:
    """The client's, as far as trusted proxies say so (tracker.proxies)."""
    text = request.META.get("REMOTE_ADDR", "") if request is not None else ""
    return str(ip_address(text)) if is_address(text) else None


def is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def named(username: str) -> dict[str, Any]:
    """The account that is meant, or what was typed."""
    user = User.objects.filter(username=username).first()
    return {"user": user, "username": "" if user is not None else username}


@receiver(user_logged_in)
def logged_in(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    note(
        Access.LOGGED_IN,
        user=user,
        address=address_of(request),
        about=getattr(request, "factor_used", ""),
    )


@receiver(user_logged_out)
def logged_out(sender: Any, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        note(
            Access.LOGGED_OUT,
            user=user,
            address=address_of(request),
            about=getattr(request, "session_ended", ""),
        )


def refused(username: str, request: HttpRequest | None, sender: Any) -> None:
    event = Access.FACTOR_REFUSED if sender == SECOND_FACTOR else Access.REFUSED
    note(event, address=address_of(request), **named(username))


def locked_out(username: str, request: HttpRequest, lock: Lock) -> None:
    about = "this name from this address" if lock.username else "the whole address"
    note(
        Access.LOCKED_OUT,
        address=address_of(request),
        about=f"{about}, after {lock.failures} failures",
        **named(username),
    )


def turned_away(username: str, request: HttpRequest, lock: Lock | None) -> None:
    """Told by name; where the whole address is shut out, once for all names, or anybody could
    fill the trail with names that they make up."""
    told = AccessEntry.objects.filter(
        type=Access.LOCKED_OUT,
        address=address_of(request),
        at__gt=timezone.now() - REPEATED,
    )
    if lock is not None and lock.username:
        told = told.filter(**named(username))
    if not told.exists():
        note(
            Access.LOCKED_OUT,
            address=address_of(request),
            about="tried again",
            **named(username),
        )
