"""The desk's own throttle: it counts apart from the API's and the pages', for who is logged in by
account, for the others by address.

So no script behind a session, and nobody who tries its login, takes the desk away from the rest.
How often a login may fail is another count (commitments/domain/lockouts.py).
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from commitments.domain.metering import address_subject, spend
from commitments.pages.sorry import sorry


class DeskThrottleMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.THROTTLE_DESK and request.path.startswith("/admin/"):
            budget = spend("desk", subject(request), settings.THROTTLE_DESK)
            if budget.left < 0:
                refused = sorry(request, 429, "desk_throttled", wait=budget.seconds)
                for name, value in budget.headers().items():
                    refused[name] = value
                return refused
        return self.get_response(request)


def subject(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return f"desk user {request.user.pk}"
    return "desk " + address_subject(request.META.get("REMOTE_ADDR", ""))
