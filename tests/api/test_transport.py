"""Compression, and reads from pages on other sites."""

from __future__ import annotations

import gzip

import pytest

from tests.factories.records import make_commitment
from tests.factories.states import published

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/commitments/"


def test_answers_are_compressed_for_those_who_take_it(client):
    published(make_commitment("pledge", text="word " * 200))
    plain = client.get(ADDRESS, headers={"host": "localhost"})

    packed = client.get(ADDRESS, headers={"host": "localhost", "accept-encoding": "gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]


def test_the_tag_of_a_compressed_answer_is_known_again(client):
    published(make_commitment("pledge", text="word " * 200))
    tag = client.get(ADDRESS, headers={"host": "localhost", "accept-encoding": "gzip"})["ETag"]

    assert tag.startswith("W/")
    known = {"host": "localhost", "if-none-match": tag}
    assert client.get(ADDRESS, headers=known).status_code == 304


def test_another_sites_page_may_read_without_cookies(client):
    answer = client.get(ADDRESS, headers={"host": "localhost", "origin": "https://dash.example"})

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert "etag" in answer["Access-Control-Expose-Headers"].lower()


@pytest.mark.parametrize(("method", "allowed"), [("GET", True), ("POST", False)])
def test_another_sites_page_may_not_write(client, method, allowed):
    answer = client.options(
        ADDRESS,
        headers={
            "host": "localhost",
            "origin": "https://dash.example",
            "access-control-request-method": method,
            "access-control-request-headers": "authorization",
        },
    )

    methods = answer["Access-Control-Allow-Methods"].split(", ")
    assert (method in methods) is allowed


def test_the_desk_is_not_read_from_other_sites(client):
    answer = client.get(
        "/admin/login/", headers={"host": "localhost", "origin": "https://x.example"}
    )

    assert "Access-Control-Allow-Origin" not in answer


@pytest.mark.parametrize(
    ("query", "modified"),
    [
        ("known_at=2020-01-02T03:04:05Z", "Thu, 02 Jan 2020 03:04:05 GMT"),
        ("known_at=2020-01-02T03:04:05Z&as_of=2019-01-01", "Thu, 02 Jan 2020 03:04:05 GMT"),
        ("known_at=2020-01-02T03:04:05Z&as_of=2020-02-01", "Sat, 01 Feb 2020 00:00:00 GMT"),
        ("known_at=2020-01-02T03:04:05Z&as_of=9999-12-31", "Thu, 02 Jan 2020 03:04:05 GMT"),
    ],
)
def test_an_answer_was_modified_by_the_newest_change_or_the_days_beginning(client, query, modified):
    answer = client.get(f"{ADDRESS}?{query}", headers={"host": "localhost"})

    assert answer["Last-Modified"] == modified
