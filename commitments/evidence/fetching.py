"""How is a document had from the web? Safely, politely, and on its server's terms.

The page itself, robots.txt and every redirect are asked for in the same way: only http and https,
only public addresses, 20 MB and 30 seconds in all, one request at a time to a host, whichever of
our processes asks.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urljoin

from django.conf import settings
from django.db import connection

from commitments.evidence import robots
from commitments.evidence.addresses import Address, NotFetched, parsed
from commitments.evidence.connection import (
    AGENT,
    SECONDS,
    Exchange,
    Patience,
    ask,
    unpacked,
)
from commitments.models.capture import Outcome

MOST_REDIRECTS = 10
REDIRECTS = {301, 302, 303, 307, 308}
FOR_GOOD = {301, 308}
# What says that the site won't tell us, and nothing about the document.
TURNED_AWAY = {401, 402, 403, 407, 429, 451}
NO_HEAD = {400, 403, 404, 405, 406, 501, 503}
# Advisory locks of two keys, the second one being the host's.
LOCK = "SELECT pg_try_advisory_lock(720423, hashtext(%s))"
UNLOCK = "SELECT pg_advisory_unlock(720423, hashtext(%s))"
WAIT = 120  # seconds for one's turn at a host


class Busy(NotFetched):
    """Another fetch from this host is going on. Try again later."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """`hops`: each request and answer, the last one being the document's."""

    requested: str
    hops: tuple[Exchange, ...]
    body: bytes

    @property
    def last(self) -> Exchange:
        return self.hops[-1]

    @property
    def redirects(self) -> list[str]:
        return [str(hop.address) for hop in self.hops[1:]]

    @property
    def moved_to(self) -> str:
        """Where it has moved to for good: as far as the server says so of each step."""
        found = ""
        for hop, following in zip(self.hops, self.hops[1:], strict=False):
            if hop.status not in FOR_GOOD:
                break
            found = str(following.address)
        return found


@dataclass(slots=True)
class Fetcher:
    """Keeps what each site asks in its robots.txt, and when it was last asked for anything."""

    seconds: float = SECONDS
    rules: dict[str, robots.Rules] = field(default_factory=dict)
    asked_at: dict[str, float] = field(default_factory=dict)

    def get(self, url: str) -> Fetched:
        """The document; raises NotFetched for anything but an answer of 200."""
        found = self.followed(url, "GET", Patience(self.seconds))
        refuse_status(found.last.status)
        return Fetched(url, found.hops, unpacked(found.last))

    def look(self, url: str) -> Fetched:
        """Whether it is there, without its body. A server that knows no HEAD is asked again."""
        patience = Patience(self.seconds)
        found = self.followed(url, "HEAD", patience)
        if found.last.status in NO_HEAD:
            found = self.followed(url, "GET", patience, body=False)
        refuse_status(found.last.status)
        return found

    def followed(self, url: str, method: str, patience: Patience, *, body: bool = True) -> Fetched:
        hops: list[Exchange] = []
        address = parsed(url)
        while True:
            self.heed(address, patience)
            with self.turn(address.host, patience):
                hop = ask(address, patience, method=method, body=body)
            hops.append(hop)
            onward = redirected(hop)
            if onward is None:
                return Fetched(url, tuple(hops), b"")
            if len(hops) > MOST_REDIRECTS:
                raise NotFetched("It was sent on more than ten times.", outcome=Outcome.FAILED)
            address = onward

    def heed(self, address: Address, patience: Patience) -> None:
        """Refuses what the site's robots.txt asks programs to leave alone."""
        if address.origin not in self.rules:
            self.rules[address.origin] = self.rules_of(address, patience)
        if not robots.allowed(self.rules[address.origin], address.target):
            raise NotFetched(f"The robots.txt of {address.host} asks programs to stay away.")

    def rules_of(self, address: Address, patience: Patience) -> robots.Rules:
        """None where there is no such file; all is closed while the server can't say (RFC 9309)."""
        file = Address(address.scheme, address.host, address.port, "/robots.txt")
        for _ in range(1 + MOST_REDIRECTS // 2):
            with self.turn(file.host, patience):
                answer = ask(file, patience, most=robots.LONGEST, cut=True)
            onward = redirected(answer)
            if onward is None:
                break
            file = onward
        if answer.status >= 500:
            return robots.KEEP_OUT
        if answer.status != 200:
            return robots.NOTHING_ASKED
        return robots.read(unpacked(answer).decode("utf-8", "replace"), AGENT)

    @contextmanager
    def turn(self, host: str, patience: Patience) -> Iterator[None]:
        """Alone at the host, and not right after the last request there."""
        begun = time.monotonic()
        with alone_at(host):
            since = time.monotonic() - self.asked_at.get(host, float("-inf"))
            time.sleep(max(0.0, settings.FETCH_PAUSE - since))
            patience.extended(time.monotonic() - begun)
            try:
                yield
            finally:
                self.asked_at[host] = time.monotonic()


def redirected(hop: Exchange) -> Address | None:
    onward = hop.header("location")
    if hop.status not in REDIRECTS or not onward:
        return None
    with suppress(UnicodeError):
        onward = onward.encode("latin-1").decode()
    return parsed(urljoin(str(hop.address), onward.strip()).partition("#")[0])


def refuse_status(status: int) -> None:
    if status == 200:
        return
    outcome = Outcome.UNKNOWN if status in TURNED_AWAY else Outcome.FAILED
    raise NotFetched(f"The server answered {status}.", outcome=outcome, status=status)


@contextmanager
def alone_at(host: str) -> Iterator[None]:
    """No other process of ours asks that host meanwhile."""
    end = time.monotonic() + WAIT
    while not done(LOCK, host):
        if time.monotonic() > end:
            raise Busy
        time.sleep(0.1)
    try:
        yield
    finally:
        done(UNLOCK, host)


def done(statement: str, host: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [host])
        return bool(cursor.fetchone()[0])
