"""What servers do to those who ask: too much, too slowly, without an end, or not at all."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Iterator

import pytest
from django.db import connection

from commitments.evidence.addresses import NotFetched
from commitments.evidence.connection import MOST
from commitments.evidence.fetching import Fetcher
from commitments.models.capture import Outcome
from tests.evidence.server import Handler, Web, bomb, closed_port

pytestmark = pytest.mark.django_db
SLOW = "It took longer than 30 seconds."
LARGE = "It is larger than 20 MB."
SECONDS = 1.0  # in place of 30, so that nobody has to wait for them


def refused(url: str, *, seconds: float = 30) -> NotFetched:
    with pytest.raises(NotFetched) as told:
        Fetcher(seconds=seconds).get(url)
    return told.value


@pytest.fixture
def quick() -> Iterator[None]:
    """The test takes no longer than the fetch may, and a little for what is around it."""
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < SECONDS + 4


def test_who_drips_its_body_is_left_when_time_is_over(web: Web, quick: None) -> None:
    problem = refused(web.drip("/slow", every=0.05), seconds=SECONDS)
    assert (problem.detail, problem.outcome) == (SLOW, Outcome.FAILED)


def test_who_drips_its_headers_is_left_when_time_is_over(web: Web, quick: None) -> None:
    problem = refused(web.drip("/slow", every=0.05, head=True), seconds=SECONDS)
    assert problem.detail == SLOW


def test_who_says_nothing_is_left_when_time_is_over(web: Web, quick: None) -> None:
    silent = threading.Event()
    web.pages["/silent"] = lambda handler: bool(silent.wait(20)) and None
    problem = refused(web("/silent"), seconds=SECONDS)
    silent.set()
    assert problem.detail == SLOW


def test_redirects_share_the_time(web: Web, quick: None) -> None:
    for step in range(5):

        def answer(handler: Handler, onward: str = f"/{step + 1}") -> None:
            time.sleep(0.4)
            handler.send(b"", "", status=302, Location=onward)

        web.pages[f"/{step}"] = answer
    assert refused(web("/0"), seconds=SECONDS).detail == SLOW
    assert len(web.paths) < 5


def test_what_has_no_end_is_left_at_20_mb(web: Web) -> None:
    problem = refused(web.endless("/endless"))
    assert (problem.detail, problem.outcome) == (LARGE, Outcome.UNKNOWN)


def test_what_says_that_it_is_larger_is_not_read(web: Web) -> None:
    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(MOST + 1))
        handler.end_headers()

    web.pages["/large"] = answer
    assert refused(web("/large")).detail == LARGE


def test_20_mb_are_not_too_many(web: Web) -> None:
    url = web.serve("/large", bytes(MOST), "application/octet-stream")
    assert len(Fetcher().get(url).body) == MOST


def test_a_gzip_bomb_is_refused(web: Web) -> None:
    packed = bomb(200 * 1024 * 1024)
    assert len(packed) < 300_000
    assert refused(web.packed("/bomb", packed)).detail == LARGE


def test_a_gzip_bomb_in_many_members_is_refused(web: Web) -> None:
    packed = bomb(1024 * 1024) * 30
    assert refused(web.packed("/bomb", packed)).detail == LARGE


def test_a_deflate_bomb_is_refused(web: Web) -> None:
    packed = zlib.compress(bytes(MOST + 1))
    assert refused(web.packed("/bomb", packed, "deflate")).detail == LARGE


def test_a_bomb_in_robots_txt_opens_nothing(web: Web) -> None:
    web.serve("/news", "News")
    web.packed("/robots.txt", bomb(200 * 1024 * 1024))
    assert refused(web("/news")).detail == LARGE
    assert web.paths == []


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "x-strange"])
def test_packing_that_was_not_asked_for_is_refused(web: Web, encoding: str) -> None:
    problem = refused(web.packed("/packed", b"...", encoding))
    assert problem.detail == "It is packed in a way that was not asked for."


def test_broken_packing_is_refused(web: Web) -> None:
    packed = gzip.compress(b"They met." * 1000)
    for broken in (packed[:-20], b"\x1f\x8b" + bytes(40), b"no gzip at all"):
        problem = refused(web.packed("/broken", broken))
        assert problem.detail == "It is packed, and the packing is broken."


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda body: zlib.compressobj(wbits=-15).compress(body) or b""),
        ("identity", bytes),
    ],
)
def test_good_packing_is_undone(web: Web, encoding: str, pack: object) -> None:
    body = b"They met. " * 200
    if encoding == "deflate" and pack is not zlib.compress:
        raw = zlib.compressobj(wbits=-15)
        packed = raw.compress(body) + raw.flush()
    else:
        packed = pack(body)  # type: ignore[operator]
    assert Fetcher().get(web.packed("/packed", packed, encoding)).body == body


def test_who_breaks_off_in_the_middle_is_told(web: Web) -> None:
    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"They met")
        handler.close_connection = True

    web.pages["/broken"] = answer
    assert refused(web("/broken")).detail == "The server broke off in the middle."


@pytest.mark.parametrize("answered", [b"", b"They met.\r\n\r\n", b"HTTP/1.1 abc OK\r\n\r\n"])
def test_who_speaks_no_http_is_told(web: Web, answered: bytes) -> None:
    def answer(handler: Handler) -> None:
        handler.wfile.write(answered)
        handler.close_connection = True

    web.pages["/strange"] = answer
    problem = refused(web("/strange"))
    assert problem.detail.startswith("The server could not be reached or broke off.")
    assert problem.outcome == Outcome.FAILED


def test_headers_without_an_end_are_refused(web: Web) -> None:
    def answer(handler: Handler) -> None:
        handler.send_response(200)
        for number in range(1000):
            handler.send_header(f"X-{number}", "x" * 100)
        handler.end_headers()

    web.pages["/headers"] = answer
    assert refused(web("/headers")).outcome == Outcome.FAILED


def test_where_nobody_listens_is_told(web: Web) -> None:
    problem = refused(f"http://127.0.0.1:{closed_port()}/")
    assert problem.detail.endswith("Connection refused")
    assert problem.outcome == Outcome.FAILED


def test_ten_redirects_are_followed_and_eleven_are_not(web: Web) -> None:
    for step in range(10):
        web.redirect(f"/ten/{step}", f"/ten/{step + 1}")
        web.redirect(f"/eleven/{step}", f"/eleven/{step + 1}")
    web.serve("/ten/10", "They met.")
    web.redirect("/eleven/10", "/eleven/11")
    web.serve("/eleven/11", "They met.")
    assert len(Fetcher().get(web("/ten/0")).redirects) == 10
    assert refused(web("/eleven/0")).detail == "It was sent on more than ten times."


def test_a_circle_of_redirects_ends(web: Web) -> None:
    web.redirect("/a", "/b")
    web.redirect("/b", "/a")
    assert refused(web("/a")).detail == "It was sent on more than ten times."
    assert len(web.paths) == 11


def test_a_host_is_asked_one_request_at_a_time(web: Web, committing_db: str) -> None:
    def answer(handler: Handler) -> None:
        time.sleep(0.1)
        handler.send(b"They met.")

    web.pages["/news"] = answer
    found: list[bytes] = []

    def fetch() -> None:
        try:
            found.append(Fetcher().get(web("/news")).body)
        finally:
            connection.close()

    threads = [threading.Thread(target=fetch) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [b"They met."] * 4
    assert web.most_at_once == 1


def test_two_requests_to_a_host_are_a_pause_apart(web: Web, settings: object) -> None:
    settings.FETCH_PAUSE = 0.3  # type: ignore[attr-defined]
    web.serve("/news", "They met.")
    begun = time.monotonic()
    Fetcher(seconds=0.2).get(web("/news"))  # robots.txt, and then the page
    assert time.monotonic() - begun >= 0.3


def test_what_we_say_of_ourselves_is_plain(web: Web, settings: object) -> None:
    settings.BASE_URL = "https://tracker.example"  # type: ignore[attr-defined]
    said: dict[str, str] = {}

    def answer(handler: Handler) -> None:
        said.update(handler.headers.items())
        handler.send(b"They met.")

    web.pages["/news"] = answer
    Fetcher().get(web("/news"))
    assert said == {
        "Host": web.address.removeprefix("http://"),
        "User-Agent": "CommitmentsTracker/1 (+https://tracker.example)",
        "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
