from __future__ import annotations

import re

import pytest

from tests.factories.records import (
    make_claim,
    make_commitment,
    make_position,
    make_statistic,
    make_status_update,
)
from tests.factories.states import REVIEWED, corrected, in_state, published, retracted
from tests.pages.conftest import Reader

pytestmark = pytest.mark.django_db


def test_an_empty_record_says_what_to_do(reader: Reader) -> None:
    page = reader.text("/")

    assert "Nothing is published yet." in page
    assert "manage.py seed" in page


def test_it_counts_what_is_published_in_lines_of_their_own(reader: Reader) -> None:
    published(make_commitment("asked", kind="request", title="Asked"))
    published(make_commitment("promised", title="Promised"))
    make_commitment("draft", title="Only drafted")

    page = reader.text("/")

    assert 'Pledges and agenda items</a> <data value="1">1</data>' in page
    assert 'Requests</a> <data value="1">1</data>' in page
    assert 'Meetings</a> <data value="0">0</data>' in page
    assert "Only drafted" not in page


def test_it_names_what_is_late_and_what_comes_next(reader: Reader) -> None:
    published(make_commitment("late", title="A late one", due="2024-02"))
    published(make_commitment("ahead", title="A coming one", due="2999"))

    page = reader.text("/")
    late, ahead = page.split('id="late"')[1].split('id="ahead"')

    assert "A late one" in late
    assert "A coming one" in ahead.split('id="found"')[0]
    assert "Lapsed" in late


def test_it_shows_the_newest_findings_and_views_by_the_title_of_what_they_are_of(
    reader: Reader,
) -> None:
    pledge = published(make_commitment("pledge", title="The pledge"))
    published(make_status_update(pledge, summary="Something was done."))
    published(make_position(pledge, view="progress"))

    page = reader.text("/")

    assert "Something was done." in page.split('id="found"')[1]
    assert "Progress" in page.split('id="said"')[1]
    assert page.count("The pledge") >= 2


def test_what_was_corrected_or_taken_back_is_told_with_the_reason(reader: Reader) -> None:
    pledge = published(make_commitment("pledge", title="The pledge"))
    finding = published(make_status_update(pledge))
    assert 'id="turned"' not in reader.text("/")

    published(corrected(finding, summary="It was otherwise."))
    retracted(published(make_position(pledge)), reason="It was misheard.")
    turned = reader.text("/").split('id="turned"')[1].split("</section>")[0]

    assert "Position retracted" in turned.split("Status update corrected")[0]
    assert '<q dir="auto">It was misheard.</q>' in turned
    assert turned.count("The pledge") == 2


def test_where_all_was_taken_back_that_is_told(reader: Reader) -> None:
    retracted(published(make_commitment("pledge", title="The pledge")), reason="It was a rumour.")

    page = reader.text("/")

    assert "No commitment is on record any more." in page
    assert "Nothing is published yet." not in page
    assert '<q dir="auto">It was a rumour.</q>' in page.split('id="turned"')[1]


def test_what_was_taken_back_is_called_as_it_was(reader: Reader) -> None:
    published(make_commitment("other"))
    retracted(published(make_commitment("pledge", title="The pledge")))
    retracted(published(make_claim("claim", title="A claim")))
    retracted(published(make_statistic("figure", title="A figure")))

    turned = reader.text("/").split('id="turned"')[1].split("</section>")[0]

    assert '<a href="/commitments/pledge/" dir="auto">The pledge</a>' in turned
    assert '<a href="/claims/claim/" dir="auto">A claim</a>' in turned
    assert '<strong dir="auto">A figure</strong>' in turned


@pytest.mark.parametrize("kind", REVIEWED)
def test_whatever_was_taken_back_is_told(reader: Reader, kind: str) -> None:
    published(make_commitment("pledge"))
    gone = in_state("retracted", kind)

    turned = reader.text("/").split('id="turned"')[1].split("</section>")[0]

    assert f"{str(gone._meta.verbose_name).capitalize()} retracted" in turned


def test_every_link_on_it_answers(reader: Reader) -> None:
    pledge = published(make_commitment("pledge"))
    published(make_status_update(pledge))

    for address in set(re.findall(r'href="(/(?!static)[^"]*)"', reader.text("/"))):
        assert reader.get(address.replace("&amp;", "&")).status_code in {200, 302}, address


def test_a_closed_tracker_asks_strangers_to_log_in(reader: Reader, settings: object) -> None:
    settings.PUBLIC_READ = False  # type: ignore[attr-defined]

    assert reader.get("/?as_of=2024-01-01")["Location"] == (
        "/admin/login/?next=/%3Fas_of%3D2024-01-01"
    )


def test_its_queries_do_not_grow_with_the_record(
    reader: Reader, django_assert_max_num_queries: object
) -> None:
    for number in range(3):
        published(make_commitment(f"p{number}"))
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        reader.get("/")
