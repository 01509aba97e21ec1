"""What is answered when no view could: a problem document under /api/, else a page."""

import logging
import sys

from django.http import HttpRequest, HttpResponse

from commitments.api.problems import BROKEN, NOWHERE, problem
from commitments.domain.outages import Outage, outage
from commitments.pages.sorry import sorry
from tracker.request_id import current

log = logging.getLogger(__name__)


def answer(request: HttpRequest, status: int, title: str, detail: str) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problem(status, detail)
    if status == 404:
        return sorry(request, 404, "absent")
    if status == 500:
        return fault(request)
    return sorry(request, status, "plain", title=title, detail=detail)


def fault(request: HttpRequest) -> HttpResponse:
    """A page, or a line where no page can be made, as without the collected static files."""
    number = current.get()
    try:
        return sorry(request, 500, "broken", number=number)
    except Exception:
        log.exception("the page that tells of a fault failed")
        text = f"Something went wrong here. The number {number} finds it in the log.\n"
        return HttpResponse(text, status=500, content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 400, "Bad request", "The request can't be read.")


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 403, "Not allowed", "Your role does not allow this.")


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its CSRF token, or with that of a session which has ended."""
    detail = "This form is from another session. Go back, load its page again, and send it anew."
    return answer(request, 403, "Not taken", detail)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 404, "Not found", NOWHERE)


def unavailable(request: HttpRequest, passing: Outage) -> HttpResponse:
    response = answer(request, 503, "Not for the moment", passing.detail)
    response["Retry-After"] = str(passing.wait)
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """Called while the error is being handled; a passing one is told as such."""
    passing = outage(sys.exception())
    if passing is not None:
        return unavailable(request, passing)
    return answer(request, 500, "An error of ours", BROKEN)
