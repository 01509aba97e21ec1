"""Who was shown what is not public, and who took an export? Both go into the audit trail.

Of the desk, each page of one record; of the API, each answer of which its view says that it shows
drafts. An export is
whatever was asked for as a file by somebody who is logged in.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from commitments.domain import access
from commitments.domain.outages import unless_read_only
from commitments.models import Access

# Names of the desk's pages that show one record.
SHOWING = ("_change", "_history", "_overview", "_copy", "_copies", "_compare", "review")


class ReadsNotedMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_known(request) and response.status_code == 200:
            event = told_by(request, response)
            if event is not None and request.user.is_authenticated:
                with unless_read_only():
                    access.note(
                        event,
                        user=request.user,
                        address=request.META.get("REMOTE_ADDR") or None,
                        about=request.get_full_path(),
                    )
        return response


def is_known(request: HttpRequest) -> bool:
    """Whether it may be somebody's who is logged in, before that is looked up."""
    return "HTTP_AUTHORIZATION" in request.META or settings.SESSION_COOKIE_NAME in request.COOKIES


def told_by(request: HttpRequest, response: HttpResponse) -> Access | None:
    if is_file(response):
        return Access.EXPORTED
    if request.method != "GET":
        return None
    if request.path.startswith("/admin/"):
        match = request.resolver_match
        shows = match is not None and (match.url_name or "").endswith(SHOWING)
        return Access.DRAFTS_READ if shows else None
    return Access.DRAFTS_READ if getattr(response, "shows_drafts", False) else None


def is_file(response: HttpResponse) -> bool:
    return response.headers.get("Content-Disposition", "").startswith("attachment")
