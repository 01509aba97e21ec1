"""Nothing but the public web is reached, however its address is dressed up."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from commitments.evidence.addresses import NotFetched, may_be_opened, parsed
from commitments.evidence.fetching import Fetcher
from tests.evidence.server import Web, serving

pytestmark = pytest.mark.django_db
NOT_PUBLIC = "no address of the public web"
FAR = "93.184.216.34"


@pytest.fixture
def closed(settings: Any) -> None:
    """As in earnest: loopback is closed too."""
    settings.FETCH = True
    settings.FETCH_LOOPBACK = False
    settings.FETCH_PAUSE = 0


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",  # 127.0.0.1 as one number
        "0x7f000001",
        "0x7f.0.0.1",
        "017700000001",
        "0177.0.0.1",
        "①②⑦.⓪.⓪.①",
        "127。0。0。1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:7f00:1]",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "0.0.0.0",
        "0",
        "[::]",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",  # where clouds tell secrets
        "224.0.0.1",
        "255.255.255.255",
        "[fe80::1]",
        "[fd00::1]",
        "[ff02::1]",
        "[2002:7f00:1::]",  # 6to4 around 127.0.0.1
        "[64:ff9b::7f00:1]",  # NAT64 around it
        "[64:ff9b::a9fe:a9fe]",
    ],
)
def test_a_host_that_is_not_public_is_never_asked(closed: None, host: str) -> None:
    with serving() as web:
        port = web.address.rpartition(":")[2]
        with pytest.raises(NotFetched) as told:
            Fetcher().get(f"http://{host}:{port}/")
        assert web.asked == []
    assert NOT_PUBLIC in told.value.detail or "names no host" in told.value.detail


@pytest.mark.parametrize(
    "ip", ["8.8.8.8", FAR, "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"]
)
def test_public_addresses_may_be_opened(closed: None, ip: str) -> None:
    assert may_be_opened(ip)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "Only addresses that start with http:// or https:// are fetched."),
        ("ftp://example.org/", "Only addresses that start with http:// or https:// are fetched."),
        ("gopher://example.org/", "Only addresses that start with"),
        ("http://ann:secret@example.org/", "has a user's name in it"),
        ("http://example.org@127.0.0.1/", "has a user's name in it"),
        ("http://example.org\\@127.0.0.1/", "signs that none may have"),
        ("http://example.org/\r\nHost: localhost", "signs that none may have"),
        ("http://example.org/a b", "signs that none may have"),
        ("http:///path", "names no host"),
        ("http://[fe80::1%25eth0]/", "names no host"),
        ("http://exa_mple..org/", "can't be read"),
        ("http://example.org:99999/", "can't be read"),
        ("http://example.org/" + "a" * 2000, "too long"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str, why: str) -> None:
    with pytest.raises(NotFetched, match=why):
        parsed(url)


def test_an_address_is_asked_for_in_ascii() -> None:
    address = parsed("https://bücher.example/straße?q=é&r=%C3%A9#part")
    assert str(address) == "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A9&r=%C3%A9"


def answering(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """The resolver says these, one after the other, and the last one from then on."""
    asked: list[str] = []
    left = list(answers)

    def getaddrinfo(host: str, port: int, *args: Any, **kwargs: Any) -> list[Any]:
        asked.append(host)
        ips = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ips]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


def test_a_name_that_leads_inside_is_refused(closed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, ["10.1.2.3"])
    with pytest.raises(NotFetched, match=r"rebound.example leads to 10.1.2.3, which is no address"):
        Fetcher().get("http://rebound.example/")


def test_one_address_inside_among_several_is_enough(
    closed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, [FAR, "127.0.0.1"])
    with pytest.raises(NotFetched, match=NOT_PUBLIC):
        Fetcher().get("http://both.example/")


def test_a_name_that_is_rebound_after_the_look_is_not_followed(
    closed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is public when it is looked at, and would lead here the next moment: the connection goes
    to what was looked at, which the tests' own guard sees and stops."""
    with serving() as web:
        port = web.address.rpartition(":")[2]
        asked = answering(monkeypatch, [FAR], ["127.0.0.1"])
        with pytest.raises(AssertionError, match=rf"tried to reach {FAR}"):
            Fetcher().get(f"http://rebound.example:{port}/")
        assert asked == ["rebound.example"]
        assert web.asked == []


@pytest.mark.parametrize(
    "onward",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/",
        "http://167772161/",  # 10.0.0.1
        "//192.168.0.1/",
    ],
)
def test_a_redirect_inside_is_not_followed(web: Web, onward: str) -> None:
    with pytest.raises(NotFetched, match=NOT_PUBLIC):
        Fetcher().get(web.redirect("/out", onward))
    assert web.paths == ["/out"]


@pytest.mark.parametrize("onward", ["file:///etc/passwd", "ftp://example.org/", "javascript:1"])
def test_a_redirect_out_of_the_web_is_not_followed(web: Web, onward: str) -> None:
    with pytest.raises(NotFetched, match="Only addresses that start with"):
        Fetcher().get(web.redirect("/out", onward))


def test_robots_txt_is_no_way_inside(web: Web) -> None:
    web.serve("/news", "News")
    web.redirect("/robots.txt", "http://10.0.0.1/")
    with pytest.raises(NotFetched, match=NOT_PUBLIC):
        Fetcher().get(web("/news"))
    assert web.paths == []
