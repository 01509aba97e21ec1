"""What stays in the browser of somebody who was at the desk: nothing of the record."""

from __future__ import annotations

from typing import Any

from tests.browser.served import PASSWORD

PAGES = ("/admin/", "/admin/commitments/commitment/", "/admin/account/", "/commitments/")
CHOICES = {"adminTheme", "review-keys"}  # light or dark; keys in a review
STORES = """async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map((one) => one.name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""


def log_in(page: Any) -> None:
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("viewer")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("/admin/")


def test_only_ones_choices_are_kept(desk: Any) -> None:
    page = desk.page()
    log_in(page)
    for path in PAGES:
        page.goto(path)
        kept = page.evaluate(STORES)
        assert set(kept.pop("local")) <= CHOICES
        assert not any(kept.values()), kept
    names = {cookie["name"] for cookie in page.context.cookies()}
    assert names == {"sessionid", "csrftoken"}


def test_back_shows_nothing_after_the_logout(desk: Any) -> None:
    page = desk.page()
    log_in(page)
    page.goto("/admin/account/")
    assert page.get_by_text("Who you are here").is_visible()
    with page.expect_response("**/admin/logout/") as told:
        page.evaluate("document.querySelector('form[action$=\"/logout/\"]').submit()")
    assert told.value.all_headers()["clear-site-data"] == '"cache"'
    page.get_by_role("heading", name="You are logged out").wait_for()
    page.go_back()
    page.wait_for_url("**/admin/login/**")
    assert page.get_by_text("Who you are here").count() == 0
