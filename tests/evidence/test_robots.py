"""What a site asks of programs is heeded (RFC 9309)."""

from __future__ import annotations

import pytest

from commitments.evidence.addresses import NotFetched
from commitments.evidence.capturing import capture
from commitments.evidence.fetching import Fetcher
from commitments.evidence.robots import allowed, read
from commitments.models import LinkCheck
from tests.evidence.server import Web
from tests.factories.records import make_source

AGENT = "CommitmentsTracker"
STAY_AWAY = "asks programs to stay away"


@pytest.mark.django_db
def test_a_page_that_programs_are_asked_to_leave_alone_is_not_asked_for(web: Web) -> None:
    web.serve("/robots.txt", "User-agent: *\nDisallow: /news", "text/plain")
    source = make_source(url=web.serve("/news/1", "They met."))
    with pytest.raises(NotFetched, match=STAY_AWAY):
        capture(source=source)
    assert web.paths == []
    check = LinkCheck.objects.get()
    assert check.outcome == "unknown"
    assert check.told == "The robots.txt of 127.0.0.1 asks programs to stay away."


@pytest.mark.django_db
def test_where_a_redirect_leads_is_asked_too(web: Web) -> None:
    web.serve("/robots.txt", "User-agent: *\nDisallow: /private", "text/plain")
    with pytest.raises(NotFetched, match=STAY_AWAY):
        Fetcher().get(web.redirect("/out", "/private/1"))
    assert web.paths == ["/out"]


@pytest.mark.django_db
@pytest.mark.parametrize("status", [403, 404, 410])
def test_without_such_a_file_all_is_open(web: Web, status: int) -> None:
    web.serve("/robots.txt", "User-agent: *\nDisallow: /", "text/plain", status=status)
    assert Fetcher().get(web.serve("/news", "They met.")).body == b"They met."


@pytest.mark.django_db
def test_while_the_server_can_not_say_all_is_closed(web: Web) -> None:
    web.serve("/robots.txt", "", "text/plain", status=503)
    with pytest.raises(NotFetched, match=STAY_AWAY):
        Fetcher().get(web.serve("/news", "They met."))


@pytest.mark.django_db
def test_it_is_asked_for_once_by_one_fetcher(web: Web) -> None:
    fetcher = Fetcher()
    for number in range(3):
        fetcher.get(web.serve(f"/news/{number}", "They met."))
    assert [path for _, path in web.asked].count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("text", "target", "open_to_us"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: COMMITMENTStracker\nDisallow: /a", "/a/b", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: CommitmentsTracker\nAllow: /", "/a", True),
        ("User-agent: CommitmentsTracker\nUser-agent: other\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /*/print", "/x/print/1", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /stra%C3%9Fe", "/straße", False),
        ("User-agent: * # all\r\nDISALLOW : /a # this", "/a", False),
        ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
        ("Disallow: /\nUser-agent: *\nCrawl-delay: 5\nDisallow: /b", "/a", True),
        ("nonsense\n:::\nUser-agent *\nDisallow /", "/a", True),
    ],
)
def test_the_file_is_read_as_it_is_meant(text: str, target: str, open_to_us: bool) -> None:
    assert allowed(read(text, AGENT), target) is open_to_us


def test_a_pattern_made_to_be_slow_is_not() -> None:
    rules = read("User-agent: *\nDisallow: /" + "*a" * 2000 + "$", AGENT)
    assert allowed(rules, "/" + "a" * 1999)
