"""The calendar and the feed, read as their readers would."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from commitments.reading import calendar
from tests.factories.records import make_commitment, make_position, make_status_update
from tests.factories.states import corrected, published, retracted

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def get(client, address, **headers):
    return client.get(f"/api/v1/{address}", headers={"host": "localhost", **headers})


def events(client, query=""):
    response = get(client, f"calendar.ics{query}")
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(e["uid"]): e for e in Calendar.from_ical(response.content).walk("VEVENT")}


@pytest.fixture
def february():
    return published(
        make_commitment(
            "february",
            kind="meeting",
            title="高级官员会议 of senior officials, " * 8,
            due={"edtf": "2024-02", "said": "in February"},
        )
    )


def test_a_window_is_an_event_of_whole_days_with_an_exclusive_end(client, february):
    event = events(client)["february@localhost"]

    assert str(event["dtstart"].to_ical().decode()) == "20240201"
    assert str(event["dtend"].to_ical().decode()) == "20240301"
    assert (str(event["status"]), event["sequence"]) == ("TENTATIVE", 1)


def test_what_changes_keeps_its_name_and_raises_its_sequence(client, february):
    published(make_status_update(february, status="confirmed"))

    event = events(client)["february@localhost"]
    assert (str(event["status"]), event["sequence"]) == ("CONFIRMED", 2)


def test_a_meeting_that_was_held_is_where_and_when_it_was(client, february):
    published(
        make_status_update(
            february,
            status="held",
            as_of="2024-02-20",
            occurred_on="2024-02-18/2024-02-19",
            place="Vienna",
        )
    )

    event = events(client)["february@localhost"]
    assert event["dtstart"].to_ical() == b"20240218"
    assert event["dtend"].to_ical() == b"20240220"
    assert str(event["location"]) == "Vienna"
    before = events(client, "?as_of=2024-02-19")["february@localhost"]
    assert before["dtstart"].to_ical() == b"20240201"


@pytest.mark.parametrize("status", ["cancelled", "not_held"])
def test_a_meeting_that_will_not_be_is_cancelled(client, february, status):
    published(make_status_update(february, status=status))

    assert str(events(client)["february@localhost"]["status"]) == "CANCELLED"


def test_what_has_no_day_is_no_event(client):
    published(make_commitment("vague"))

    assert events(client) == {}


def test_no_line_is_longer_than_75_octets(client, february):
    body = get(client, "calendar.ics").content

    assert max(len(line) for line in body.split(b"\r\n")) <= 75


def test_the_calendar_takes_the_filters_of_the_list(client, february):
    assert events(client, "?kind=pledge") == {}
    assert get(client, "calendar.ics?bogus=1").status_code == 400


def test_of_more_than_a_calendar_holds_those_nearest_to_the_day_are_in_it(
    client, february, monkeypatch
):
    for day in ("2023-05-01", "2024-02-20", "2026-01-01"):
        published(make_commitment(f"by-{day}", made_on="2023-01", due=day))
    assert "X-WR-CALDESC" not in get(client, "calendar.ics").content.decode()
    monkeypatch.setattr(calendar, "MOST_EVENTS", 2)

    answer = get(client, "calendar.ics?as_of=2024-02-25").content.decode()

    found = Calendar.from_ical(answer)
    assert [str(event["uid"]).partition("@")[0] for event in found.walk("VEVENT")] == [
        "by-2024-02-20",
        "february",
    ]
    assert "X-WR-CALDESC:The 2 nearest to 2024-02-25. Filters choose others." in answer


def entries(client, query=""):
    response = get(client, f"feed.atom{query}")
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(response.content)
    return feed, feed.findall(f"{ATOM}entry")


def test_the_newest_change_comes_first_and_dates_the_feed(client, february):
    update = published(make_status_update(february, status="mooted"))
    published(corrected(update, status="announced"))

    feed, found = entries(client)

    assert found[0].findtext(f"{ATOM}title").startswith("Corrected: status update – 高级官员会议")
    assert found[0].findtext(f"{ATOM}summary") == "status: mooted → announced"
    assert feed.findtext(f"{ATOM}updated") == found[0].findtext(f"{ATOM}updated")
    ids = [entry.findtext(f"{ATOM}id") for entry in found]
    assert len(set(ids)) == len(ids)


def test_what_a_feed_tells_of_the_past_stays(client, february):
    published(make_status_update(february, status="mooted"))
    _, before = entries(client)
    retracted(published(make_position(february)), reason="<b>Never</b> said & done.")

    _, after = entries(client)

    kept = [ET.tostring(entry) for entry in after][-len(before) :]
    assert kept == [ET.tostring(entry) for entry in before]
    assert "&lt;b&gt;Never&lt;/b&gt; said &amp; done." in after[0].findtext(f"{ATOM}summary")


def test_an_empty_feed_never_changed(client):
    feed, found = entries(client)

    assert (found, feed.findtext(f"{ATOM}updated")) == ([], "1970-01-01T00:00:00+00:00")


@pytest.mark.parametrize("address", ["calendar.ics", "feed.atom"])
def test_both_answer_conditional_requests(client, february, address):
    tag = get(client, address)["ETag"]

    assert get(client, address, **{"if-none-match": tag}).status_code == 304
    published(make_status_update(february, status="mooted"))
    assert get(client, address, **{"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("odd", ["\x01", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_what_xml_can_not_hold_is_a_sign_in_the_feed(client, odd):
    published(make_commitment("odd", title=f"One{odd}two"))
    root = ET.fromstring(get(client, "feed.atom").content)
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    assert any("One\ufffdtwo" in title for title in titles)
