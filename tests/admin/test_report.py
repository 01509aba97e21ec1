"""One report on the desk: what it is made of, who got it, and what is done with it."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from commitments.models import Delivery, Report, StatusUpdate
from commitments.models.report import Handing, Occasion, Run
from commitments.reports import steering, turn
from commitments.reports.delivering import opt_out
from tests.admin.helpers import logged_in, page, step
from tests.factories.schedules import make_report, make_schedule
from tests.factories.states import retracted
from tests.factories.users import make_user
from tests.reports.steering import MINUTE, SATURDAY, a_finding, a_schedule, sent
from tests.smtp import Box, running

pytestmark = pytest.mark.django_db
LEAD = "The ministry denies it."


@pytest.fixture
def finding(db: None) -> StatusUpdate:
    return a_finding()


@pytest.fixture
def box(settings: Any) -> Any:
    inbox = Box()
    with running(inbox) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield inbox


@pytest.fixture
def report(finding: StatusUpdate, box: Box) -> Report:
    """Sent to Ann, and refused by Bob's server."""
    a_schedule()
    box.refuse["bob@example.org"] = "550 No such mailbox"
    return sent()


@pytest.fixture
def waiting(finding: StatusUpdate) -> Report:
    a_schedule(hold_until=24)
    return sent()


def deed(report: Report, name: str, *more: str) -> str:
    return reverse(f"admin:commitments_report_{name}", args=[report.pk, *more])


def seen(report: Report) -> str:
    return logged_in("editor").get(page(report)).content.decode()


def test_it_tells_what_it_is_made_of(report: Report):
    shown = seen(report)
    for told in (
        "Weekly: 1 changed",
        f'<a href="{page(report.schedule)}">Weekly</a>',
        "2024-01-27 to 2024-02-02, in UTC",
        "2024-01-29T12:00:00",
        "None: all commitments",
        report.code_version,
        "Saturday, 3 February 2024, 06:00 (UTC)",
    ):
        assert told in shown


def test_it_tells_the_hash_of_each_file_and_gives_it_as_it_was_sent(report: Report):
    shown, client = seen(report), logged_in("editor")
    for file in report.files.all():
        assert file.sha256 in shown
        assert deed(report, "file", file.format) in shown
        found = client.get(deed(report, "file", file.format))
        assert found.content == bytes(file.body)
        assert found["Content-Type"] == file.media_type
        assert "sandbox" in found["Content-Security-Policy"]
    assert client.get(deed(report, "file", "xlsx")).status_code == 404


def test_it_tells_who_got_it_and_why_others_did_not(report: Report):
    table = seen(report).partition("<tbody>")[2].partition("</tbody>")[0]

    assert table.index("bob@example.org") < table.index("ann@example.org")
    assert "550 No such mailbox" in table
    assert "Deliveries: 1 sent, 1 failed." in seen(report)


def test_it_is_read_in_a_frame_where_nothing_of_it_runs(report: Report):
    frame = seen(report).partition("<iframe")[2].partition(">")[0]
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in frame
    assert "1 commitment changed status" in frame


def test_what_it_carried_is_one_click_away(report: Report, finding: StatusUpdate):
    shown = seen(report)
    assert "1 status update</summary>" in shown
    assert f'<a href="{page(finding)}" dir="auto">' in shown


def test_the_list_tells_state_and_deliveries(report: Report):
    make_report(schedule=make_schedule(name="Other"), state=Run.SENDING, late=True)
    Delivery.objects.create(
        report=Report.objects.get(name="Other"), recipient="carl@example.org", message_id="<1@x>"
    )
    shown = logged_in("editor").get(page(Report)).content.decode()

    for told in ("1 sent, 1 failed", "1 to go", "Being sent", "Late", "in the seven days to 2 Feb"):
        assert told in shown


def test_the_list_takes_as_many_queries_for_ten_rows_as_for_two(django_assert_max_num_queries):
    client, counts = logged_in("editor"), []
    for first, last in ((0, 2), (2, 10)):
        for number in range(first, last):
            make_report(schedule=make_schedule(name=f"Weekly {number}"))
        with django_assert_max_num_queries(16) as counted:
            client.get(page(Report))
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_one_that_waits_takes_a_note_and_is_let_go(waiting: Report):
    assert "It goes by itself on Sunday, 4 February 2024, 00:00 (UTC)." in seen(waiting)
    client = logged_in("editor")
    assert client.post(deed(waiting, "lead"), {"lead": LEAD}).url == page(waiting)
    waiting.refresh_from_db()
    assert waiting.lead == LEAD
    assert LEAD in seen(waiting).partition("<iframe")[2]


def test_it_is_let_go(waiting: Report):
    response = logged_in("editor").post(deed(waiting, "release"), follow=True)

    assert "It is let go, and goes out within a minute or two." in response.content.decode()
    waiting.refresh_from_db()
    assert waiting.state == Run.SENDING
    assert "Release" not in seen(waiting)


def test_what_comes_too_late_is_told(report: Report):
    client = logged_in("editor")
    told = "Its state is “Sent”; it {} only in the state “Waits for an editor”."
    noted = client.post(deed(report, "lead"), {"lead": LEAD}).content.decode()
    let_go = client.post(deed(report, "release"), follow=True).content.decode()

    assert told.format("is let go") in let_go
    assert Report.objects.get().lead == ""
    assert noted


