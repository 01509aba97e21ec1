"""Web is stateless: what one gunicorn began another goes on with, in turn or behind one port."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest
from knox.models import AuthToken

from tests import databases
from tests.factories.records import the_actor
from tests.factories.users import make_user
from tests.replicas.webs import Answer, Web, free_port, serving
from tests.tracker.waiting import wait_until

V1 = "/api/v1/"
PASSWORD = "a word of nobody else's"
names = (f"pledge-{n}" for n in itertools.count(1))


@dataclass
class Ports:
    """Asked in turn."""

    webs: list[Web]
    tokens: dict[str, str]
    asked: int = 0

    def send(
        self, method: str, path: str, body: Any = None, *, by: str = "", **named: str
    ) -> Answer:
        self.asked += 1
        if by:
            named["Authorization"] = f"Bearer {self.tokens[by]}"
        return self.webs[self.asked % len(self.webs)].send(method, V1 + path, body, **named)

    def get(self, path: str, **named: str) -> Answer:
        return self.send("GET", path, **named)

    def done(self, path: str, body: Any, *, by: str, **named: str) -> Any:
        answer = self.send("POST", path, body, by=by, **named)
        assert answer.status in {200, 201}, answer.body
        return answer.json()


@pytest.fixture(scope="module")
def tokens(migrated_database: str, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    name = f"test_{os.getpid()}_webs"
    with django_db_blocker.unblock():
        databases.clone(name, source=migrated_database)
        with databases.using(name):
            the_actor("cn")
            users = {role: make_user(role) for role in ("viewer", "analyst", "editor")}
            users["viewer"].set_password(PASSWORD)
            users["viewer"].is_staff = True
            users["viewer"].save()
            yield {role: AuthToken.objects.create(user)[1] for role, user in users.items()}
        databases.drop(name)


@pytest.fixture(scope="module")
def webs(tokens: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Web]]:
    """Two with a port each, and the port of both."""
    shared = free_port()
    folder: Path = tmp_path_factory.mktemp("webs")
    own = {"THROTTLE_USER": "1000"}
    with ExitStack() as stack:
        both = [stack.enter_context(serving(folder, shared=shared, **own)) for _ in range(2)]
        yield [*both, Web(shared, folder)]


@pytest.fixture(params=["in turn", "one port"])
def ports(request: pytest.FixtureRequest, webs: list[Web], tokens: dict[str, str]) -> Ports:
    return Ports(webs[:2] if request.param == "in turn" else webs[2:], tokens)


def pledge() -> dict[str, Any]:
    return {
        "slug": next(names),
        "kind": "pledge",
        "bindingness": "political",
        "wording": "reported",
        "title": "A pledge",
        "parties": [{"actor": "cn", "role": "committing"}],
        "made_on": "2023-11-15",
    }


def publish(ports: Ports, own: str) -> None:
    ports.done(f"{own}submit/", {}, by="analyst")
    ports.done(f"{own}publish/", {"reason": "It was looked at."}, by="editor")


def published(ports: Ports) -> str:
    slug: str = ports.done("commitments/", pledge(), by="analyst")["slug"]
    publish(ports, f"commitments/{slug}/")
    return slug


def test_a_review_from_draft_to_finding(ports: Ports) -> None:
    slug = ports.done("commitments/", pledge(), by="analyst")["slug"]
    assert ports.get(f"commitments/{slug}/").status == 404
    publish(ports, f"commitments/{slug}/")
    assert ports.get(f"commitments/{slug}/").json()["status"] == "not_assessed"

    finding = {"commitment": slug, "status": "initiated", "as_of": "2024-01-30"}
    finding |= {"confidence": "moderate", "summary": "It was begun."}
    made = ports.done("status-updates/", finding, by="analyst")
    publish(ports, f"status-updates/{made['id']}/")
    assert ports.get(f"commitments/{slug}/").json()["status"] == "initiated"


def test_a_kept_answer_is_not_served_after_a_publication_through_the_other(ports: Ports) -> None:
    for _ in range(3):
        slug = published(ports)
        for _ in range(4):
            assert slug in ports.get("commitments/?page_size=1000").slugs()


def test_both_give_one_tag_and_know_it(ports: Ports) -> None:
    slug = published(ports)
    for path in (f"commitments/{slug}/", "commitments/?page_size=3", "changes/"):
        answers = [ports.get(path) for _ in range(4)]
        assert len({(answer.headers["ETag"], answer.body) for answer in answers}) == 1
        tag = answers[0].headers["ETag"]
        assert {ports.get(path, If_None_Match=tag).status for _ in range(4)} == {304}


def test_a_writer_who_was_slower_is_told_so(ports: Ports) -> None:
    slug = ports.done("commitments/", pledge(), by="analyst")["slug"]
    own = f"commitments/{slug}/"
    tag = ports.get(own, by="analyst").headers["ETag"]
    first, second = (
        ports.send("PATCH", own, {"title": title}, by="analyst", If_Match=tag) for title in "ab"
    )
    assert (first.status, second.status) == (200, 412)


def test_one_key_writes_once(ports: Ports) -> None:
    given, key = pledge(), {"Idempotency_Key": next(names)}
    first = ports.done("commitments/", given, by="analyst", **key)
    assert [ports.done("commitments/", given, by="analyst", **key) for _ in range(3)] == [first] * 3
    other = ports.send("POST", "commitments/", pledge(), by="analyst", **key)
    assert other.status == 422


def test_one_key_writes_once_sent_to_both_at_once(ports: Ports) -> None:
    given, key = pledge(), {"Idempotency_Key": next(names)}
    with ThreadPoolExecutor(4) as pool:
        sent = [
            pool.submit(ports.send, "POST", "commitments/", given, by="analyst", **key)
            for _ in range(4)
        ]
    statuses = {each.result().status for each in sent}
    assert 201 in statuses
    assert statuses <= {201, 409}
    assert ports.send("POST", "commitments/", given, by="analyst", **key).status == 201


def test_both_count_a_user_s_requests_together(ports: Ports) -> None:
    """Each adds up by tens, so that after some dozen each has told the other."""

    def left() -> int:
        told = ports.get("vocabulary/", by="viewer").headers["RateLimit"]
        found = re.search(r"r=(\d+)", told)
        assert found
        return int(found[1])

    def fell() -> bool:
        """Unless a minute began between."""
        first = left()
        for _ in range(58):
            left()
        return first - left() in range(40, 61)

    wait_until(fell)


def test_who_logged_in_at_one_is_known_to_the_other(webs: list[Web]) -> None:
    first, second = (f"http://127.0.0.1:{web.port}/admin/" for web in webs[:2])
    browser = build_opener(HTTPCookieProcessor(jar := CookieJar()))
    submit(browser, jar, f"{first}login/", {"username": "viewer", "password": PASSWORD})
    for place in (first, second):
        with browser.open(place) as page:
            assert page.url == place
    submit(browser, jar, f"{second}logout/", {})
    with browser.open(first) as page:
        assert "/admin/login/" in page.url


def submit(browser: OpenerDirector, jar: CookieJar, place: str, form: dict[str, str]) -> None:
    with browser.open(place.replace("logout", "login")):
        token = next(cookie.value for cookie in jar if cookie.name == "csrftoken")
    sent = urlencode({**form, "csrfmiddlewaretoken": token or ""}).encode()
    with browser.open(place, sent):
        pass


def test_behind_one_port_both_answer(webs: list[Web]) -> None:
    before = [answered(web) for web in webs[:2]]
    for _ in range(60):
        webs[2].get(f"{V1}vocabulary/")
    after = [answered(web) for web in webs[:2]]
    assert sum(after) - sum(before) >= 60
    assert all(new - old > 5 for old, new in zip(before, after, strict=True))


def answered(web: Web) -> float:
    text = web.get("/metrics", Authorization="Bearer m").body.decode()
    rows = [row for row in text.splitlines() if row.startswith("tracker_requests_total{")]
    return sum(float(row.rpartition(" ")[2]) for row in rows)


def test_the_master_loads_the_program_and_asks_nobody(webs: list[Web]) -> None:
    """Its workers share the pages of memory that this takes. A connection they could not share, and
    threads would not be there after a fork: it has no socket and one thread. (With `--reuse-port`
    each worker listens for itself.)"""
    for web in webs[:2]:
        assert web.get(f"{V1}actors/").status == 200
        master = Path("/proc") / str(web.master)
        assert "psycopg" in (master / "maps").read_text()
        (thread,) = (master / "task").iterdir()
        (worker,) = (thread / "children").read_text().split()
        assert sockets(master) == 0 < sockets(master.with_name(worker))


def sockets(process: Path) -> int:
    return sum(each.is_socket() for each in (process / "fd").iterdir())
