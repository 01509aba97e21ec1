"""When does a session end? So long after the login, or so long after it was last used.

The end after the login lies in the session itself; the last use is written down once a minute at
most, so that reads stay reads.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions import middleware
from django.contrib.sessions.exceptions import SessionInterrupted
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from commitments.domain.sessions import USED, told_at_login
from tracker.read_only import why_read_only

FORGIVEN = 60.0  # seconds of use that need not be written down


@receiver(user_logged_in)
def begin(request: HttpRequest, **told: object) -> None:
    request.session.set_expiry(timezone.now() + settings.SESSION_TIME)
    agent, address = request.headers.get("User-Agent", ""), request.META.get("REMOTE_ADDR", "")
    request.session.update(told_at_login(address=address, agent=agent))


class SessionMiddleware(middleware.SessionMiddleware):
    """Where nothing can be written, whoever is logged in reads on."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except SessionInterrupted:  # Django takes any row that can't be written for a lost session
            if not why_read_only():
                raise
            return response


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
