"""A schedule of reports as an editor makes it: what is typed is answered, and the report is seen
before anybody gets it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.browser.forms import fill, follow, press, reads

SCHEDULES = "/admin/commitments/reportschedule/"


def test_an_editor_makes_a_schedule_sees_its_report_and_pauses_it(desk: Any) -> None:
    page = desk.open("editor")
    page.goto(f"{SCHEDULES}add/")
    fill(page, name="To the embassies", filter="kind=plegde")
    reads(page, "kind: “plegde” is not known; use one of pledge, ")
    fill(page, filter="kind=meeting")
    reads(page, "Lets 6 commitments through now.")
    fill(page, cadence="Daily", time_zone="Europe/Vienna", recipients="ann@example.org")
    press(page, "Save and continue editing")
    reads(page, "Every day at 06:00, of the day before. Goes by itself.")

    follow(page, "Preview")
    page.get_by_label("The report's day").fill("2024-01-30")
    press(page.locator(".report-day"), "Show")
    reads(page, "on 30 January 2024, as known now. Nothing is sent.")
    mail = page.frame_locator("iframe")
    expect(mail.get_by_role("heading", name="At a glance")).to_be_visible()

    follow(page, "To the embassies")
    press(page, "Pause")
    reads(page, "It is paused: nothing is sent by it until somebody resumes it.")
    press(page, "Resume")
    reads(page, "It runs again.")
