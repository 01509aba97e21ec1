from __future__ import annotations

import csv
import io
import json

import psycopg
import pytest
from django.db import connection

from tests import databases
from tests.factories.records import make_commitment
from tests.factories.states import published
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def get(client, query="", **headers):
    return client.get(f"/api/v1/commitments/{query}", headers={"host": "localhost", **headers})


@pytest.fixture
def pledges():
    for number in range(5):
        published(make_commitment(f"p{number}", kind="pledge" if number else "request"))


def body(response):
    assert response.status_code == 200, response.content
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("wanted", "media_type"),
    [
        ("csv", "text/csv; charset=utf-8; header=present"),
        ("ndjson", "application/x-ndjson"),
        ("xlsx", SHEET),
    ],
)
def test_format_goes_before_accept(client, pledges, wanted, media_type):
    response = get(client, f"?format={wanted}", accept="application/json")

    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"].endswith(f'.{wanted}"')
    assert body(response)


def test_accept_is_enough(client, pledges):
    text = body(get(client, "?kind=pledge", accept="text/csv")).decode()

    assert len(list(csv.DictReader(io.StringIO(text)))) == 4


def test_a_walk_of_all_pages_gives_the_rows_of_one_export(client, pledges):
    known = get(client)["Known-At"]
    published(make_commitment("later"))
    lines = body(get(client, f"?format=ndjson&ordering=slug&known_at={known}")).splitlines()

    walked, address = [], f"?page_size=2&ordering=slug&known_at={known}"
    while address:
        page = get(client, address).json()
        walked += page["results"]
        address = page["next"] and "?" + page["next"].partition("?")[2]

    assert walked == [json.loads(line) for line in lines]


@pytest.mark.parametrize("parameter", ["page_size=2", "with_count=true", "cursor=abc"])
def test_what_belongs_to_pages_is_refused(client, pledges, parameter):
    response = get(client, f"?format=csv&{parameter}")

    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == parameter.partition("=")[0]


def test_an_export_at_hand_is_not_sent_again(client, pledges):
    tag = get(client, "?format=csv")["ETag"]

    assert get(client, "?format=csv", **{"if-none-match": tag}).status_code == 304
    assert get(client, "?format=ndjson", **{"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("wanted", ["csv", "ndjson", "xlsx"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_what_can_not_be_asked_is_refused_before_anything_is_sent(client, wanted, method):
    for query in ("actor=nobody", "topic=none", "known_at=2999-01-01", "ordering=relevance"):
        address = f"/api/v1/commitments/?format={wanted}&{query}"
        response = getattr(client, method)(address, headers={"host": "localhost"})
        assert response.status_code == 400, query
        if method == "get":
            assert response.json()["errors"][0]["parameter"] == query.partition("=")[0]


def test_a_sheet_that_would_be_too_long_is_refused(client, pledges, monkeypatch):
    monkeypatch.setattr("commitments.reading.export.MOST_ROWS", 4)
    assert get(client, "?format=xlsx&kind=pledge").status_code == 200
    response = get(client, "?format=xlsx")

    assert response.status_code == 400
    assert response.json()["errors"] == [
        {"parameter": "format", "detail": "A sheet holds 4 rows; take csv or ndjson."}
    ]


def test_an_unknown_format_is_named(client, pledges):
    response = get(client, "?format=yaml")

    assert response.json()["errors"] == [
        {
            "parameter": "format",
            "detail": "“yaml” is not known; use one of json, csv, ndjson, xlsx.",
        }
    ]


def test_drafts_are_exported_to_those_who_may_read_them_and_carry_no_tag(client):
    make_commitment("draft")
    assert get(client, "?format=csv&publication=draft").status_code == 401
    client.force_login(make_user("viewer"))
    response = get(client, "?format=csv&publication=draft")

    assert b"draft" in body(response)
    assert "ETag" not in response


@pytest.mark.parametrize("wanted", ["csv", "ndjson", "xlsx"])
def test_what_can_not_begin_is_refused_and_not_broken_off(client, wanted):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '100ms'")
    with psycopg.connect(databases.url()) as other:
        other.execute("LOCK TABLE commitments_commitmentversion IN ACCESS EXCLUSIVE MODE")
        response = get(client, f"?format={wanted}")

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert response["Content-Type"] == "application/problem+json"
