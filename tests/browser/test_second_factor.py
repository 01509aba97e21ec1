"""Somebody sets up a second factor, logs in with it, has new codes made and takes it away again;
each page on the way is looked at as all others are."""

from __future__ import annotations

from base64 import b32decode
from typing import Any

from django_otp.oath import totp
from playwright.sync_api import Page

from tests.browser.faults import faults
from tests.browser.forms import fill, follow, press, reads
from tests.browser.served import PASSWORD

WHO = "viewer"


def test_a_second_factor_comes_and_goes(desk: Any) -> None:
    page = desk.page()
    page.goto("/admin/login/")
    found = [*faults(page)]
    log_in(page)
    page.goto("/admin/second-factor/")
    follow(page, "Set it up")
    page.wait_for_url("/admin/second-factor/set-up/")
    found += faults(page)
    key = b32decode("".join(page.locator("[data-key]").inner_text().split()))
    fill(page, code=f"{totp(key):06}", your_password=PASSWORD)
    press(page, "Set up")
    papers = codes(page)
    found += faults(page)

    page = log_in(desk.page())
    found += faults(page)
    fill(page, code=papers[0])
    press(page, "Log in")
    page.goto("/admin/second-factor/")
    found += faults(page)
    follow(page, "New codes on paper")
    page.wait_for_url("/admin/second-factor/codes/")
    found += faults(page)
    fill(page, code=papers[1])
    press(page, "Make new codes")
    papers = codes(page)
    page.goto("/admin/second-factor/remove/")
    found += faults(page)
    fill(page, code=papers[0])
    press(page, "Take it away")
    reads(page, "The second factor and its codes are gone.")
    assert not found, "\n".join(found)


def log_in(page: Page) -> Page:
    page.goto("/admin/login/")
    fill(page, username=WHO, password=PASSWORD)
    press(page, "Log in")
    page.wait_for_url(lambda url: "/admin/login/?" not in url and not url.endswith("/login/"))
    return page


def codes(page: Page) -> list[str]:
    reads(page, "they are not shown again")
    return page.locator("[data-code]").all_inner_texts()
