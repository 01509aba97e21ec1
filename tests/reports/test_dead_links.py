"""Where a source's link is dead, a report leads to the archived copy, or says what is held."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from commitments.models import Change, Source
from commitments.models.vocabulary import Section
from commitments.reading.clocks import read_clocks
from commitments.reports.formats import render
from commitments.reports.gathering import gather
from commitments.reports.periods import Period
from tests.factories.captures import dead_link, make_capture
from tests.factories.records import make_commitment, make_source, make_status_update, quoted
from tests.factories.states import published

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
FIRST_FAILURE = dt.datetime(2024, 2, 5, 12, tzinfo=dt.UTC)
URL = "https://example.org/news"
ARCHIVE = "https://web.archive.org/web/2024/https://example.org/news"


def cited(**data: str) -> Source:
    """A source of a public finding."""
    source = make_source("wire", title="The wire", url=URL, **data)
    told = [quoted(source, excerpt="They met.")]
    pledge = published(make_commitment("pledge", made_on="2023-11-15"))
    published(make_status_update(pledge, status="initiated", evidence=told))
    return source


def page() -> str:
    """The report of the days to today, in which the finding of 2 February 2024 was learnt."""
    now = Change.objects.latest("number").at
    content = gather(
        name="Weekly",
        period=Period(now.date() - 6 * DAY, now.date()),
        zone=ZoneInfo("UTC"),
        clocks=read_clocks(as_of=now.date(), known_at=None, now=now),
        wanted=(Section.LEARNT,),
    )
    return render(content, "html").body.decode()


def test_while_it_is_there_it_leads_to_its_page() -> None:
    cited(archive_url=ARCHIVE)
    assert f'href="{URL}"' in page()
    assert ARCHIVE not in page()


def test_in_its_place_stands_the_archived_copy() -> None:
    dead_link(cited(archive_url=ARCHIVE), since=FIRST_FAILURE)
    told = page()
    assert f'href="{ARCHIVE}"' in told
    assert f'href="{URL}"' not in told
    assert "– an archived copy, its page is not there since 5 February 2024 –" in told


def test_without_one_it_says_what_the_desk_holds() -> None:
    source = cited()
    make_capture(source, "They met.", at=FIRST_FAILURE - DAY)
    dead_link(source, since=FIRST_FAILURE)
    told = page()
    assert (
        "The wire – its page is not there since 5 February 2024; the desk has a copy of "
        "4 February 2024 –" in told
    )
    assert f'href="{URL}"' not in told
