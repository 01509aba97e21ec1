"""Which reads may the replica answer?

Those of anybody: a GET of the public API or of a public page, without a token and without a
session. Whoever has shown who they are may have written just now, and reads what the primary has.
The newest change that is replayed there is the record's version for that answer; what was known
later than that, the primary is asked. So it is where the replica fails: a read may be repeated.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain, islice
from time import monotonic

import psycopg
from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from prometheus_client import Counter

from commitments.domain.outages import AWAY
from commitments.reading.database import REPLICA, asking_replica
from commitments.reading.parameters import BadParameter, read_instant
from tracker.errors import unavailable
from tracker.metrics import own
from tracker.reads_noted import is_known
from tracker.replica.watch import WATCH

log = logging.getLogger(__name__)
PUBLIC = re.compile(r"/(?:(?:api/v1|commitments|claims|actors|charts|about)/.*|reports/)?")
INSTANTS = ("known_at", "from", "to")  # parameters that may name an instant as known at which
DAY = len("2024-02-01")
REPEAT = 2.0  # seconds after which there is no time left to ask the primary as well
AT_ONCE = 3  # chunks of a stream: its head, the first that is asked for, and its end if it is short
FAILURES = (DatabaseError, InterfaceError, psycopg.Error)  # the last as a COPY raises it
READS = Counter("tracker_public_reads", "Reads of anybody.", ["answered_by"], registry=own)


class ReplicaMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if REPLICA not in settings.DATABASES:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_anybodys(request):
            return self.get_response(request)
        if is_known_there(request):
            begun = monotonic()
            response = self.from_replica(request)
            if response.status_code < 500:
                READS.labels("replica").inc()
                return response
            WATCH.doubt()
            if monotonic() > begun + REPEAT:
                READS.labels("nobody").inc()
                return response if response.status_code == 503 else unavailable(request, AWAY)
        READS.labels("primary").inc()
        return self.get_response(request)

    def from_replica(self, request: HttpRequest) -> HttpResponseBase:
        try:
            with asking_replica():
                response = self.get_response(request)
            if isinstance(response, StreamingHttpResponse):
                chunks = as_asked(iter(response.streaming_content))
                begun = list(islice(chunks, AT_ONCE))
                response.streaming_content = chain(begun, chunks)
        except FAILURES as error:
            log.warning("the replica failed: %s", error)
            return unavailable(request, AWAY)
        return response


def is_anybodys(request: HttpRequest) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and not is_known(request)
        and PUBLIC.fullmatch(request.path) is not None
    )


def is_known_there(request: HttpRequest) -> bool:
    """Whether it is used, and has replayed something later than every instant asked for."""
    state = WATCH.state()
    if state.why or state.known is None:
        return False
    return all(instant < state.known for instant in instants_of(request))


def instants_of(request: HttpRequest) -> Iterator[dt.datetime]:
    """A bound that is a day is one of validity; one that is missing is now."""
    if "from" in request.GET and "to" not in request.GET:
        yield timezone.now()
    for name in INSTANTS:
        for value in request.GET.getlist(name):
            with suppress(BadParameter):
                if name == "known_at" or len(value) > DAY:
                    yield read_instant(name, value)


def as_asked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Each chunk of the replica, in whatever else the thread does between them."""
    while True:
        with asking_replica():
            chunk = next(chunks, None)
        if chunk is None:
            return
        yield chunk
