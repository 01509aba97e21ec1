"""What a page says when it can't show what was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory

from commitments.domain import merging, metering, review
from commitments.pages.sorry import sorry
from tests.factories.records import make_actor, make_commitment
from tests.factories.states import published
from tests.factories.users import editor
from tests.pages.conftest import Reader

pytestmark = pytest.mark.django_db


def test_an_unknown_parameter_is_named(reader: Reader) -> None:
    answer = reader.get("/commitments/?bogus=1")

    assert answer.status_code == 400
    assert "<code>bogus</code>: There is no such parameter here" in answer.content.decode()


def test_the_rest_of_the_address_is_kept_without_what_was_wrong(reader: Reader) -> None:
    page = reader.get("/commitments/?kind=pledge&status=bogus&q=a%26b").content.decode()

    way_out = (
        '<a href="/commitments/?kind=pledge&amp;q=a%26b">the page without <code>status</code></a>'
    )
    assert way_out in page


@pytest.mark.parametrize("query", ["as_of=yesterday", "known_on=2999-01-01", "known_on=9999-12-31"])
def test_a_day_that_is_none_is_refused(query: str, reader: Reader) -> None:
    followed = reader.client.get(f"/?{query}", follow=True, headers={"host": "localhost"})

    assert followed.status_code == 400


def test_a_draft_is_not_known_of(reader: Reader) -> None:
    make_commitment("draft", title="A secret draft")

    answer = reader.get("/commitments/draft/")

    assert answer.status_code == 404
    assert "secret" not in answer.content.decode()


def test_what_was_not_yet_known_leads_to_today(reader: Reader) -> None:
    published(make_commitment("pledge"))

    then = reader.get("/commitments/pledge/?known_at=2001-01-01T00:00:00Z&as_of=2001-01-01")

    assert then.status_code == 404
    assert "or not have been on record at that time" in then.content.decode()
    assert 'href="/commitments/pledge/">See this address as of today</a>' in then.content.decode()


def test_what_never_was_leads_to_no_other_time(reader: Reader) -> None:
    page = reader.get("/commitments/never-was/").content.decode()

    assert "as of today" not in page


def test_what_was_retracted_says_when_and_why_and_leads_to_before(reader: Reader) -> None:
    pledge = published(make_commitment("pledge", title="It was said"))
    review.retract(record=pledge, by=editor(), reason="Wrong & <b>bold</b>.")

    answer = reader.get("/commitments/pledge/")
    page = answer.content.decode()

    assert answer.status_code == 410
    assert "<q>Wrong &amp; &lt;b&gt;bold&lt;/b&gt;.</q>" in page
    before = page.split('href="/commitments/pledge/')[1].split('"')[0]
    assert "It was said" in reader.text(f"/commitments/pledge/{before}")


def test_a_merged_actors_page_is_the_others(reader: Reader) -> None:
    stays = make_actor("us")
    gone = make_actor("usa")
    merging.merge(gone=gone, stays=stays, by=editor(), reason="The same.")

    answer = reader.get("/actors/usa/?as_of=2999-01-01")

    assert (answer.status_code, answer["Location"]) == (308, "/actors/us/?as_of=2999-01-01")


@pytest.mark.parametrize("path", ["/", "/commitments/", "/actors/us/", "/charts/", "/about/"])
def test_a_database_that_is_too_slow_is_told_with_when_to_try_again(
    path: str, reader: Reader, held_up: None
) -> None:
    answer = reader.get(path)

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    page = answer.content.decode()
    assert (
        '<p class="lead">This took longer than it may, or waited too long for others;'
        " try again shortly. Nothing is lost.</p>"
    ) in page
    assert "Wait 5 seconds and load the page again. If it stays so, ask for less" in page
    assert f'href="{path}">Load the page again</a>' in page


def test_a_database_that_is_away_is_told_too(
    reader: Reader, no_database: None, caplog: pytest.LogCaptureFixture
) -> None:
    answer = reader.get("/commitments/?kind=pledge")

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    page = answer.content.decode()
    assert "The database does not answer for the moment; try again shortly." in page
    assert "ask for less" not in page
    assert "A page can't be shown for the moment: " in caplog.text
    assert 'href="/commitments/?kind=pledge">Load the page again</a>' in page


def test_the_way_back_leads_to_no_other_host(reader: Reader, no_database: None) -> None:
    there = sorry(RequestFactory().get("/", PATH_INFO="//evil.example/"), 503, "away", wait=5)

    assert 'href="/%2Fevil.example/">Load the page again</a>' in there.content.decode()


def test_who_asks_too_often_is_told_how_long_to_wait(
    reader: Reader, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rates = {"address": 2, "user": 0}
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": rates}
    monkeypatch.setattr(metering, "METER", metering.Meter())
    monkeypatch.setattr(metering.time, "time", lambda: 1_700_000_000.0)

    answers = [reader.get("/about/"), reader.get("/api/v1/vocabulary/"), reader.get("/about/")]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "40"
    assert "Wait 40 seconds" in answers[2].content.decode()


def test_only_reading_is_possible(reader: Reader) -> None:
    assert reader.client.post("/commitments/").status_code == 405


def test_where_there_is_no_page_the_ways_on_are_shown(reader: Reader) -> None:
    answer = reader.get("/nope/")
    page = answer.content.decode()

    assert answer.status_code == 404
    assert 'aria-label="Pages"' in page
    assert 'action="/commitments/" role="search"' in page


def test_a_fault_of_ours_is_told_with_the_number_that_finds_it(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commitments.pages.framing.render", None)
    reader.client.raise_request_exception = False

    answer = reader.get("/commitments/", x_request_id="number-of-a-test")

    assert answer.status_code == 500
    assert "<code>number-of-a-test</code>" in answer.content.decode()


def test_a_fault_is_told_even_where_no_page_can_be_made(
    reader: Reader, settings: Any, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path
    nothing_collected = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": nothing_collected}}
    reader.client.raise_request_exception = False

    answer = reader.get("/commitments/", x_request_id="number-of-a-test")

    assert (answer.status_code, answer["Content-Type"]) == (500, "text/plain; charset=utf-8")
    assert "number-of-a-test" in answer.content.decode()
