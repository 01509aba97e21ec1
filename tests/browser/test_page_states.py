"""A visitor is told what is so, and what to do, where there is nothing to see yet and while
something is wrong: with the very faults, on a tracker that is served."""

from __future__ import annotations

import fcntl
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Page, expect

from commitments.pages.sorry import MENU
from tests.browser.conftest import Desk
from tests.browser.faults import faults
from tests.browser.test_keyboard import go
from tests.replicas.webs import Web, serving
from tests.tracker.served import Served, children
from tests.tracker.waiting import wait_until
from tracker import postgres

PROMPT = 10.0  # seconds in which anything is answered
SERIF = "getComputedStyle(document.querySelector('h1')).fontFamily"
DARK = "getComputedStyle(document.body).backgroundColor"
FIRST = """
actors:
  - {slug: cn, name: China, kind: state}
sources:
  - {slug: report, url: "", title: A report, publisher: Reuters, published_on: "2024-02-02"}
commitments:
  - slug: first
    kind: pledge
    bindingness: political
    wording: reported
    title: China to act against makers of precursors
    made_on: "2023-11-15"
    parties:
      - {actor: cn, role: committing}
status_updates:
  - key: first-initiated
    commitment: first
    status: initiated
    as_of: "2024-02-02"
    confidence: moderate
    summary: The first steps were taken.
    evidence:
      - {key: report, source: report, excerpt: steps were taken, mode: direct}
"""


@pytest.fixture(autouse=True)
def as_before(served: Served) -> Iterator[None]:
    yield
    served.wait_until_ready()


@contextmanager
def another(served: Served, folder: Path, **settings: str) -> Iterator[Web]:
    """A web of the same files, and of the same database unless another is named."""
    own = {"STATIC_ROOT": served.environment["STATIC_ROOT"], "THROTTLE_ADDRESS": "0"}
    with serving(folder, DJANGO_SETTINGS_MODULE="tracker.settings", **own | settings) as web:
        yield web


@pytest.fixture(scope="module")
def bare(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    """One whose database has its tables and nothing in them."""
    with psycopg.connect(postgres.url(served.var / "pg"), autocommit=True) as admin:
        admin.execute("CREATE DATABASE bare")
    run_bare(served, "migrate", "--no-input")
    folder = tmp_path_factory.mktemp("bare")
    with another(served, folder, DATABASE_URL=bare_url(served)) as web:
        yield web


def run_bare(served: Served, *arguments: str) -> None:
    served.environment["DATABASE_URL"] = bare_url(served)
    done = served.run(*arguments)
    del served.environment["DATABASE_URL"]
    assert done.returncode == 0, done.stderr


def bare_url(served: Served) -> str:
    return postgres.url(served.var / "pg", "bare")


@contextmanager
def visitor(browser: Any, web: Web) -> Iterator[Desk]:
    found = Desk(browser, f"http://127.0.0.1:{web.port}", {})
    try:
        yield found
        assert not found.complaints, found.complaints
    finally:
        found.close()


def refused(desk: Desk, page: Page, path: str, status: int, heading: str) -> Any:
    """The page says so within ten seconds, looks as the others do, in light, dark and on a phone,
    and the browser complains of nothing but that it was refused."""
    begun = time.monotonic()
    answer = page.goto(path)
    assert time.monotonic() - begun < PROMPT
    assert answer is not None
    assert answer.status == status
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.get_by_role("navigation").get_by_role("link")).to_have_count(len(MENU))
    assert "Iowan" in page.evaluate(SERIF)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(DARK) == "rgb(18, 21, 26)"
    page.emulate_media(color_scheme="light")
    assert not list(faults(page))
    (complaint,) = desk.complaints
    assert f"responded with a status of {status}" in complaint
    desk.complaints.clear()
    return answer


