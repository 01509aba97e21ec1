"""What a list holds, and what it refuses."""

from __future__ import annotations

import pytest

from commitments.reading.listings import LISTINGS
from tests.api.client import Api, told
from tests.factories.records import make_commitment, make_status_update
from tests.factories.states import published
from tests.factories.world import populate

pytestmark = pytest.mark.django_db
PATHS = [listing.path for listing in LISTINGS.values()]
WHEN = {"as_of": "2024-03-01", "known_at": "2024-03-01T00:00:00.000000Z"}


@pytest.mark.parametrize("path", PATHS)
def test_an_empty_list(stranger: Api, path: str) -> None:
    answer = stranger.get(f"{path}/", as_of="2024-03-01", known_at="2024-03-01")
    assert answer.json() == {"next": None, "previous": None, **WHEN, "results": []}
    assert answer["As-Of"] == WHEN["as_of"]
    assert answer["Known-At"] == WHEN["known_at"]


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=lambda each: each.name)
def test_a_list_s_rows_are_what_its_addresses_answer(stranger: Api, listing) -> None:
    populate()
    rows = stranger.rows(f"{listing.path}/")
    assert rows
    for row in rows:
        assert list(row) == list(listing.columns)
        assert stranger.get(f"{listing.path}/{row[listing.key]}/").json() == row


def test_commitments_of_an_actor_and_kind(stranger: Api) -> None:
    published(make_commitment("of-china"))
    published(make_commitment("asked-of-china", kind="request"))
    parties = [{"actor": "us", "role": "committing"}]
    published(make_commitment("of-the-us", parties=parties))
    assert stranger.keys("commitments/", actor="cn", kind="pledge") == ["of-china"]


def test_meetings_as_of_a_day(stranger: Api) -> None:
    meeting = published(make_commitment("talks", kind="meeting", original_due="2024-02"))
    published(make_status_update(meeting, status="mooted", as_of="2024-01-30"))
    published(make_status_update(meeting, status="not_held", as_of="2024-03-05"))
    published(make_commitment("pledge"))
    for day, status, timeliness in (
        ("2024-01-15", "not_assessed", "not_yet_due"),
        ("2024-02-10", "mooted", "in_window"),
        ("2024-03-01", "mooted", "lapsed"),
        ("2024-03-05", "not_held", "ended"),
    ):
        (row,) = stranger.rows("commitments/", kind="meeting", as_of=day)
        assert (row["status"], row["timeliness"]) == (status, timeliness), day


def test_nothing_was_known_before_the_first_publication(stranger: Api) -> None:
    populate()
    for path in PATHS:
        assert stranger.rows(f"{path}/", known_at="2020-01-01T00:00:00Z") == []


@pytest.mark.parametrize("path", [f"{path}/" for path in PATHS] + ["changes/"])
def test_an_unknown_parameter_is_named(stranger: Api, path: str) -> None:
    status, (error,) = told(stranger.get(path, bogus=1))
    assert (status, error["parameter"]) == (400, "bogus")
    assert error["detail"].startswith("There is no such parameter here; there are ")


