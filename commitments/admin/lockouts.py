"""django-axes, as this desk uses it: it asks before a password is looked at, and tells after.

What is counted lies in its table. Its own way of counting is not used: it keeps what was posted,
has one bound for everything, and lets anybody who gets in wipe out all failures of their address.
"""

from __future__ import annotations

import math
import unicodedata
from ipaddress import IPv6Address, ip_address
from typing import Any

from axes.backends import AxesStandaloneBackend
from axes.handlers.database import AxesDatabaseHandler
from axes.signals import user_locked_out
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from commitments.admin import traces
from commitments.domain import lockouts
from commitments.domain.lockouts import Lock


def counted_name(request: Any, credentials: dict[str, Any] | None = None) -> str:
    """Names that a person would take for the same count as one."""
    typed = str((credentials or {}).get("username") or "")
    return unicodedata.normalize("NFKC", typed).strip().casefold()[:255]


def counted_address(request: HttpRequest) -> str | None:
    """An IPv4 address, or the first of the /64 in which one customer's IPv6 addresses lie."""
    address = traces.address_of(request)
    if address is None:
        return None
    read = ip_address(address)
    if isinstance(read, IPv6Address):
        return str(read.ipv4_mapped or IPv6Address(int(read) >> 64 << 64))
    return str(read)


class LockoutBackend(AxesStandaloneBackend):
    """Lets nobody in by itself. A program that logs in without a request is not locked out."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:  # type: ignore[override]
        if request is not None:
            super().authenticate(request, **credentials)


class LockoutHandler(AxesDatabaseHandler):
    def is_locked(self, request: Any, credentials: dict[str, Any] | None = None) -> bool:
        return lock_for(request, credentials) is not None

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any
    ) -> None:
        username = str(credentials.get("username") or "")
        if request is None:
            traces.refused(username, None, sender)
            return
        request.axes_credentials = credentials
        if request.axes_locked_out:
            traces.turned_away(username, request, lock_for(request, credentials))
            return
        traces.refused(username, request, sender)
        lock = lockouts.count_failure(
            username=counted_name(request, credentials), address=request.axes_ip_address
        )
        if lock is not None:
            request.axes_locked_out = True
            traces.locked_out(username, request, lock)
            user_locked_out.send(
                "axes", request=request, username=username, ip_address=request.axes_ip_address
            )

    def user_logged_in(self, sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
        name = counted_name(request, {"username": user.get_username()})
        lockouts.forget(username=name, address=request.axes_ip_address)

    def user_logged_out(self, sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
        """Nothing of it is counted."""


def lock_for(request: Any, credentials: dict[str, Any] | None) -> Lock | None:
    return lockouts.lock_on(
        username=counted_name(request, credentials), address=counted_address(request)
    )


def locked_page(request: Any, response: Any, credentials: dict[str, Any] | None) -> HttpResponse:
    """In place of whatever the view has answered; it says for how long."""
    lock = lock_for(request, credentials)
    now = timezone.now()
    left = lock.until - now if lock is not None else settings.LOCKOUT_TIME
    seconds = max(1, math.ceil(left.total_seconds()))
    told = render(
        request,
        "admin/commitments/locked_out.html",
        {
            **admin.site.each_context(request),
            "title": "Locked out for now",
            "minutes": math.ceil(seconds / 60),
            "until": now + left,
            "whole_address": lock is not None and not lock.username,
        },
        status=429,
    )
    told["Retry-After"] = str(seconds)
    told["Cache-Control"] = "no-store"
    return told
