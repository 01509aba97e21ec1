"""Every page of the desk, found by following its links: axe finds nothing in light or dark but what
is listed of others, and nothing sticks out of a phone."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.browser.drafts import Drafts
from tests.browser.faults import faults, used
from tests.browser.forms import fill, press, reads
from tests.browser.others import OTHERS
from tests.permissions.desk import rows
from tests.permissions.table import NOBODY
from tests.tracker.served import Served, token

ROWS = "/admin/commitments/statusupdate/"
SCHEDULES = "/admin/commitments/reportschedule/"
REPORTS = "/admin/commitments/report/"
COPIES = "/admin/commitments/source/1/copies/"
LINKS = "[...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))"
# Lists and forms differ from one kind of record to the next; what is about one row is the same for
# all of them.
OF_EACH_KIND = ("changelist", "add", "change")
NO_PAGES = {
    "autocomplete": "data",
    "dates": "data",
    "jsi18n": "a script",
    "keeping": "takes a POST",
    "bulk": "takes a POST",
    "search": "answers into a box",
    "csv": "a file",
    "xlsx": "a file",
    "rows": "another name of the import's",
    "password_change_done": "leads on",
    "login": "for strangers; with the second factor, in a test of its own",
    "renew_codes": "with the second factor",
    "remove_factor": "with the second factor",
    "filter": "data",
    "printed": "a report as it is sent, which is no page of the desk",
    "file": "a report as it was sent",
    "take_factor": "of somebody who has one; it asks as revoke_tokens does",
}


def test_every_page_is_for_everybody(desk: Any, drafts: Drafts, served: Served) -> None:
    token(served, "leaver", "viewer")
    desk.log_in("admin")  # elsewhere, which can be ended here
    page = desk.open("admin", reduced_motion="reduce")
    redact(page, drafts)
    erase(page, "leaver")
    run_now(page, drafts)
    keep_copies(page)
    complaints: list[str] = []
    opened: set[str] = set()
    waiting = deque([*starts(drafts), "/admin/"])
    while waiting:
        path = waiting.popleft()
        key = page_key(path)
        if key is None or key in opened:
            continue
        opened.add(key)
        answer = page.goto(path)
        if answer is None or answer.status != 200:
            complaints.append(f"{path}: {answer and answer.status}")
            continue
        complaints.extend(faults(page))
        waiting.extend(addressed(path, page.evaluate(LINKS)))
    assert not complaints, "\n".join(complaints)
    assert used == set(OTHERS)
    shown = {row.split()[0] for row, gate in rows().items() if gate is not NOBODY and "GET" in row}
    unopened = {plain(name) for name in shown} - {key.split()[0] for key in opened}
    assert unopened == set(NO_PAGES)


def redact(page: Page, drafts: Drafts) -> None:
    page.goto(f"{ROWS}{drafts.retracted}/redact/")
    fill(page, text="Summary", notice="[removed]", grounds="A court's order.")
    press(page, "Redact")
    reads(page, "The notice stands in its place")


def erase(page: Page, whom: str) -> None:
    page.goto("/admin/commitments/erasure/")
    reads(page, "Nobody has asked for it.")
    page.get_by_role("link", name="Erase a person").click()
    fill(page, whom=whom, grounds="A letter of 3 March 2026.")
    press(page, "Erase for good")
    reads(page, "from now on, wherever they stood.")


def run_now(page: Page, drafts: Drafts) -> None:
    page.goto(f"{SCHEDULES}{drafts.schedule}/run/")
    press(page, "Send it now")
    reads(page, "It is made and sent within a minute or two.")


def keep_copies(page: Page) -> None:
    for said in ("They talked for two days.", "They talked for three days."):
        page.goto(COPIES)
        page.get_by_label("Or its text").fill(said)
        press(page, "Keep it")
        reads(page, "characters of text")


def starts(drafts: Drafts) -> Iterator[str]:
    """What lies open only while there are drafts."""
    yield from (f"{ROWS}{drafts.own}/{view}/" for view in ("change", "delete", "step/submit"))
    yield f"/admin/review/status_update/{drafts.in_review}/"
    yield from (f"{ROWS}{drafts.in_review}/step/{step}/" for step in ("publish", "return"))
    yield f"{ROWS}{drafts.retracted}/retracted/"
    yield f"{ROWS}{drafts.own}/history/"
    yield COPIES
    yield f"{REPORTS}1/correct/"  # the way there opens when it went


def addressed(path: str, links: list[str]) -> Iterator[str]:
    for link in links:
        yield urldefrag(urljoin(path, link)).url


def page_key(path: str) -> str | None:
    """What tells it from other pages; None for what is none, or is not of the desk."""
    split = urlsplit(path)
    if not split.path.startswith("/admin/"):
        return None
    try:
        found = resolve(split.path)
    except Resolver404:
        return None
    name = plain(found.url_name or "")
    if not name or name in NO_PAGES:
        return None
    query = parse_qs(split.query)
    if "_popup" in query:
        return "add in a popup"
    prefilled = sorted(query) if name.endswith("_add") else []
    return " ".join([name, *map(str, found.kwargs.get("step", "").split()), *prefilled])


def plain(name: str) -> str:
    """The name of a page without that of the record's kind, where all kinds have the same."""
    view = name.rpartition("_")[2]
    of_a_kind = name.startswith(("commitments_", "knox_")) and view not in OF_EACH_KIND
    return view if of_a_kind else name
