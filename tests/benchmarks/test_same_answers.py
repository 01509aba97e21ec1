"""What is compared in speed answers alike."""

import datetime as dt
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection

from benchmarks.checking import compare, keys, members
from benchmarks.driving import Request
from benchmarks.limit_asking import read
from benchmarks.serving import BASE
from benchmarks.workloads import facts, workloads

NAMES = ["W1", "W2", "W3", "W4", "W5", "W6"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(made, settings):
    settings.BASE_URL = BASE
    return {each.name: each for each in workloads(facts(), token="", asked=1)}


def ours(client, request):
    return client.get(request.path).json()


def limit(request):
    address = urlsplit(request.path)
    statement, params = read(address.path, parse_qs(address.query))
    today = dt.datetime.now(dt.UTC).date()
    with connection.cursor() as cursor:
        cursor.execute(statement, {"today": today, **params, "base": BASE})
        return json.loads(cursor.fetchone()[0])


@pytest.mark.parametrize("name", NAMES)
def test_limit_answers_as_we_do(asked, client, name):
    workload = asked[name]
    for request in workload.requests[:10]:
        mine = ours(client, request)
        compare(request, members(workload, mine), members(workload, limit(request)))


@pytest.mark.parametrize("name", ["W1", "W2", "W5", "W6"])
def test_plain_lists_the_same_rows(asked, client, settings, name):
    workload = asked[name]
    for place in range(min(5, len(workload.requests))):
        mine = ours(client, workload.requests[place])
        settings.ROOT_URLCONF = "benchmarks.plain.urls"
        theirs = ours(client, workload.asked_of("plain")[place])
        settings.ROOT_URLCONF = "tracker.urls"
        assert keys(theirs) == keys(mine)


def test_some_rows_are_compared(asked, client):
    for name in NAMES:
        told = [ours(client, request) for request in asked[name].requests[:10]]
        assert any(each.get("results") or each.get("updates") for each in told), name


def test_a_day_asks_each_of_200_addresses_as_often(asked):
    paths = [request.path for request in asked["W10"].requests]
    assert len(set(paths)) == len(paths) == 200


@pytest.mark.parametrize("name", NAMES)
def test_the_present_is_told_as_the_newest_change_is_under_both_clocks(asked, client, name):
    newest = client.get("/api/v1/commitments/?page_size=1").headers["Known-At"]
    today = dt.datetime.now(dt.UTC).date().isoformat()
    for request in asked[name].requests[:10]:
        both = Request(f"{request.path}&known_at={newest}&as_of={today}")
        mine, frozen = ours(client, Request(f"{request.path}&as_of={today}")), ours(client, both)
        for told in (mine, frozen):
            for link in ("next", "previous"):
                told.pop(link, None)
        assert mine == frozen


STANDING = ("status", "status_as_of", "contestation", "positions", "update_count")
SCALES = ("kind", "bindingness", "wording", "specificity", "publication")
OWN = (*SCALES, "slug", "title", "text", "criteria", "forum", "place", "topics", "references")


def test_records_say_what_plain_serializers_say(asked, client, settings):
    """Member by member, of whatever both have under one name."""
    compared = 0
    for request in [*asked["W1"].requests, *asked["W6"].requests]:
        mine = ours(client, Request(request.path.partition("&cursor")[0]))["results"]
        for row in mine:
            settings.ROOT_URLCONF = "benchmarks.plain.urls"
            plain = ours(client, Request(f"/api/v1/commitments/{row['slug']}/"))
            settings.ROOT_URLCONF = "tracker.urls"
            standing = plain["standing"]
            assert {n: row[n] for n in OWN} == {n: plain[n] for n in OWN}
            assert {n: row[n] for n in STANDING} == {n: standing[n] for n in STANDING}
            assert row["confidence"] == (standing["confidence"] or None)
            assert row["due"] == standing["due"]
            roles = [(party["actor"], party["role"]) for party in row["parties"]]
            assert roles == [(party["actor"], party["role"]) for party in plain["parties"]]
            compared += 1
    assert compared >= 10
