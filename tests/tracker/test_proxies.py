import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tracker.proxies import TrustedProxiesMiddleware


def seen(settings, *, peer: str, forwarded: str = "", trusted: tuple[str, ...] = ()) -> HttpRequest:
    """The request as the views see it."""
    settings.TRUSTED_PROXIES = list(trusted)
    request = RequestFactory().get(
        "/",
        REMOTE_ADDR=peer,
        headers={
            "X-Forwarded-For": forwarded,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": "evil.example.org",
        },
    )
    TrustedProxiesMiddleware(lambda request: HttpResponse())(request)
    return request


def test_a_stranger_is_not_believed(settings) -> None:
    request = seen(settings, peer="198.51.100.7", forwarded="203.0.113.9")
    assert request.META["REMOTE_ADDR"] == "198.51.100.7"
    assert not request.is_secure()
    assert "HTTP_X_FORWARDED_HOST" not in request.META


def test_a_trusted_proxy_is_believed(settings) -> None:
    request = seen(settings, peer="10.1.2.3", forwarded="203.0.113.9", trusted=("10.0.0.0/8",))
    assert request.META["REMOTE_ADDR"] == "203.0.113.9"
    assert request.is_secure()


def test_what_the_client_put_before_its_own_address_is_not(settings) -> None:
    chain = "192.0.2.1, 203.0.113.9, 10.9.9.9"
    request = seen(settings, peer="10.1.2.3", forwarded=chain, trusted=("10.0.0.0/8",))
    assert request.META["REMOTE_ADDR"] == "203.0.113.9"


@pytest.mark.parametrize("forwarded", ["", "10.4.4.4", "nonsense", ", ,"])
def test_without_a_client_named_the_proxy_stays_the_address(settings, forwarded: str) -> None:
    request = seen(settings, peer="10.1.2.3", forwarded=forwarded, trusted=("10.0.0.0/8",))
    assert request.META["REMOTE_ADDR"] == "10.1.2.3"
