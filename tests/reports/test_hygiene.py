"""What needs the desk is told where a schedule asks for it, and the same again afterwards."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from commitments.evidence.verifying import verify
from commitments.models import Change, Source
from commitments.models.vocabulary import Section
from commitments.reading.clocks import read_clocks
from commitments.reports.content import Content
from commitments.reports.formats import render
from commitments.reports.gathering import gather
from commitments.reports.periods import Period
from tests.factories.captures import dead_link, make_capture
from tests.factories.records import make_claim, make_commitment, make_source, quoted
from tests.factories.states import published

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
FIRST_FAILURE = dt.datetime(2024, 2, 5, 12, tzinfo=dt.UTC)
URL = "https://example.org/news"
ARCHIVE = "https://web.archive.org/web/2024/https://example.org/news"


def tell(known_at: dt.datetime | None = None, last: dt.date | None = None, **given: Any) -> Content:
    now = Change.objects.latest("number").at
    last = last or now.date()
    told: dict[str, Any] = {
        "name": "Weekly",
        "period": Period(last - 6 * DAY, last),
        "zone": ZoneInfo("UTC"),
        "clocks": read_clocks(as_of=last, known_at=known_at, now=now),
        "wanted": (Section.HYGIENE,),
    }
    return gather(**told | given)


def text_of(content: Content) -> str:
    return " ".join(render(content, "txt").body.decode().split())


@pytest.fixture
def source() -> Source:
    """Of a public pledge and a claim; one excerpt of it is there, one gone, one never was."""
    source = make_source("wire", title="The wire", url=URL, archive_url=ARCHIVE)
    make_capture(source, "They met. They agreed.")
    published(
        make_commitment(
            "pledge",
            title="A working group",
            evidence=[
                quoted(source, excerpt="They met."),
                quoted(source, excerpt="They agreed."),
            ],
        ),
    )
    published(
        make_claim("claim", title="A claim", evidence=[quoted(source, excerpt="All is well.")]),
    )
    verify()
    make_capture(source, "They met.")
    verify()
    return source


def test_excerpts_that_are_not_where_they_were_quoted_from_are_told(source: Source) -> None:
    told = text_of(tell())
    assert (
        "1 excerpt in no archived copy of the source: A claim: “All is well.”, from The wire"
        in told
    )
    assert (
        "1 excerpt gone from a newer copy, edited at the source: A working group: “They agreed.”, "
        "from The wire" in told
    )
    assert "leads nowhere" not in told


def test_a_dead_link_is_told_with_the_copy_in_its_place(source: Source) -> None:
    dead_link(source, since=FIRST_FAILURE)
    content = tell()
    told = text_of(content)
    assert "1 source whose link leads nowhere: The wire, not there since 5 February 2024" in told
    assert "archived copy" in told
    assert ARCHIVE in told
    assert "source:wire" in content.carried


def test_it_tells_what_was_known(source: Source) -> None:
    known_at = Change.objects.latest("number").at
    before = tell(known_at)
    dead_link(source, since=FIRST_FAILURE)
    make_capture(source, "They met. They agreed. All is well.")
    verify()
    assert tell(known_at) == before
    assert tell().hygiene.not_found.total == 0
    assert tell(last=dt.date(2024, 2, 2)).hygiene.edited.total == 0


def test_a_filter_leaves_what_is_of_other_commitments(source: Source) -> None:
    dead_link(source, since=FIRST_FAILURE)
    other = tell(query="kind=meeting").hygiene
    assert (other.not_found.total, other.edited.total, other.dead.total) == (0, 0, 0)
    same = tell(query="kind=pledge").hygiene
    assert (same.not_found.total, same.edited.total, same.dead.total) == (0, 1, 1)


def test_it_is_not_asked_for_by_itself(source: Source) -> None:
    content = tell(wanted=(Section.LATE,))
    assert content.hygiene.empty
    assert "archived copy" not in text_of(content)


def test_with_nothing_else_to_say_it_is_something(source: Source) -> None:
    days = Period(dt.date(2025, 1, 1), dt.date(2025, 1, 7))
    assert tell(period=days, wanted=(Section.LATE,)).empty
    assert not tell(period=days).empty
