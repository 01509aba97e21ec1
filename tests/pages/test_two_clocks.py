"""Every page of the past, by its address."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.factories.records import make_commitment
from tests.factories.states import published
from tests.factories.world import populate
from tests.pages.conftest import Reader

MEETING = "/commitments/us-cn-senior-officials-2024-02/"


@pytest.mark.usefixtures("seed_record")
def test_the_february_meeting_was_still_mooted_on_the_first(reader: Reader) -> None:
    page = reader.text(f"{MEETING}?as_of=2024-02-01")

    assert "Mooted" in page.split('class="standing"')[1].split("</p>")[0]
    assert "This page shows the record as of" in page


@pytest.mark.usefixtures("seed_record")
def test_links_stay_in_the_past_that_is_shown(reader: Reader) -> None:
    page = reader.text("/?as_of=2024-02-01&known_at=2024-03-01T12:30:00Z")
    inner = re.findall(r'href="(/(?:commitments|actors|claims)/[^"]*)"', page)

    assert inner
    for address in inner:
        assert "as_of=2024-02-01&amp;known_at=2024-03-01T12:30:00Z" in address


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/", "/commitments/?q=published", "/commitments/first/", "/actors/cn/"]
)
def test_the_address_to_cite_shows_the_same_for_ever(path: str, reader: Reader) -> None:
    populate()
    published(make_commitment("first", title="Published first"))
    page = reader.text(path)
    found = re.search(r'class="frozen" rel="bookmark" href="([^"]+)"', page)
    assert found
    frozen = unescape(found[1]).replace("http://localhost:8000", "")
    before = reader.text(frozen)

    published(make_commitment("later", title="Published later"))

    assert reader.text(frozen) == before
    assert "Published later" in reader.text("/commitments/?q=published")


@pytest.mark.django_db
def test_a_day_on_which_it_was_known_is_its_end(reader: Reader) -> None:
    answer = reader.get("/?as_of=2024-02-01&known_on=2024-02-01&known_at=2023-01-01T00:00:00Z")

    assert answer.status_code == 302
    assert answer["Location"] == "/?as_of=2024-02-01&known_at=2024-02-01T23:59:59.999999Z"


@pytest.mark.django_db
def test_known_today_is_known_now(reader: Reader) -> None:
    today = re.search(r'max="([^"]+)"', reader.text("/"))
    assert today

    assert reader.get(f"/about/?known_on={today[1]}")["Location"] == "/about/"


@pytest.mark.django_db
def test_what_forms_send_empty_is_left_out_of_the_address(reader: Reader) -> None:
    answer = reader.get("/commitments/?q=&kind=pledge&made_after=")

    assert answer["Location"] == "/commitments/?kind=pledge"


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("path", ["/", "/commitments/", "/commitments/pledge/"])
def test_the_ends_of_the_calendar(path: str, day: str, reader: Reader) -> None:
    published(make_commitment("pledge", due="9999-12"))

    assert reader.get(f"{path}?as_of={day}").status_code == 200


@pytest.mark.django_db
def test_what_did_not_change_is_not_sent_again(reader: Reader) -> None:
    first = reader.get("/commitments/")

    again = reader.get("/commitments/", if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")

    published(make_commitment("new"))
    assert reader.get("/commitments/", if_none_match=first["ETag"]).status_code == 200
