"""A worker, a mail server and a clock that the test moves: what goes out when.

The days are those of 2040, so that no turn which the worker takes by the machine's own time does
anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from icalendar import Calendar

from commitments.domain import schedules
from commitments.models import Delivery, Report, ReportSchedule
from commitments.models.report import Handing, Run
from commitments.reports import steering
from tests.factories.records import make_commitment, make_status_update
from tests.factories.schedules import make_schedule
from tests.factories.states import published
from tests.factories.users import make_user
from tests.flows.workers import at, worker
from tests.smtp import Box, running

MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
MONDAY = dt.datetime(2040, 1, 30, 12, tzinfo=dt.UTC)
SATURDAY = dt.datetime(2040, 2, 4, 6, tzinfo=dt.UTC)  # on which MONDAY's week is told of
CADENCES = {"daily": "daily", "weekly": "weekly", "monthly": "monthly", "cron": "30 2 * * *"}


@pytest.fixture
def mail(committing_db: str) -> Iterator[tuple[Box, int]]:
    box = Box()
    with running(box) as port:
        yield box, port


def instant(text: str) -> dt.datetime:
    """As in 2040-03-25 04:00, UTC."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def of_every_cadence(zone: str, *, now: dt.datetime) -> None:
    """At six in the morning, or half past two by a cron line, whether there is anything to say."""
    for name, cadence in CADENCES.items():
        make_schedule(
            name=name,
            cadence=cadence,
            time_zone=zone,
            week_ends=6,
            formats=["html"],
            skip_empty=False,
            recipients=[f"{name}@example.org"],
            now=now,
        )


# By zone and change of the clocks: from when, and which mails at which instant (UTC), each with
# the days that it tells of. The cron line's half past two is skipped in spring: it fires as the
# clocks jump; in autumn it comes twice and fires once.
CHANGES = [
    (
        "Europe/Vienna",
        "2040-03-24 12:00",
        [
            ("2040-03-25 01:00", "cron", "2040-03-24", "2040-03-24"),
            ("2040-03-25 04:00", "daily", "2040-03-24", "2040-03-24"),
            ("2040-03-26 00:30", "cron", "2040-03-25", "2040-03-25"),
            ("2040-03-26 04:00", "daily", "2040-03-25", "2040-03-25"),
            ("2040-03-26 04:00", "weekly", "2040-03-19", "2040-03-25"),
        ],
    ),
    (
        "Europe/Vienna",
        "2040-10-27 12:00",
        [
            ("2040-10-28 00:30", "cron", "2040-10-27", "2040-10-27"),
            ("2040-10-28 05:00", "daily", "2040-10-27", "2040-10-27"),
            ("2040-10-29 01:30", "cron", "2040-10-28", "2040-10-28"),
            ("2040-10-29 05:00", "daily", "2040-10-28", "2040-10-28"),
            ("2040-10-29 05:00", "weekly", "2040-10-22", "2040-10-28"),
        ],
    ),
    (
        "America/New_York",
        "2040-03-10 12:00",
        [
            ("2040-03-11 07:00", "cron", "2040-03-10", "2040-03-10"),
            ("2040-03-11 10:00", "daily", "2040-03-10", "2040-03-10"),
            ("2040-03-12 06:30", "cron", "2040-03-11", "2040-03-11"),
            ("2040-03-12 10:00", "daily", "2040-03-11", "2040-03-11"),
            ("2040-03-12 10:00", "weekly", "2040-03-05", "2040-03-11"),
        ],
    ),
    (
        "America/New_York",
        "2040-11-30 12:00",
        [
            ("2040-12-01 07:30", "cron", "2040-11-30", "2040-11-30"),
            ("2040-12-01 11:00", "daily", "2040-11-30", "2040-11-30"),
            ("2040-12-01 11:00", "monthly", "2040-11-01", "2040-11-30"),
        ],
    ),
]


@pytest.mark.parametrize(("zone", "start", "expected"), CHANGES)
def test_each_cadence_keeps_its_hour(
    mail: tuple[Box, int], committing_db: str, zone: str, start: str, expected: list[Any]
):
    box, port = mail
    of_every_cadence(zone, now=instant(start))
    instants = sorted({instant(each[0]) for each in expected})
    arrived: list[tuple[str, str]] = []
    with worker(committing_db, port):
        for moment in instants:
            at(moment - MINUTE)
            assert len(box.mails) == len(arrived), f"too early: {moment}"
            at(moment)
            for recipient, _ in box.mails[len(arrived) :]:
                arrived.append((f"{moment:%Y-%m-%d %H:%M}", recipient.partition("@")[0]))

    assert sorted(arrived) == sorted((moment, name) for moment, name, _, _ in expected)
    told = Report.objects.values_list("name", "first", "last", "late", "state")
    assert sorted((n, str(first), str(last)) for n, first, last, _, _ in told) == sorted(
        each[1:] for each in expected
    )
    assert {(late, state) for *_, late, state in told} == {(False, Run.SENT)}


def test_what_was_missed_is_made_good_once_and_marked_late(
    mail: tuple[Box, int], committing_db: str
):
    """No worker for three weeks; then one, and after it another."""
    box, port = mail
    make_schedule(skip_empty=False, formats=["html"], now=MONDAY)
    back = SATURDAY + 16 * DAY
    with worker(committing_db, port):
        at(back)
    with worker(committing_db, port):
        at(back + MINUTE)

    assert [recipient for recipient, _ in box.mails] == ["ann@example.org"]
    rows = Report.objects.order_by("last").values_list("last", "state", "late")
    assert [(str(last), state, late) for last, state, late in rows] == [
        ("2040-02-03", Run.MISSED, False),
        ("2040-02-10", Run.MISSED, False),
        ("2040-02-17", Run.SENT, True),
    ]


