"""That a source's link is dead is told under both clocks, and is a numbered change."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from commitments.domain import link_checks
from commitments.models import Change, LinkCheck, Source
from commitments.models.capture import Outcome
from commitments.reading.clocks import read_clocks
from commitments.reading.feed import read_feed
from tests.factories.captures import dead_link
from tests.factories.records import make_claim, make_source, quoted
from tests.factories.states import published, revised
from tests.reading.asking import ask

pytestmark = pytest.mark.django_db
URL = "https://example.org/news"
DAY = dt.timedelta(days=1)
PUBLISHED = dt.datetime(2024, 2, 2, 12, tzinfo=dt.UTC)
FAILED = PUBLISHED + DAY


def look(source: Source, outcome: Outcome, at: dt.datetime) -> LinkCheck:
    return link_checks.note(source=source, outcome=outcome, now=at)


def told(**asked: Any) -> list[str | None]:
    return [row["link_dead_since"] for row in ask("source", **asked)]


def in_json(at: dt.datetime) -> str:
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")


def public(slug: str = "wire", url: str = URL) -> Source:
    source = make_source(slug, url=url)
    published(make_claim(f"claim-{source.slug}", evidence=[quoted(source)]), now=PUBLISHED)
    return source


def test_it_is_told_from_the_third_day_on_since_when() -> None:
    source = public()
    first, second, third = dead_link(source, since=FAILED)
    assert [check.dead_since for check in (first, second, third)] == [None, None, first.checked_at]
    assert told() == [in_json(first.checked_at)]
    assert told(known_at=second.checked_at) == [None]
    assert told(known_at=third.checked_at) == [in_json(first.checked_at)]
    assert told(known_at=third.checked_at, as_of="2024-02-04") == [None]


def test_it_is_one_change_that_says_so() -> None:
    source = public()
    before = Change.objects.count()
    first, _, third = dead_link(source, since=FAILED)
    look(source, Outcome.FAILED, PUBLISHED + 10 * DAY)
    change = Change.objects.latest("number")
    assert Change.objects.count() == before + 1
    assert (change.type, change.object_key, change.at) == ("checked", source.slug, third.checked_at)
    assert change.before == {"link_dead_since": None}
    assert change.after["link_dead_since"].startswith(first.checked_at.date().isoformat())
    assert third.change == change


def test_the_feed_says_since_when() -> None:
    first = dead_link(public(), since=FAILED)[0]
    newest = read_feed({}, read_clocks(as_of=None, known_at=None, now=timezone.now()), "x").decode()
    day = first.checked_at.date().isoformat()
    assert f"link dead since: – → {day}T12:00:00.000000+00:00" in newest


def test_the_answer_is_as_new_as_that() -> None:
    third = dead_link(public(), since=FAILED)[-1]
    (row,) = ask("source", known_at=third.checked_at)
    assert row["updated_at"] == in_json(third.checked_at)


def test_what_is_there_again_is_dead_no_more() -> None:
    source = public()
    dead_link(source, since=FAILED)
    back = look(source, Outcome.ALIVE, PUBLISHED + 4 * DAY)
    assert (back.dead_since, back.change) == (None, Change.objects.latest("number"))
    assert told() == [None]


def test_what_a_site_would_not_tell_leaves_it_dead() -> None:
    source = public()
    first = dead_link(source, since=FAILED)[0]
    closed = look(source, Outcome.UNKNOWN, PUBLISHED + 4 * DAY)
    assert (closed.dead_since, closed.change) == (first.checked_at, None)


def test_another_address_is_not_dead() -> None:
    source = public()
    dead_link(source, since=FAILED)
    revised(source, url="https://example.org/new")
    published(source)
    assert told() == [None]


def test_of_a_draft_it_is_known_with_it() -> None:
    source = make_source("wire", url=URL)
    for days in (5, 4, 3):
        look(source, Outcome.FAILED, source.created_at - days * DAY)
    assert not Change.objects.exists()
    published(make_claim(f"claim-{source.slug}", evidence=[quoted(source)]))
    assert told() == [in_json(source.created_at - 5 * DAY)]


def test_one_answer_takes_one_statement(django_assert_num_queries: Any) -> None:
    for number in range(3):
        dead_link(public(f"wire-{number}", f"{URL}/{number}"), since=FAILED)
    with django_assert_num_queries(2):
        ask("source")
