"""How many requests did this address, or this user, make in this minute?

All web workers count together, in a table that no crash need survive. So that not every read costs
a write, each keeps up to a hundredth of the limit to itself before it adds that up, and near the
limit none: nobody is refused below the limit, and of a thousand requests some ten may pass above.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from threading import Lock

from django.db import connection

from commitments.domain.outages import unless_read_only

ADD = """
INSERT INTO commitments_throttle AS kept (subject, minute, requests) VALUES (%s, %s, %s)
ON CONFLICT (subject, minute) DO UPDATE SET requests = kept.requests + excluded.requests
RETURNING requests
"""
FORGET = """
DELETE FROM commitments_throttle WHERE (subject, minute) IN (
  SELECT subject, minute FROM commitments_throttle WHERE minute < %s FOR UPDATE SKIP LOCKED)
"""


@dataclass
class Count:
    """`known`: of all workers when last added up; `fresh`: our own since."""

    known: int = 0
    fresh: int = 0


class Meter:
    def __init__(self) -> None:
        self.lock = Lock()
        self.minute = 0
        self.untidy = False
        self.counts: dict[str, Count] = {}

    def left(self, subject: str, limit: int, minute: int) -> int:
        """Counts one request more; how many are left after it, below 0 if it is one too many."""
        step = max(1, limit // 100)
        with self.lock:
            if minute != self.minute:
                self.minute, self.counts, self.untidy = minute, {}, True
            count = self.counts.setdefault(subject, Count())
            if count.known > limit:
                return -1
            count.fresh += 1
            total = count.known + count.fresh
            if count.fresh < step and total <= limit - step:
                return limit - total
            adding, count.fresh = count.fresh, 0
            count.known += adding
            untidy, self.untidy = self.untidy, False
        with unless_read_only(), connection.cursor() as cursor:
            if untidy:
                cursor.execute(FORGET, [minute - 1])
            cursor.execute(ADD, [subject, minute, adding])
            count.known = max(count.known, cursor.fetchone()[0])
        return limit - count.known


METER = Meter()


@dataclass(frozen=True, slots=True)
class Budget:
    """What a subject may still ask in this minute, for the RateLimit headers
    (draft-ietf-httpapi-ratelimit-headers)."""

    scope: str
    limit: int
    left: int
    seconds: int

    def headers(self) -> dict[str, str]:
        return {
            "RateLimit-Policy": f'"{self.scope}";q={self.limit};w=60',
            "RateLimit": f'"{self.scope}";r={max(self.left, 0)};t={self.seconds}',
        }


def spend(scope: str, subject: str, limit: int) -> Budget:
    """Counts one request; `left` is below 0 if it is one too many."""
    now = time.time()
    return Budget(scope, limit, METER.left(subject, limit, int(now // 60)), 60 - int(now % 60))


def address_subject(address: str) -> str:
    return f"address {network_of(address)}"


@lru_cache(maxsize=1000)
def network_of(address: str) -> str:
    """An IPv4 address, or the /64 in which one customer's IPv6 addresses lie."""
    try:
        read = ip_address(address)
    except ValueError:
        return ""
    if isinstance(read, IPv6Address):
        if read.ipv4_mapped:
            return str(read.ipv4_mapped)
        return f"{IPv6Address(int(read) >> 64 << 64)}/64"
    return str(read)
