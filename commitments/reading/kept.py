"""Answers and pages kept between requests, so that each is worked out once a publication.

An answer's tag says all that it follows from: the newest change, the day, the question. Whoever
asks reads the newest change first, so that no kept answer is ever stale, in whichever process it
was made. Only what anybody may read is kept, and only of the newest change; so many megabytes a
process (KEEP_ANSWERS), those not asked for longest go first.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from django.conf import settings

from commitments.reading.clocks import Clocks

LONG = 16 * 1024  # bytes from which on a body is kept compressed
EACH = 300  # bytes that an entry costs beside its body


class Kept:
    def __init__(self) -> None:
        self.lock = Lock()
        self.number = 0
        self.size = 0
        self.bodies: OrderedDict[str, bytes] = OrderedDict()

    def get(self, tag: str) -> bytes | None:
        with self.lock:
            packed = self.bodies.get(tag)
            if packed is None:
                return None
            self.bodies.move_to_end(tag)
        return zlib.decompress(packed[1:]) if packed[:1] == b"z" else packed[1:]

    def put(self, tag: str, body: bytes, number: int, most: int) -> None:
        packed = b"z" + zlib.compress(body, 1) if len(body) >= LONG else b"=" + body
        with self.lock:
            if number < self.number or tag in self.bodies:
                return
            if number > self.number:  # what was asked before will not be asked again
                self.bodies.clear()
                self.number, self.size = number, 0
            self.bodies[tag] = packed
            self.size += len(packed) + EACH
            while self.size > most:
                _, gone = self.bodies.popitem(last=False)
                self.size -= len(gone) + EACH


KEPT = Kept()


def kept_or_made(tag: str, clocks: Clocks, make: Callable[[], bytes]) -> bytes:
    """The body of the public answer or page with that tag."""
    most = settings.KEEP_ANSWERS * 1024 * 1024
    if not most or clocks.past:
        return make()
    body = KEPT.get(tag)
    if body is None:
        body = make()
        KEPT.put(tag, body, clocks.number, most)
    return body