def test_a_pause_an_empty_week_and_a_wait_for_an_editor(mail: tuple[Box, int], committing_db: str):
    box, port = mail
    common = {"formats": ["html"], "now": MONDAY}
    paused = make_schedule(
        name="Paused", skip_empty=False, recipients=["paused@example.org"], **common
    )
    schedules.edit(schedule=paused, data={"paused": True}, by=make_user("editor"), now=MONDAY)
    make_schedule(name="Empty", recipients=["empty@example.org"], **common)
    for name in ("waits", "is-let-go"):
        make_schedule(
            name=name,
            skip_empty=False,
            hold_until=9,
            recipients=[f"{name}@example.org"],
            **common,
        )
    with worker(committing_db, port):
        at(SATURDAY)
        assert box.mails == []
        states = dict(Report.objects.values_list("name", "state"))
        assert states == {"Empty": Run.EMPTY, "waits": Run.WAITING, "is-let-go": Run.WAITING}

        steering.release(report=Report.objects.get(name="is-let-go"), by=make_user("editor"))
        at(SATURDAY + HOUR)
        assert [recipient for recipient, _ in box.mails] == ["is-let-go@example.org"]

        at(SATURDAY + 3 * HOUR - MINUTE)
        assert len(box.mails) == 1
        at(SATURDAY + 3 * HOUR)
        assert [recipient for recipient, _ in box.mails[1:]] == ["waits@example.org"]

        # The pause ends: what was due in it is not made good for, what comes is sent.
        going_on = SATURDAY + 10 * DAY
        schedules.edit(
            schedule=ReportSchedule.objects.get(name="Paused"),
            data={"paused": False},
            by=make_user("editor"),
            now=going_on,
        )
        at(going_on)
        assert "paused@example.org" not in {recipient for recipient, _ in box.mails}
        at(SATURDAY + 14 * DAY)
        assert "paused@example.org" in {recipient for recipient, _ in box.mails}
    assert [str(r.last) for r in Report.objects.filter(name="Paused")] == ["2040-02-17"]


def test_a_recipient_refused_or_put_off_stops_only_itself(
    mail: tuple[Box, int], committing_db: str
):
    """One minute after the first try comes the second, five after that the third."""
    box, port = mail
    people = [f"{name}@example.org" for name in ("busy", "gone", "well")]
    box.refuse = {people[0]: "451 Come back later", people[1]: "550 No such mailbox"}
    make_schedule(skip_empty=False, formats=["html"], recipients=people, now=MONDAY)
    with worker(committing_db, port):
        at(SATURDAY)
        assert [recipient for recipient, _ in box.mails] == [people[2]]
        at(SATURDAY + MINUTE / 2)
        assert Delivery.objects.get(recipient=people[0]).attempts == 1
        at(SATURDAY + MINUTE)
        assert Delivery.objects.get(recipient=people[0]).attempts == 2
        assert Report.objects.get().state == Run.SENDING
        box.refuse.clear()
        at(SATURDAY + 5 * MINUTE)
        assert len(box.mails) == 1
        at(SATURDAY + 6 * MINUTE)

    assert [recipient for recipient, _ in box.mails] == [people[2], people[0]]
    assert dict(Delivery.objects.values_list("recipient", "state")) == {
        people[0]: Handing.SENT,
        people[1]: Handing.REFUSED,
        people[2]: Handing.SENT,
    }
    assert Report.objects.get().state == Run.SENT


def test_what_was_found_in_the_week_is_told_in_it(mail: tuple[Box, int], committing_db: str):
    box, port = mail
    pledge = published(make_commitment("pledge", made_on="2023-11-15"), now=MONDAY)
    make_schedule(formats=["html"], now=MONDAY)
    published(make_status_update(pledge, status="initiated", as_of="2024-01-30"), now=MONDAY + DAY)
    with worker(committing_db, port):
        at(SATURDAY)
        at(SATURDAY + 7 * DAY)

    assert [str(mail["Subject"]) for _, mail in box.mails] == ["Weekly: 1 changed"]
    assert [r.state for r in Report.objects.order_by("last")] == [Run.SENT, Run.EMPTY]


def test_the_meetings_ahead_come_along_as_a_calendar(mail: tuple[Box, int], committing_db: str):
    box, port = mail
    for slug, due in (("talks", {"edtf": "2040-02", "said": "in February"}), ("far", "2041-06")):
        meeting = make_commitment(
            slug, kind="meeting", title=f"The {slug}", made_on="2040-01-29", original_due=due
        )
        published(meeting, now=MONDAY)
    make_schedule(now=MONDAY)
    with worker(committing_db, port):
        at(SATURDAY)

    ((_, told),) = box.mails
    (attached,) = [p for p in told.iter_attachments() if p.get_content_type() == "text/calendar"]
    assert attached.get_filename() == "weekly-2040-02-03.ics"
    calendar = Calendar.from_ical(attached.get_payload(decode=True))
    (event,) = calendar.events
    assert event["UID"].startswith("talks@")
    assert (event["SUMMARY"], event["STATUS"]) == ("The talks", "TENTATIVE")
    assert (event.start, event.end) == (dt.date(2040, 2, 1), dt.date(2040, 3, 1))
    assert "Window: in February." in event["DESCRIPTION"]
