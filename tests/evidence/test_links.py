"""Links are looked at once a week, and dead only after three failures on three days."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from commitments.domain import review
from commitments.domain.merging import merge
from commitments.evidence import links
from commitments.evidence.links import check, due, state_of, take_turn
from commitments.models import Evidence, LinkCheck, Source
from tests.evidence.server import Handler, Web
from tests.factories.captures import make_link_check
from tests.factories.records import make_source
from tests.factories.states import published_source
from tests.factories.users import editor

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2024, 2, 2, 12, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def failed(source: Source, *days_ago: float) -> None:
    for days in days_ago:
        make_link_check(source, "failed", checked_at=NOW - days * DAY)


def test_what_is_there_is_alive_without_its_body_being_asked_for(web: Web) -> None:
    source = make_source(url=web.serve("/news", "They met."))
    found = check(source, now=NOW)
    assert (found.outcome, found.status, found.checked_at) == ("alive", 200, NOW)
    assert ("HEAD", "/news") in web.asked
    assert ("GET", "/news") not in web.asked


@pytest.mark.parametrize("status", [403, 405, 501])
def test_a_server_that_knows_no_head_is_asked_as_a_reader_would(web: Web, status: int) -> None:
    def answer(handler: Handler) -> None:
        handler.send(b"They met.", status=status if handler.command == "HEAD" else 200)

    web.pages["/news"] = answer
    assert check(make_source(url=web("/news"))).outcome == "alive"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        *((status, "failed") for status in (404, 410, 500, 503)),
        *((status, "unknown") for status in (401, 403, 429, 451)),
    ],
)
def test_what_is_gone_has_failed_and_what_is_closed_is_unknown(
    web: Web, status: int, outcome: str
) -> None:
    found = check(make_source(url=web.serve("/news", "No.", status=status)))
    assert (found.outcome, found.status) == (outcome, status)
    assert found.told == f"The server answered {status}."


def test_what_has_moved_for_good_suggests_the_new_address(web: Web) -> None:
    web.serve("/new", "They met.")
    source = make_source(url=web.redirect("/old", "/new", 301))
    assert check(source).outcome == "moved"
    assert state_of(source).moved_to == web("/new")


def test_what_has_moved_for_a_while_suggests_nothing(web: Web) -> None:
    web.serve("/new", "They met.")
    source = make_source(url=web.redirect("/old", "/new", 302))
    assert (check(source).outcome, state_of(source).moved_to) == ("alive", "")


def test_it_has_moved_as_far_as_it_is_for_good(web: Web) -> None:
    web.redirect("/a", "/b", 308)
    web.redirect("/b", "/c", 302)
    web.serve("/c", "They met.")
    assert check(make_source(url=web("/a"))).moved_to == web("/b")


def test_what_has_moved_to_nothing_has_failed(web: Web) -> None:
    source = make_source(url=web.redirect("/old", "/gone", 301))
    assert check(source).outcome == "failed"


@pytest.mark.parametrize(
    ("days_ago", "dead"),
    [
        ([2, 1, 0], True),
        ([20, 9, 0], True),
        ([1, 0], False),
        ([0.3, 0.2, 0.1, 0], False),  # one day
        ([1.1, 1, 0.2, 0.1], False),  # two
    ],
)
def test_three_failures_on_three_days_are_the_end(days_ago: list[float], dead: bool) -> None:
    source = make_source(url="https://example.org/")
    failed(source, *days_ago)
    assert state_of(source).dead is dead


def test_who_was_there_in_between_is_not_dead() -> None:
    source = make_source(url="https://example.org/")
    failed(source, 5, 4, 2, 1)
    make_link_check(source, checked_at=NOW - 3 * DAY)
    state = state_of(source)
    assert (state.failed_days, state.dead) == (2, False)
    assert state.last_there == NOW - 3 * DAY


def test_what_a_site_would_not_tell_is_no_failure_and_no_life() -> None:
    source = make_source(url="https://example.org/")
    failed(source, 5, 4, 2)
    make_link_check(source, "unknown", checked_at=NOW - 3 * DAY)
    assert state_of(source).dead


def test_another_address_begins_anew() -> None:
    source = make_source(url="https://example.org/")
    failed(source, 3, 2, 1)
    Source.objects.filter(pk=source.pk).update(url="https://example.org/new")
    source.refresh_from_db()
    assert str(state_of(source)) == "Not checked yet"


def test_each_has_its_turn_once_a_week_and_no_hour_has_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(links, "HOURS", 8)  # in place of 160, so that fewer sources will do
    sources = [make_source(url=f"https://example.org/{number}") for number in range(16)]
    checked: dict[int, int] = {}
    for hour in range(20):
        turn = due(NOW + hour * HOUR)
        assert len(turn) <= 2
        for source in turn:
            checked[source.pk] = checked.get(source.pk, 0) + 1
            make_link_check(source, checked_at=NOW + hour * HOUR)
    assert checked == {source.pk: 1 for source in sources}
    assert due(NOW + 7 * 24 * HOUR) == sources[:2]


def test_what_failed_is_looked_at_again_a_day_later_until_it_is_dead() -> None:
    source = make_source(url="https://example.org/")
    asked = []
    for hour in (0, 1, 23, 24, 47, 48, 72, 100, 48 + 7 * 24 - 1, 48 + 7 * 24):
        if due(NOW + hour * HOUR):
            asked.append(hour)
            make_link_check(source, "failed", checked_at=NOW + hour * HOUR)
    assert asked == [0, 24, 48, 48 + 7 * 24]


def test_retracted_merged_and_nameless_sources_have_no_turn() -> None:
    make_source()
    gone, stays = published_source(url="https://example.org/"), published_source()
    merge(gone=gone, stays=stays, by=editor(), reason="They are one.")
    taken_back = published_source(url="https://example.org/2")
    for record in (Evidence.objects.get(source=taken_back), taken_back):
        review.retract(record=record, by=editor(), reason="It was never said.")
    assert due(NOW) == []


def test_a_turn_tells_what_it_found(web: Web) -> None:
    make_source(url=web.serve("/news", "They met."))
    assert take_turn(now=timezone.now()) == {"alive": 1}
    assert take_turn(now=timezone.now()) == {}


def test_nothing_is_looked_at_where_that_is_switched_off(web: Web, settings: Any) -> None:
    settings.FETCH = False
    make_source(url=web.serve("/news", "They met."))
    assert take_turn() == {}
    assert web.asked == []
    assert not LinkCheck.objects.exists()
