"""`manage.py check --deploy`: does what leaves this machine go encrypted, and to the right one?"""

from __future__ import annotations

import os
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004 its own name

PROVEN = {"verify-ca", "verify-full"}  # sslmode: encrypted, by a server that proved who it is


@register(Tags.security, deploy=True)
def nothing_leaves_unencrypted(app_configs: Any, **told: Any) -> list[CheckMessage]:
    return [*databases(), *mail(), *addresses()]


def databases() -> list[CheckMessage]:
    found = []
    for alias, told in settings.DATABASES.items():
        options = told.get("OPTIONS", {})
        mode = options.get("sslmode") or os.environ.get("PGSSLMODE", "prefer")
        if is_elsewhere(told.get("HOST", "")) and mode not in PROVEN:
            text = f"The database {alias!r} is on another machine, and anybody could pass for it."
            hint = "Add ?sslmode=verify-full&sslrootcert=… to its address."
            found.append(Warning(text, hint=hint, id="tracker.W001"))
    return found


def mail() -> list[CheckMessage]:
    encrypted = getattr(settings, "EMAIL_USE_TLS", False) or getattr(
        settings, "EMAIL_USE_SSL", False
    )
    by_server = settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")
    if not by_server or encrypted or not is_elsewhere(settings.EMAIL_HOST):
        return []
    text = "Mail goes to another machine unencrypted, and its password with it."
    return [Warning(text, hint="EMAIL_URL=smtp+tls://… or smtp+ssl://…", id="tracker.W002")]


def addresses() -> list[CheckMessage]:
    if settings.BASE_URL.startswith("https://"):
        return []
    text = "BASE_URL is not https: cookies, redirects and HSTS follow from that."
    return [Warning(text, hint="BASE_URL=https://…", id="tracker.W003")]


def is_elsewhere(host: str) -> bool:
    """By another way than a socket or this machine itself."""
    if host in {"", "localhost"} or host.startswith("/"):
        return False
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return True