def loaded_again(page: Page, served: Served, heading: str) -> None:
    """By keyboard, once the cause has ended; and back leads to where one was before."""
    served.wait_until_ready()
    go(page, page.get_by_role("link", name="Load the page again"), "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("About, and the words used")


def test_a_record_is_shown_from_nothing_to_its_first_commitment(
    bare: Web, served: Served, browser: Any, tmp_path: Path
) -> None:
    with visitor(browser, bare) as desk:
        page = desk.open()
        each_page_is_well(page)
        page.goto("/")
        expect(page.locator(".empty")).to_contain_text("Nothing is published yet.")
        expect(page.locator("main").get_by_role("link", name="editors’ desk")).to_be_visible()

        (tmp_path / "first").mkdir()
        (tmp_path / "first" / "first.yaml").write_text(FIRST)
        run_bare(served, "seed", "--fixtures", str(tmp_path / "first"))
        each_page_is_well(page)
        page.goto("/commitments/")
        expect(page.get_by_text("1 commitment.", exact=True)).to_be_visible()
        page.get_by_role("link", name="China to act against makers of precursors").click()
        expect(page.locator(".side.desk")).to_contain_text("Initiated")
        assert not list(faults(page))


def each_page_is_well(page: Page) -> None:
    for _, name in MENU:
        page.goto("/about/")
        page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()
        page.wait_for_load_state()
        assert not list(faults(page))


def test_a_fault_of_ours_is_told_with_its_number(bare: Web, browser: Any, served: Served) -> None:
    with (
        visitor(browser, bare) as desk,
        psycopg.connect(bare_url(served), autocommit=True) as database,
    ):
        database.execute("ALTER TABLE commitments_actor RENAME TO elsewhere")
        page = desk.open()
        answer = refused(desk, page, "/actors/", 500, "Something went wrong here")

        number = answer.headers["x-request-id"]
        expect(page.locator("main")).to_contain_text(f"the number {number}")
        assert number in bare.log.read_text()
        database.execute("ALTER TABLE elsewhere RENAME TO commitments_actor")
        go(page, page.get_by_role("link", name="Load the page again"), "Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Actors")


def test_who_asks_too_often_is_told_when_to_come_back(
    browser: Any, served: Served, tmp_path: Path
) -> None:
    same = postgres.url(served.var / "pg")
    with (
        another(served, tmp_path, DATABASE_URL=same, THROTTLE_ADDRESS="3") as web,
        visitor(browser, web) as desk,
    ):
        page = desk.open()
        wait_until(lambda: time.time() % 60 < 45, seconds=20)  # all of it in one minute
        for _ in range(3):
            page.goto("/about/")
        answer = refused(desk, page, "/commitments/", 429, "Too many requests")

        wait = int(answer.headers["retry-after"])
        assert 0 < wait <= 60
        expect(page.locator("main")).to_contain_text(f"Wait {wait} second")


def test_a_database_that_is_away(desk: Desk, served: Served) -> None:
    page = desk.open()
    page.goto("/about/")
    with stopped(served):
        answer = refused(
            desk, page, "/commitments/?kind=meeting", 503, "The record can’t be read just now"
        )
        assert answer.headers["retry-after"] == "5"
    loaded_again(page, served, "Commitments")


def test_a_database_that_stands_still(desk: Desk, served: Served) -> None:
    page = desk.open()
    page.goto("/about/")
    with frozen(served):
        answer = refused(desk, page, "/?as_of=2024-02-02", 503, "The record can’t be read just now")
        assert answer.headers["retry-after"] == "5"
    loaded_again(page, served, "Where things stand")


def test_a_database_that_is_slow(desk: Desk, served: Served) -> None:
    page = desk.open()
    page.goto("/about/")
    with psycopg.connect(postgres.url(served.var / "pg")) as holder:
        holder.execute("LOCK TABLE commitments_commitment IN ACCESS EXCLUSIVE MODE")
        refused(desk, page, "/commitments/?kind=pledge", 503, "The record can’t be read just now")
        expect(page.locator("main")).to_contain_text("If it stays so, ask for less")
    loaded_again(page, served, "Commitments")


def test_a_tracker_that_is_being_started(desk: Desk, served: Served) -> None:
    page = desk.open()
    page.goto("/about/", wait_until="networkidle")
    web = served.part("web")
    for process in (web, *children(web)):
        os.kill(process, signal.SIGKILL)
    answer = page.goto("/commitments/")
    assert answer is not None
    assert (answer.status, answer.headers["retry-after"]) == (503, "2")
    expect(page.get_by_role("heading", level=1)).to_have_text("The tracker is being started")
    assert "Georgia" in page.evaluate(SERIF)
    (complaint,) = desk.complaints
    assert "responded with a status of 503" in complaint
    desk.complaints.clear()
    loaded_again(page, served, "Commitments")


def test_what_is_not_there_leads_on(desk: Desk) -> None:
    page = desk.open()
    refused(desk, page, "/commitments/never-was/", 404, "There is nothing at this address")
    go(page, page.get_by_role("searchbox"), "precursor", "Enter")
    expect(page.locator("main")).to_contain_text("commitments found")

    early = "/commitments/cn-precursor-pledge/?known_at=2001-01-01T00:00:00Z"
    refused(desk, page, early, 404, "There is nothing at this address")
    go(page, page.get_by_role("link", name="See this address as of today"), "Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("precursors")

    refused(desk, page, "/commitments/?kind=pledge&status=bogus", 400, "This can’t be asked")
    go(page, page.get_by_role("link", name="the page without status"), "Enter")
    page.wait_for_url("**/commitments/?kind=pledge")


@contextmanager
def stopped(served: Served) -> Iterator[None]:
    """Killed, and kept from being started: whoever starts it needs the keeper's lock first."""
    with (served.var / "pg" / "keeper.lock").open("r+") as lock:
        waiting = threading.Thread(target=fcntl.flock, args=(lock, fcntl.LOCK_EX))
        waiting.start()
        time.sleep(0.2)
        os.kill(served.postgres(), signal.SIGKILL)
        waiting.join()
        yield


@contextmanager
def frozen(served: Served) -> Iterator[None]:
    first = served.postgres()
    processes = [first, *children(first)]
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in processes:
            os.kill(process, signal.SIGCONT)
