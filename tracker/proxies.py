"""Whose word on the client's address and scheme is taken?

Only that of the proxies named in `TRUSTED_PROXIES`. From anybody else the
`X-Forwarded-*` headers are dropped, so that nobody can pass for another address
or for https.
"""

from collections.abc import Callable
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST")


class TrustedProxiesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.trusted = [ip_network(text, strict=False) for text in settings.TRUSTED_PROXIES]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        meta = request.META
        if self.is_trusted(meta.get("REMOTE_ADDR", "")):
            hops = [hop.strip() for hop in meta.get("HTTP_X_FORWARDED_FOR", "").split(",")]
            client = next((hop for hop in reversed(hops) if hop and not self.is_trusted(hop)), "")
            if is_address(client):
                meta["REMOTE_ADDR"] = client
        else:
            for header in FORWARDED:
                meta.pop(header, None)
        return self.get_response(request)

    def is_trusted(self, text: str) -> bool:
        return is_address(text) and any(ip_address(text) in network for network in self.trusted)


def is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
