"""Which addresses may be opened? Those of the public web, and none beside.

A name is resolved once for a request. All that it resolves to must be public, and the connection
goes to the very address that was looked at: what the name would answer a moment later does not
matter. Numbers in other clothes (decimal, octal, hexadecimal, IPv6 around IPv4) are resolved to
what they mean before they are looked at.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from threading import Thread
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings

from commitments.domain.errors import Conflict
from commitments.models.capture import Outcome

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
PORTS = {"http": 80, "https": 443}
LONGEST = 2000
SAFE = "/%:@!$&'()*+,;=~-._"
NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\Z")
# IPv6 that stands for an IPv4 address on the way: NAT64 (RFC 6052).
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class NotFetched(Conflict):
    """The document could not be had.

    `outcome`: what is to be thought of the link; `status`: of HTTP, where the server answered.
    """

    def __init__(
        self, detail: str, *, outcome: Outcome = Outcome.UNKNOWN, status: int | None = None
    ) -> None:
        super().__init__(detail)
        self.outcome = outcome
        self.status = status


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web, taken apart. `target`: path and query, as they are asked for."""

    scheme: str
    host: str
    port: int
    target: str

    def __str__(self) -> str:
        return f"{self.origin}{self.target}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def parsed(text: str) -> Address:
    """Raises NotFetched for what is no address of the web."""
    if len(text) > LONGEST or re.search(r"[\x00-\x20\x7f\\]", text):
        raise NotFetched("The address is too long, or has spaces or signs that none may have.")
    try:
        parts = urlsplit(text)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        if ":" not in host:
            host = host.encode("idna").decode().lower()
    except ValueError:
        raise NotFetched("The address can't be read.") from None
    if parts.scheme not in PORTS:
        raise NotFetched("Only addresses that start with http:// or https:// are fetched.")
    if parts.username is not None or parts.password is not None:
        raise NotFetched("The address has a user's name in it; none such is fetched.")
    if not (is_ip(host) or NAME.match(host)):
        raise NotFetched("The address names no host that could be reached.")
    query = f"?{quote(parts.query, safe=SAFE + '?')}" if parts.query else ""
    target = (quote(parts.path, safe=SAFE) or "/") + query
    return Address(parts.scheme, host, port or PORTS[parts.scheme], target)


def is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return "%" not in host


def resolved(address: Address, seconds: float) -> list[str]:
    """The addresses behind the name, all of them public; raises NotFetched else."""
    found = looked_up(address.host, address.port, seconds)
    refused = [ip for ip in found if not may_be_opened(ip)]
    if refused:
        leads = "" if address.host == refused[0] else f" leads to {refused[0]}, which"
        raise NotFetched(f"{address.host}{leads} is no address of the public web.")
    return found


def looked_up(host: str, port: int, seconds: float) -> list[str]:
    """In a thread, since a resolver that keeps silent can't be told to stop."""
    answers: list[Any] = []
    errors: list[Exception] = []

    def ask() -> None:
        try:
            answers.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            errors.append(error)

    thread = Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(seconds, 0))
    if errors or not answers:
        raise NotFetched(f"There is no host {host}.", outcome=Outcome.FAILED)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def may_be_opened(text: str) -> bool:
    if "%" in text:  # an address that means something on one link alone
        return False
    ip = ipaddress.ip_address(text)
    if settings.FETCH_LOOPBACK and ip.is_loopback:
        return True
    if ip in NAT64:
        ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return all(is_public(one) for one in (ip, *within(ip)))


def is_public(ip: IP) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def within(ip: IP) -> list[IP]:
    """The IPv4 addresses that an IPv6 address carries in it."""
    if isinstance(ip, ipaddress.IPv4Address):
        return []
    carried: list[IP | None] = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    return [one for one in carried if one is not None]
