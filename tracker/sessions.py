"""When does a session end? So long after the login, or so long after it was last used.

The end after the login lies in the session itself; the last use is written down once a minute at
most, so that reads stay reads.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

USED = "used"
FORGIVEN = 60.0  # seconds of use that need not be written down


@receiver(user_logged_in)
def begin(request: HttpRequest, **told: object) -> None:
    request.session.set_expiry(timezone.now() + settings.SESSION_TIME)
    request.session[USED] = time.time()


class SessionEndMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        has_one = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_one and SESSION_KEY in request.session:
            idle = time.time() - request.session.setdefault(USED, time.time())
            if idle > settings.SESSION_IDLE_TIME.total_seconds():
                request.session_ended = "not used for too long"
                logout(request)
            elif idle > FORGIVEN:
                request.session[USED] = time.time()
        return self.get_response(request)
