"""Reports on the desk's first page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from commitments.models import Delivery
from commitments.models.report import Handing, Run
from tests.admin.helpers import logged_in, page
from tests.factories.records import make_claim
from tests.factories.schedules import make_report, make_schedule
from tests.factories.states import published, retracted

pytestmark = pytest.mark.django_db


def told(part: str) -> str:
    """What one of its cards says; empty where there is none."""
    shown = logged_in("editor").get("/admin/").content.decode()
    return shown.partition(f'id="reports-{part}"')[2].partition("</section>")[0]


def report(name: str, **given: Any) -> Any:
    return make_report(schedule=make_schedule(name=name), **given)


def test_where_nothing_runs_that_is_told():
    assert "None was made yet." in told("last")
    assert "No schedule runs." in told("next")
    assert told("failed") == ""
    assert told("held") == ""


def test_the_last_and_the_next_runs_are_linked():
    sent = report("Sent one")
    assert f'href="{page(sent)}">Sent one</a>' in told("last")
    assert "In the seven days to 2 February 2024" in told("last")
    assert f'href="{page(sent.schedule)}">Sent one</a>' in told("next")
    assert ", 06:00 (UTC)" in told("next")


def test_the_soonest_comes_first_and_paused_ones_do_not_come():
    make_schedule(name="Monthly", cadence="monthly")
    make_schedule(name="Daily", cadence="daily")
    make_schedule(name="Paused", cadence="daily", paused=True)

    shown = told("next")
    assert shown.index("Daily") < shown.index("Monthly")
    assert "Paused" not in shown


def test_what_failed_is_linked_with_its_error():
    failed = report("Broken", state=Run.FAILED, error="OSError: No space left on device")

    assert f'href="{page(failed)}">Broken</a>' in told("failed")
    assert "No space left on device" in told("failed")
    assert "Broken" not in told("last")


def test_what_some_did_not_get_is_a_failure_too():
    partly = report("Partly")
    Delivery.objects.create(
        report=partly, recipient="bob@example.org", state=Handing.REFUSED, message_id="<1@x>"
    )
    assert "not every recipient got it" in told("failed")


def test_what_failed_long_ago_is_left_to_the_list():
    then = timezone.now() - dt.timedelta(days=15)
    report("Broken", state=Run.FAILED, claimed_at=then)

    assert told("failed") == ""


def test_what_waits_says_until_when():
    until = timezone.now() + dt.timedelta(hours=3, minutes=5)
    held = report("Held", state=Run.WAITING, hold_until=until)

    assert f'href="{page(held)}">Held</a>' in told("held")
    assert "Goes by itself in 3" in told("held")


def test_the_way_to_the_review_is_there_for_those_who_review():
    for role, is_there in (("editor", True), ("viewer", False)):
        shown = logged_in(role).get("/admin/").content.decode()
        assert ('href="/admin/review/"' in shown) is is_there


def test_what_told_of_something_that_holds_no_more_is_named():
    claim = published(make_claim("claim"))
    wrong = report("Wrong one", carried=["claim:claim"])
    Delivery.objects.create(
        report=wrong, recipient="ann@example.org", message_id="<1@x>", state=Handing.SENT
    )
    assert told("wrong") == ""

    retracted(claim)
    assert f'href="{page(wrong)}">Wrong one</a>' in told("wrong")