@pytest.mark.parametrize("path", ["vocabulary/", "/api/", "/api/schema/", "/api/docs/", ""])
def test_so_it_is_where_there_are_none(stranger: Api, path: str) -> None:
    headers = {"Accept": "text/html"} if path == "/api/docs/" else {}
    assert told(stranger.get(path, headers=headers, bogus=1)) == (
        400,
        [
            {
                "parameter": "bogus",
                "detail": "There is no such parameter here; there are format.",
            }
        ],
    )


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ({"kind": "vow"}, "“vow” is not known; use one of pledge, agenda_item, "),
        ({"kind": "pledge,"}, "“” is not known; use one of "),
        ({"status": "done"}, "“done” is not known; use one of "),
        ({"actor": "atlantis"}, "There is no actor “atlantis”."),
        ({"forum": "x"}, "There is no forum “x”."),
        ({"topic": "x"}, "There is no topic “x”."),
        ({"stale": "yes"}, "“yes” is neither true nor false."),
        ({"made_after": "2024-02-30"}, "“2024-02-30” is not a day, as in 2024-03-01."),
        ({"made_after": "yesterday"}, "“yesterday” is not a day, as in 2024-03-01."),
        ({"as_of": "2024-2-1"}, "“2024-2-1” is not a day, as in 2024-03-01."),
        ({"updated_since": "2024-01-01T00:00:00"}, "“2024-01-01T00:00:00” has no zone; add Z"),
        ({"known_at": "noon"}, "“noon” is not an instant, as in 2024-03-01T12:00:00Z."),
        ({"known_at": "9999-12-31T23:59:59-12:00"}, "“9999-12-31T23:59:59-12:00” is not an"),
        ({"known_at": "2999-01-01"}, "It lies in the future; what will be known then is not"),
        ({"page_size": "0"}, "“0” is not a whole number from 1 to 1000."),
        ({"page_size": "1001"}, "“1001” is not a whole number from 1 to 1000."),
        ({"page_size": "1e2"}, "“1e2” is not a whole number from 1 to 1000."),
        ({"page_size": "٣"}, "“٣” is not a whole number from 1 to 1000."),
        ({"ordering": "colour"}, "“colour” is not known; use one of made_on, -made_on, "),
        ({"fields": "slug,colour"}, "“colour” is not known; use one of url, slug, "),
        ({"with_count": "1"}, "“1” is neither true nor false."),
        ({"format": "yaml"}, "“yaml” is not known; use one of json"),
        ({"publication": "secret"}, "“secret” is not known; use one of draft, "),
        ({"reference": "\x00"}, "It holds a null character (U+0000)."),
        ({"reference": "x" * 301}, "It has 301 characters; 300 is the most."),
        ({"actor": "\x00"}, "It holds a null character (U+0000)."),
        ({"kind": "\x00"}, "“\\x00” is not known; use one of "),
        ({"kind": "pledge," * 200 + "pledge"}, "It has 201 values; 200 is the most."),
        ({"as_of": ["2024-01-01", "2024-01-02"]}, "It is given more than once."),
    ],
)
def test_a_bad_value_is_named(stranger: Api, query, detail: str) -> None:
    status, (error,) = told(stranger.get("commitments/", **query))
    assert (status, error["parameter"]) == (400, next(iter(query)))
    assert error["detail"].startswith(detail)


@pytest.mark.parametrize("name", ["\x00", "x" * 5000, "", "kind[]", "Kind"])
def test_the_name_of_an_unknown_parameter_may_be_anything(stranger: Api, name: str) -> None:
    assert stranger.get("commitments/", **{name: "1"}).status_code == 400


def test_what_is_no_utf8_breaks_nothing(stranger: Api) -> None:
    for query, status in (
        ("%ED%A0%80=1", 400),
        ("actor=%ED%A0%80", 400),
        ("reference=%FF%FE", 200),
        ("%=%&&=;", 400),
    ):
        assert stranger.get(f"/api/v1/commitments/?{query}").status_code == status, query


def test_values_may_be_repeated_or_separated_by_commas(stranger: Api) -> None:
    for kind in ("pledge", "request", "measure"):
        published(make_commitment(kind, kind=kind))
    either = {"pledge", "request"}
    assert set(stranger.keys("commitments/", kind="pledge,request")) == either
    assert set(stranger.keys("commitments/", kind=["pledge", "request", "pledge"])) == either


def test_fields_trims_lists_and_records(stranger: Api) -> None:
    published(make_commitment("pledge", made_on="2023-11-15"))
    trimmed = {"title": "pledge", "slug": "pledge"}
    assert stranger.rows("commitments/", fields="title,slug") == [trimmed]
    assert stranger.get("commitments/pledge/", fields="title,slug").json() == trimmed
    status, (error,) = told(stranger.get("commitments/pledge/", fields="snippet"))
    assert (status, error["parameter"]) == (400, "fields")


def test_with_count_counts_what_the_filters_let_through(stranger: Api) -> None:
    for number in range(3):
        published(make_commitment(f"pledge-{number}"))
    published(make_commitment("request", kind="request"))
    answer = stranger.get("commitments/", kind="pledge", page_size=1, with_count="true").json()
    assert (answer["count"], len(answer["results"])) == (3, 1)
    assert "count" not in stranger.get("commitments/").json()


def test_every_answer_names_both_clocks(stranger: Api) -> None:
    published(make_commitment("pledge"))
    newest = stranger.get("commitments/pledge/").json()["updated_at"]
    for path in ("commitments/", "commitments/pledge/", "commitments/pledge/timeline/", "changes/"):
        answer = stranger.get(path, as_of="2024-03-01")
        assert (answer["As-Of"], answer["Known-At"]) == ("2024-03-01", newest), path