def test_what_failed_is_tried_again(report: Report):
    assert "Try again" in seen(report)
    logged_in("editor").post(deed(report, "again"))

    report.refresh_from_db()
    assert report.state == Run.SENDING
    assert not report.deliveries.filter(state=Handing.REFUSED).exists()
    assert "Try again" not in seen(report)


def test_a_run_that_failed_says_why():
    report = make_report(state=Run.FAILED, attempts=6, error="OSError: No space left on device")
    shown = seen(report)

    assert "<strong>Failed</strong> after 6 tries: OSError: No space left on device" in shown
    assert "Try again" in shown
    assert "Send a correction" not in shown


def test_a_retraction_leads_to_the_reports_and_they_lead_back(
    report: Report, finding: StatusUpdate
):
    client = logged_in("editor")
    link = f'href="{page(report)}"'
    assert link in client.get(step(finding, "retract")).content.decode()
    retracted(finding, reason="It was misheard.", now=SATURDAY)

    assert link in client.get(page(finding, "retracted")).content.decode()
    shown = seen(report)
    assert "Taken back or corrected since" in shown
    assert "was retracted on 3 February 2024: It was misheard." in shown
    assert f'href="{page(finding)}"' in shown


def test_who_keeps_no_schedules_is_led_to_what_everybody_reads(
    report: Report, finding: StatusUpdate
):
    retracted(finding, now=SATURDAY)
    shown = logged_in("viewer").get(page(finding, "retracted")).content.decode()

    assert f'href="/api/v1/reports/{report.pk}/"' in shown
    assert page(report) not in shown


def test_a_correction_is_seen_before_it_is_sent(report: Report, finding: StatusUpdate):
    retracted(finding, reason="It was misheard.", now=SATURDAY)
    client = logged_in("editor")
    asked = client.get(deed(report, "correct")).content.decode()
    words = "in the seven days to 2 February 2024 told of what no longer holds."
    assert words in asked.partition("<textarea")[2]
    assert "Send to" not in asked

    read = client.post(deed(report, "correct"), {"lead": LEAD}).content.decode()
    assert "Correction – Weekly: " in read
    assert LEAD in read.partition("<iframe")[2]
    assert "Send to 1 recipient" in read
    assert Report.objects.count() == 1

    response = client.post(deed(report, "correct"), {"lead": LEAD, "confirm": "1"})
    made = Report.objects.get(occasion=Occasion.CORRECTION)
    assert response.url == page(made)
    assert made.corrects == report
    assert made.lead.startswith(f"{LEAD}\n\nThis corrects the report “Weekly: ")
    assert f'href="{page(made)}"' in seen(report)
    assert f'href="{page(report)}"' in seen(made)


def test_while_a_correction_is_on_its_way_another_leads_to_it(report: Report):
    assert f'href="{deed(report, "correct")}"' in seen(report)
    made = steering.correct(report=report, by=make_user("editor"), lead=LEAD)

    shown = seen(report)
    assert f'A correction of it is on its way: <a href="{page(made)}" dir="auto">' in shown
    assert f'href="{deed(report, "correct")}"' not in shown
    followed = logged_in("editor").get(deed(report, "correct"), follow=True)
    assert followed.redirect_chain == [(page(made), 302)]
    assert f"A correction of “{report}” is on its way already" in followed.content.decode()


def test_a_correction_counts_those_who_are_still_on_the_list(report: Report):
    client = logged_in("editor")
    assert (
        "Send to 1 recipient<"
        in client.post(deed(report, "correct"), {"lead": LEAD}).content.decode()
    )
    opt_out(schedule=report.schedule, address="ann@example.org")

    read = client.post(deed(report, "correct"), {"lead": LEAD}).content.decode()
    assert "Send to 0 recipients<" in read


def test_one_that_is_not_made_yet_has_nothing_to_correct(db: None):
    unmade = make_report(state="claimed", known_at=None, made_at=None, sent_at=None)
    response = logged_in("editor").get(deed(unmade, "correct"))
    assert response.status_code == 200
    assert "Nothing that it carried was taken back" in response.content.decode()


def test_a_correction_says_what_was_wrong(report: Report):
    response = logged_in("editor").post(deed(report, "correct"), {"lead": " ", "confirm": "1"})

    told = "Say what was wrong; it stands at the head of the correction."
    assert told in response.content.decode().replace("&#x27;", "'")
    assert Report.objects.count() == 1


def test_other_reports_that_told_of_it_are_named(report: Report, finding: StatusUpdate):
    other = steering.run_now(
        schedule=report.schedule, last=report.last, by=make_user("editor"), now=SATURDAY + MINUTE
    )
    turn.take(now=SATURDAY + 2 * MINUTE)
    retracted(finding, reason="It was misheard.")
    client = logged_in("editor")

    told = seen(report).partition("Other reports told of it too")[2].partition("</ul>")[0]
    assert f'href="{page(other)}"' in told

    sent_to = deed(report, "correct")
    told = client.post(sent_to, {"lead": LEAD, "confirm": "1"}, follow=True).content.decode()
    assert "Other reports told of it too, and are not corrected yet" in told
    assert f'href="{page(other)}"' in told
