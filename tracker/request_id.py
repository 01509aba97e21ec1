"""Which request does this log line belong to?

Every answer carries `X-Request-ID`: the caller's own if it is short and plain,
else one made here. Log lines written while it is answered carry it as well.
"""

import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar

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
            request.path,
            extra={
                "status": response.status_code,
                "ms": round((time.perf_counter() - started) * 1000, 1),
                "address": request.META.get("REMOTE_ADDR", ""),
            },
        )
        return response
