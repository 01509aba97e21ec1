"""A commitment's page asks a bounded number of questions, however much there is on it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.admin import dossier
from commitments.models import StatusUpdate
from tests.admin.helpers import logged_in, page
from tests.factories.records import (
    make_actor,
    make_commitment,
    make_evidence,
    make_position,
    make_risk,
    make_status_update,
    quoted,
)
from tests.factories.states import published

pytestmark = pytest.mark.django_db
MOST = 45


def queries(client: Any, address: str, **query: Any) -> int:
    client.get(address, query)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address, query).status_code == 200
    return len(captured)


def grown(commitment: Any, times: int) -> None:
    for number in range(1, times + 1):
        other = published(
            make_commitment(relations=[{"type": "part_of", "commitment": commitment}])
        )
        published(make_status_update(commitment, as_of=f"2024-0{number}"))
        published(make_position(commitment, as_of=f"2024-0{number}", actor=make_actor()))
        make_status_update(commitment, evidence=[quoted(), quoted()])
        published(make_evidence(commitment))
        make_evidence(commitment)
        published(make_risk(commitments=[commitment, other]))


def test_it_takes_as_many_queries_with_much_as_with_little():
    pledge = published(make_commitment(title="Stop the flow", evidence=[quoted()]))
    client = logged_in("editor")
    grown(pledge, 1)
    paths = [
        (page(pledge, "overview"), {}),
        (page(pledge, "overview"), {"as_of": "2024-12-01"}),
        (page(StatusUpdate, "add"), {"commitment": pledge.pk}),
    ]
    before = [queries(client, address, **query) for address, query in paths]
    grown(pledge, 6)
    assert [queries(client, address, **query) for address, query in paths] == before
    assert max(before) <= MOST


def test_a_ledger_longer_than_a_page_shows_its_newest_rows(monkeypatch):
    monkeypatch.setattr(dossier, "LONGEST", 2)
    pledge = published(make_commitment())
    for number in range(1, 4):
        published(make_status_update(pledge, as_of=f"2024-0{number}", summary=f"No. {number}."))
        response = logged_in("viewer").get(page(pledge, "overview"))
        assert response.context["dossier"].cut_short is (number > 2)
    shown = response.content.decode()
    assert "No. 1." not in shown
    assert "No. 3." in shown
    assert "more judgements than one page holds" in shown
