"""Schedules of reports on the desk: how they are listed, written, paused and ended."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from commitments.admin.report_words import cadence_in_words
from commitments.domain import schedules
from commitments.models import Report, ReportSchedule
from tests.admin.helpers import errors_of, fields_of, logged_in, page
from tests.factories.records import make_commitment
from tests.factories.schedules import make_report, make_schedule
from tests.factories.states import published
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db
FILTER = "/admin/commitments/reportschedule/filter/"


def filled(**given: Any) -> dict[str, Any]:
    """The empty form, and what is typed."""
    told = fields_of(logged_in("editor").get(page(ReportSchedule, "add")))
    return told | {"name": "Weekly", "recipients": "ann@example.org\nbob@example.org"} | given


def added(**given: Any) -> Any:
    return logged_in("editor").post(page(ReportSchedule, "add"), filled(**given))


def deed(schedule: ReportSchedule, name: str) -> str:
    return reverse(f"admin:commitments_reportschedule_{name}", args=[schedule.pk])


def test_the_form_as_it_stands_makes_a_weekly_mail_and_pdf_to_those_named():
    assert added().status_code == 302

    row = ReportSchedule.objects.get()
    assert (row.name, row.cadence, row.time_zone) == ("Weekly", "weekly", "UTC")
    assert row.recipients == ["ann@example.org", "bob@example.org"]
    assert row.sections == schedules.USUAL_SECTIONS
    assert row.formats == ["html", "pdf"]
    assert (row.skip_empty, row.hold_until, row.paused) == (True, None, False)
    assert row.created_by == make_user("editor")


def test_all_that_is_chosen_is_kept():
    published(make_commitment("pledge"))
    response = added(
        cadence="monthly",
        time_zone="Europe/Vienna",
        hour="8",
        filter="kind=pledge",
        sections=["late", "hygiene"],
        formats=["csv"],
        hold_until="10",
        lead="The talks are off.",
        skip_empty="",
    )
    assert response.status_code == 302

    row = ReportSchedule.objects.get()
    assert (row.cadence, row.time_zone, row.hour) == ("monthly", "Europe/Vienna", 8)
    assert (row.filter, row.sections, row.formats) == ("kind=pledge", ["late", "hygiene"], ["csv"])
    assert (row.hold_until, row.lead, row.skip_empty) == (10, "The talks are off.", False)


def test_a_cron_line_is_a_cadence():
    assert added(cadence="cron", cron_line="0 7 * * 1,4").status_code == 302

    row = ReportSchedule.objects.get()
    assert row.cadence == "0 7 * * 1,4"
    form = fields_of(logged_in("editor").get(page(row)))
    assert (form["cadence"], form["cron_line"]) == ("cron", "0 7 * * 1,4")


@pytest.mark.parametrize(
    ("field", "given", "told"),
    [
        ("time_zone", {"time_zone": "Mars/Base"}, "“Mars/Base” is no time zone (IANA)"),
        ("filter", {"filter": "colour=red"}, "colour: "),
        ("recipients", {"recipients": "ann@example.org\nnobody"}, "“nobody” is no mail address."),
        ("cron_line", {"cadence": "cron", "cron_line": "* * * * *"}, "more than once a day"),
        ("cron_line", {"cadence": "cron", "cron_line": "soon"}, "nor a cron line"),
        ("cron_line", {"cadence": "cron"}, "Write the line, as in 0 7 * * 1,4."),
        ("sections", {"sections": []}, "This field is required."),
        ("name", {"name": ""}, "This field is required."),
    ],
)
def test_what_can_t_be_taken_is_told_at_its_field(field: str, given: Any, told: str):
    response = added(**given)

    assert list(errors_of(response)) == [field]
    assert told in errors_of(response)[field][0]
    assert not ReportSchedule.objects.exists()


def test_a_name_that_another_has_is_refused():
    make_schedule()
    response = added()

    told = "Another schedule has the name “Weekly”; choose another one."
    assert errors_of(response) == {"__all__": [told]}


def test_it_is_edited_and_its_history_tells_by_whom():
    row = make_schedule()
    client = logged_in("editor")
    form = fields_of(client.get(page(row)))
    assert client.post(page(row), form | {"recipients": "carl@example.org"}).status_code == 302

    row.refresh_from_db()
    assert row.recipients == ["carl@example.org"]
    shown = client.get(page(row, "history")).content.decode()
    assert "edit report schedule" in shown.lower()
    assert "carl@example.org" in shown


def test_who_was_slower_is_told_and_overwrites_nothing():
    row, client = make_schedule(), logged_in("editor")
    form = fields_of(client.get(page(row)))
    schedules.edit(schedule=row, data={"hour": 9}, by=make_user("admin"))

    response = client.post(page(row), form | {"hour": "7"})

    assert "Somebody was faster" in errors_of(response)["__all__"][0]
    assert errors_of(response)["hour"] == ["Stored now: “09:00”. Saving again replaces it."]
    row.refresh_from_db()
    assert row.hour == 9


def test_it_is_paused_and_resumed():
    row, client = make_schedule(), logged_in("editor")
    client.post(deed(row, "pause"), {"paused": "1"})
    row.refresh_from_db()
    assert row.paused
    shown = client.get(page(row)).content.decode()
    assert "None while it does not run" in shown
    assert "Resume" in shown

    client.post(deed(row, "pause"), {"paused": "0"})
    row.refresh_from_db()
    assert not row.paused


def test_it_ends_after_a_question_and_is_only_read_then():
    row, client = make_schedule(name="To the embassies"), logged_in("editor")
    assert "End it" in client.get(page(row, "delete")).content.decode()
    assert client.post(page(row, "delete")).status_code == 302

    row.refresh_from_db()
    assert row.ended_at is not None
    assert "“To the embassies” has ended." in client.get(page(ReportSchedule)).content.decode()
    assert row.name not in client.get(page(ReportSchedule)).content.decode()
    assert row.name in client.get(page(ReportSchedule, stands="ended")).content.decode()
    shown = client.get(page(row)).content.decode()
    assert deed(row, "run") not in shown
    assert deed(row, "pause") not in shown
    assert client.post(page(row), {"name": "Other"}).status_code == 403
    again = client.post(page(row, "delete"), follow=True)
    assert "This schedule has ended." in again.content.decode()


def test_its_page_tells_its_next_run_its_last_and_who_left():
    report = make_report()
    report.schedule.opt_outs.create(address="ann@example.org", at="2024-02-03T00:00:00Z")
    shown = logged_in("editor").get(page(report.schedule)).content.decode()

    assert "Every Saturday at 06:00, of the seven days to Friday. Goes by itself." in shown
    assert ", 06:00 (UTC)" in shown
    assert f'<a href="{page(report)}">27 Jan to 2 Feb 2024</a>' in shown
    assert "<dd>0 recipients</dd>" in shown
    assert "ann@example.org, on 3 February 2024" in shown


def test_the_list_tells_how_each_stands():
    make_report(schedule=make_schedule(recipients=["a@example.org", "b@example.org"]))
    make_schedule(name="Paused one", paused=True, cadence="daily", time_zone="Asia/Bangkok")
    shown = logged_in("editor").get(page(ReportSchedule)).content.decode()

    for told in (
        "Every Saturday at 06:00, of the seven days to Friday",
        "Every day at 06:00, of the day before",
        "Asia/Bangkok",
        f'<a class="text-link" href="{page(Report.objects.get())}">Sent</a>',
        "None yet",
    ):
        assert told in shown


def test_cadences_are_told_in_words():
    told = {
        "monthly": "On the first of the month at 06:00, of the month before",
        "0 7 * * 1,4": "At 07:00 on Monday and Thursday, of the days since the time before",
    }
    for cadence, words in told.items():
        assert cadence_in_words(ReportSchedule(cadence=cadence, hour=6)) == words


def test_the_list_takes_as_many_queries_for_ten_rows_as_for_two(django_assert_max_num_queries):
    client = logged_in("editor")
    counts = []
    for first, last in ((0, 2), (2, 10)):
        for number in range(first, last):
            make_report(schedule=make_schedule(name=f"Weekly {number}"))
        with django_assert_max_num_queries(16) as counted:
            client.get(page(ReportSchedule))
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_a_filter_is_read_as_it_is_typed():
    published(make_commitment("one", kind="pledge"))
    published(make_commitment("two", kind="meeting"))
    client = logged_in("editor")

    def read(text: str) -> Any:
        return client.get(FILTER, {"text": text}).json()

    assert read("") == {"told": "All of them: 2 commitments now."}
    assert read("kind=pledge") == {"told": "Lets 1 commitment through now."}
    assert read("?kind=pledge,meeting") == {"told": "Lets 2 commitments through now."}
    assert "kind: “plegde” is not known" in read("kind=plegde")["error"]
    assert "actor: " in read("actor=atlantis")["error"]
    assert list(read("&&&=")) == ["error"]
    assert list(read("q=\x00")) == ["error"]
    assert "no-store" in client.get(FILTER)["Cache-Control"]


def test_the_field_of_the_filter_names_that_address():
    shown = logged_in("editor").get(page(make_schedule(filter="kind=pledge"))).content.decode()

    assert f'data-reads="{FILTER}"' in shown
    assert "Lets 0 commitments through now." in shown
