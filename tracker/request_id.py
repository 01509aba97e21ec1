"""Which request does this log line belong to?

Every answer carries `X-Request-ID`: the caller's own if it is short and plain,
else one made here. Log lines written while it is answered carry it as well.

A line says from which network it came and not from which machine, which would name somebody; nor
what stands in the link of a mail, which names who got it and lets them leave.
"""

import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network

from django.http import HttpRequest, HttpResponse

SANE = re.compile(r"[A-Za-z0-9._:-]{8,100}")

current: ContextVar[str] = ContextVar("request_id", default="-")
log = logging.getLogger("tracker.requests")


class RequestIdMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        name = given if SANE.fullmatch(given) else uuid.uuid4().hex
        # Never reset: Django logs a refusal after the last middleware, and the thread's next
        # request sets its own.
        current.set(name)
        started = time.perf_counter()
        response = self.get_response(request)
        response["X-Request-ID"] = name
        log.info(
            "%s %s",
            request.method,
            told_path(request),
            extra={
                "status": response.status_code,
                "ms": round((time.perf_counter() - started) * 1000, 1),
                "network": network_of(request.META.get("REMOTE_ADDR", "")),
            },
        )
        return response


def told_path(request: HttpRequest) -> str:
    found = request.resolver_match
    token = found.kwargs.get("token") if found is not None else None
    return request.path.replace(token, "…") if token else request.path


@lru_cache(maxsize=1000)
def network_of(address: str) -> str:
    """The 256 neighbours of an IPv4 address; of IPv6 what one site has (RFC 6177)."""
    try:
        read = ip_address(address)
    except ValueError:
        return ""
    if isinstance(read, IPv6Address) and read.ipv4_mapped:
        read = read.ipv4_mapped
    return str(ip_network(f"{read}/{24 if read.version == 4 else 48}", strict=False))
