"""What may a page of ours load? Nothing from other hosts, and no inline script.

The admin is the one exception: its theme is built on Alpine, which evaluates the
expressions in its attributes, and on inline styles. A view that needs a policy of
its own sets the header itself.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

HEADER = "Content-Security-Policy"

STRICT = {
    "default-src": "'none'",
    "object-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
ADMIN = STRICT | {
    "script-src": "'self' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
}


# No page asks for any of these; none that is framed or scripted in shall.
NOTHING = ", ".join(
    f"{name}=()"
    for name in ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
)


def policy(sources: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in sources.items())


class ContentSecurityMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        sources = ADMIN if request.path.startswith("/admin/") else STRICT
        response.headers.setdefault(HEADER, policy(sources))
        response.headers.setdefault("Permissions-Policy", NOTHING)
        return response
