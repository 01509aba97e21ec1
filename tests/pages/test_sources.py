"""Where an excerpt leads: to its source, or to the archived copy when the link is dead."""

from __future__ import annotations

import datetime as dt

import pytest

from commitments.models import Source
from tests.factories.captures import dead_link
from tests.factories.records import make_claim, make_commitment, make_source, quoted
from tests.factories.states import published
from tests.pages.conftest import Reader

pytestmark = pytest.mark.django_db
URL = "https://example.org/news"
ARCHIVED = "https://archive.example/news"
PUBLISHED = dt.datetime(2024, 2, 2, 12, tzinfo=dt.UTC)
FAILED = PUBLISHED + dt.timedelta(days=1)


def shown(reader: Reader, **source: str) -> str:
    made = make_source("wire", title="A wire story", **source)
    published(make_claim("claim", evidence=[quoted(made)]), now=PUBLISHED)
    return reader.text("/claims/claim/")


def test_an_archived_copy_is_beside_a_link_that_lives(reader: Reader) -> None:
    page = shown(reader, url=URL, archive_url=ARCHIVED)

    assert f'href="{URL}" rel="noopener nofollow external" dir="auto">A wire story</a>' in page
    assert f'<a href="{ARCHIVED}" rel="noopener nofollow external">archived copy</a>' in page


def test_it_takes_the_place_of_one_that_is_dead_which_says_since_when(reader: Reader) -> None:
    shown(reader, url=URL, archive_url=ARCHIVED)
    dead_link(Source.objects.get(slug="wire"), since=FAILED)

    page = reader.text("/claims/claim/")

    assert f'href="{ARCHIVED}" rel="noopener nofollow external" dir="auto">A wire story</a>' in page
    assert "has been dead since" in page
    assert '<time datetime="2024-02-03">3 February 2024</time>' in page
    before = reader.text("/claims/claim/?known_at=2024-02-04T00:00:00Z")
    assert "dead since" not in before


def test_where_no_copy_is_archived_the_dead_link_is_told(reader: Reader) -> None:
    shown(reader, url=URL)
    dead_link(Source.objects.get(slug="wire"), since=FAILED)

    page = reader.text("/claims/claim/")

    assert '<cite dir="auto">A wire story</cite>' in page
    assert f'<a href="{URL}" rel="noopener nofollow external">link</a> has been dead' in page


def test_a_source_without_an_address_is_no_link(reader: Reader) -> None:
    page = shown(reader, url="")

    assert '<cite dir="auto">A wire story</cite>' in page
    assert 'href=""' not in page


def test_a_commitments_timeline_does_the_same(reader: Reader) -> None:
    source = make_source("wire", title="A wire story", url=URL, archive_url=ARCHIVED)
    published(make_commitment("pledge", evidence=[quoted(source)]), now=PUBLISHED)
    dead_link(source, since=FAILED)

    page = reader.text("/commitments/pledge/")

    assert f'href="{ARCHIVED}" rel="noopener nofollow external" dir="auto">A wire story</a>' in page
