from __future__ import annotations

import pytest

from tests.factories.records import (
    make_claim,
    make_commitment,
    make_statistic,
    make_status_update,
    quoted,
    the_actor,
)
from tests.factories.states import published, retracted

pytestmark = pytest.mark.django_db


def read(client, address):
    response = client.get(f"/api/v1/{address}", headers={"host": "localhost"})
    assert response.status_code == 200, response.content
    return response.json()


@pytest.fixture
def meeting():
    found = published(
        make_commitment("february", kind="meeting", due="2024-02", made_on="2024-01-31")
    )
    published(make_status_update(found, status="mooted", as_of="2024-01-31"))
    return found


def test_counts_name_both_clocks(client, meeting):
    found = read(client, "stats/?as_of=2024-02-01")

    assert found["results"] == [{"status": "mooted", "count": 1, "share": 1.0}]
    assert (found["total"], found["as_of"]) == (1, "2024-02-01")


def test_history_takes_the_filters_of_the_list(client, meeting):
    found = read(client, "stats/history/?from=2024-01-01&to=2024-02-29&kind=meeting")

    assert [point["counts"] for point in found["results"]] == [{"mooted": 1}, {"mooted": 1}]


def test_comparing_two_days_names_what_differs(client, meeting):
    found = read(client, "commitments/february/compare/?from=2024-02-01&to=2024-03-01")

    assert found["results"] == [{"field": "timeliness", "from": "in_window", "to": "lapsed"}]


def test_comparing_two_instants_shows_what_was_not_known(client, meeting):
    found = read(client, "commitments/february/compare/?from=2020-01-01T00:00:00Z")

    title = next(row for row in found["results"] if row["field"] == "title")
    assert title == {"field": "title", "from": None, "to": "february"}


def test_a_day_and_an_instant_are_not_compared(client, meeting):
    address = "/api/v1/commitments/february/compare/?from=2024-02-01&to=2024-02-01T00:00:00Z"
    response = client.get(address, headers={"host": "localhost"})

    assert response.status_code == 400
    assert response.json()["errors"] == [
        {
            "parameter": "to",
            "detail": "It is not of the same sort as from: two days, or two instants.",
        }
    ]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("from=2024-02-01T00:00:00Z&to=2999-01-01T00:00:00Z", "to"),
        ("from=2999-01-01T00:00Z", "from"),
    ],
)
def test_an_end_in_the_future_is_named_as_it_was_asked(client, meeting, asked, name):
    address = f"/api/v1/commitments/february/compare/?{asked}"
    response = client.get(address, headers={"host": "localhost"})

    assert response.json()["errors"] == [
        {
            "parameter": name,
            "detail": "It lies in the future; what will be known then is not known.",
        }
    ]


def test_a_retracted_commitment_is_not_compared(client, meeting):
    retracted(meeting)

    address = "/api/v1/commitments/february/compare/?from=2024-02-01"
    assert client.get(address, headers={"host": "localhost"}).status_code == 410


def test_discrepancies_are_disputed_claims_and_figures_that_differ(client):
    sides = [
        quoted(attributed_to=the_actor("us"), stance="supports"),
        quoted(attributed_to=the_actor("cn"), stance="contradicts", excerpt="groundless"),
    ]
    published(make_claim("disputed", evidence=sides))
    published(make_claim("agreed", evidence=[quoted(attributed_to=the_actor("us"))]))
    for slug, series, value in (("a", "deaths", 1), ("b", "deaths", 2), ("c", "other", 3)):
        published(make_statistic(slug, series=series, value=value, period="2022"))

    found = read(client, "discrepancies/")["results"]

    claim, series = found
    assert (claim["slug"], claim["supported_by"], claim["contradicted_by"]) == (
        "disputed",
        ["us"],
        ["cn"],
    )
    assert [figure["slug"] for figure in series["statistics"]] == ["a", "b"]
    assert [row["type"] for row in read(client, "discrepancies/?type=series")["results"]] == [
        "series"
    ]


def test_an_answer_at_hand_is_not_sent_again_until_something_is_published(client, meeting):
    first = client.get("/api/v1/stats/", headers={"host": "localhost"})
    known = {"host": "localhost", "if-none-match": first["ETag"]}

    assert client.get("/api/v1/stats/", headers=known).status_code == 304
    published(make_commitment("another"))
    assert client.get("/api/v1/stats/", headers=known).status_code == 200
