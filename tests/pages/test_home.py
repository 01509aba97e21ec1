from __future__ import annotations

import re

import pytest

from tests.factories.records import make_commitment, make_status_update
from tests.factories.states import published

pytestmark = pytest.mark.django_db


def get(client):
    return client.get("/", headers={"host": "localhost"})


def test_an_empty_record_says_what_to_do(client):
    page = get(client).content.decode()

    assert "Nothing is published yet." in page
    assert "manage.py seed" in page


def test_it_counts_what_is_published_and_late_by_kind(client):
    late = published(make_commitment("late", due="2024-02"))
    published(make_status_update(late))
    published(make_commitment("meeting", kind="meeting"))
    make_commitment("draft")

    page = get(client).content.decode()

    assert "2 records of commitments" in page
    assert "1 of them late" in page
    assert '<a href="/api/v1/commitments/?kind=pledge">Pledge</a>' in page


def test_it_leads_to_the_desk_the_documentation_and_the_record(client):
    page = get(client).content.decode()

    for address in ("/admin/", "/api/docs/", "/api/schema/", "/api/v1/commitments/"):
        assert f'href="{address}"' in page


def test_every_link_on_it_answers(client):
    for address in set(re.findall(r'href="(/(?!static)[^"]*)"', get(client).content.decode())):
        response = client.get(address, headers={"host": "localhost"})
        assert response.status_code in {200, 302}, address


def test_a_closed_tracker_asks_strangers_to_log_in(client, settings):
    settings.PUBLIC_READ = False

    assert get(client)["Location"] == "/admin/login/"


def test_nothing_on_it_comes_from_another_host(client):
    page = get(client).content.decode()

    assert "http://" not in page
    assert "https://" not in page


def test_its_queries_do_not_grow_with_the_record(client, django_assert_max_num_queries):
    for number in range(3):
        published(make_commitment(f"p{number}"))
    with django_assert_max_num_queries(3):
        get(client)
