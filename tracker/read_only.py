"""Does this tracker take writes just now?

Not while READ_ONLY is set, nor while its database takes none: a standby, or a primary that was
told so. Reads go on; writes are answered by 503 with `Retry-After`. In the first case that is
settled here, before any work; in the second the database itself refuses (domain/outages.py).
"""

from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

from commitments.domain.outages import READING
from tracker.errors import unavailable

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


class ReadOnlyMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.READ_ONLY and request.method not in SAFE:
            return unavailable(request, READING)
        return self.get_response(request)


def why_read_only() -> str:
    """Empty if writes are taken."""
    if settings.READ_ONLY:
        return "refused: READ_ONLY is set"
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('transaction_read_only')::bool")
        return "refused: the database takes none" if cursor.fetchone()[0] else ""
