import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.drafts import Drafts, written
from tests.browser.served import PASSWORD, like_make_serve
from tests.tracker.served import Served, started

# `make test` has not installed what these need; `make test-browser` has, and names the browser.
CHROMIUM = os.environ.get("CHROMIUM", "")
collect_ignore_glob = [] if CHROMIUM else ["test_*.py"]
PATIENCE = 15_000  # milliseconds until a page that does not come fails its test


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The tracker as `make serve` runs it, with its worker, on the seed record."""
    home = tmp_path_factory.mktemp("served")
    with started(home, **like_make_serve(home)) as tracker:
        yield tracker


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # As root, and in a container, Chromium runs without a sandbox of its own or not at all.
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


class Desk:
    """Opens pages for people; what the browser complains of fails the test, and so does whatever it
    asks of another host."""

    def __init__(self, browser: Any, address: str, sessions: dict[str, Any]) -> None:
        self.browser, self.address, self.sessions = browser, address, sessions
        self.contexts: list[Any] = []
        self.complaints: list[str] = []

    def open(self, name: str = "", **look: Any) -> Any:
        """A page of that demo user's, or of a stranger's; `look` is the browser's: its size, its
        colours."""
        if name and name not in self.sessions:
            self.sessions[name] = self.log_in(name)
        return self.page(storage_state=self.sessions.get(name), **look)

    def page(self, **look: Any) -> Any:
        context = self.browser.new_context(
            base_url=self.address, **{"viewport": {"width": 1280, "height": 900}} | look
        )
        context.set_default_timeout(PATIENCE)
        context.on("console", self.hear)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("request", self.look_at)
        self.contexts.append(context)
        return context.new_page()

    def hear(self, message: Any) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.page.url}: {message.text}")

    def look_at(self, request: Any) -> None:
        if request.url.startswith("http") and not request.url.startswith(self.address):
            self.complaints.append(f"{request.url} is of another host")

    def log_in(self, name: str) -> Any:
        page = self.page()
        page.goto("/admin/login/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url("/admin/")
        return page.context.storage_state()

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture(scope="session")
def sessions() -> dict[str, Any]:
    """Who is logged in already."""
    return {}


@pytest.fixture
def desk(browser: Any, served: Served, sessions: dict[str, Any]) -> Iterator[Desk]:
    found = Desk(browser, served.address(), sessions)
    yield found
    found.close()
    assert not found.complaints, found.complaints


@pytest.fixture(scope="session")
def drafts(served: Served) -> Drafts:
    return written(served)


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Where pages are kept as they look, for people."""
    folder = Path(__file__).resolve().parents[2] / "var" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
