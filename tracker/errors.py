"""What is answered when no view could: a problem document under /api/, else a plain page."""

from html import escape

from django.http import HttpRequest, HttpResponse

from commitments.api.problems import BROKEN, NOWHERE, problem

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body><main><h1>{title}</h1><p>{detail}</p><p><a href="/">Home</a></p></main></body>
</html>
"""


def answer(request: HttpRequest, status: int, title: str, detail: str) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problem(status, detail)
    page = PAGE.format(title=escape(title), detail=escape(detail))
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store"})


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


def broken(request: HttpRequest) -> HttpResponse:
    return answer(request, 500, "An error of ours", BROKEN)
