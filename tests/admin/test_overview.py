"""A commitment on one screen."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.models import Commitment
from tests.admin.helpers import fields_of, logged_in, page
from tests.factories.records import (
    make_actor,
    make_commitment,
    make_position,
    make_risk,
    make_status_update,
    quoted,
    the_actor,
)
from tests.factories.states import published

pytestmark = pytest.mark.django_db


def overview(commitment: Commitment, role: str = "viewer", **query: Any) -> Any:
    return logged_in(role).get(page(commitment, "overview"), query)


def text_of(response: Any) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_everything_on_it_is_on_one_page():
    meeting = published(make_commitment("talks", kind="meeting", title="Talks in Vienna"))
    pledge = published(
        make_commitment(
            "pledge",
            title="Stop the flow",
            due="2024-22",
            criteria="Fewer parcels.",
            relations=[{"type": "made_at", "commitment": meeting}],
            evidence=[quoted(excerpt="we promise")],
        )
    )
    published(
        make_status_update(
            pledge, summary="First steps.", evidence=[quoted(excerpt="we have begun")]
        )
    )
    agency = make_actor("dea", kind="agency", name="The DEA", parent=the_actor("us"))
    published(make_position(pledge, actor=agency, sufficient="no", summary="More is needed."))
    published(make_risk(title="A balloon", commitments=[pledge], likelihood="likely"))
    shown = text_of(overview(pledge))
    for words in (
        *("Stop the flow", "Fewer parcels.", "summer 2024", "Talks in Vienna", "Made at"),
        *("First steps.", "we have begun", "we promise", "More is needed.", "Not enough"),
        *("The DEA", "Source F – cannot be judged", "A balloon", "Likely", "Excerpt not checked"),
    ):
        assert words in shown, words
    assert "Brought about" in text_of(overview(meeting))
    columns = {c["actor"]: c["positions"] for c in overview(pledge).context["dossier"].columns}
    assert {actor: len(held) for actor, held in columns.items()} == {"cn": 0, "us": 1}


def test_a_list_opens_where_a_commitment_is_read():
    commitment = published(make_commitment())
    shown = logged_in("viewer").get(page(Commitment)).content.decode()
    assert page(commitment, "overview") in shown
    assert page(commitment) not in shown


def test_what_is_saved_is_read_next():
    pledge = make_commitment()
    client = logged_in("analyst")
    form = client.get(page(pledge))
    assert f'href="{page(pledge, "overview")}"' in form.content.decode()
    saved = client.post(page(pledge), fields_of(form) | {"title": "Stop the flow"})
    assert saved.url == page(pledge, "overview")


def test_a_filtered_list_is_come_back_to():
    pledge = published(make_commitment())
    shown = text_of(overview(pledge, _changelist_filters="kind__exact=pledge&q=a"))
    assert f'href="{page(Commitment)}?kind__exact=pledge&amp;q=a"' in shown
    assert "Back to the list" not in text_of(overview(pledge))


def test_the_ledger_runs_either_way():
    pledge = published(make_commitment())
    for day in ("2024-01-10", "2024-01-20"):
        published(make_status_update(pledge, as_of=day))
    days = [e["date"] for e in overview(pledge).context["entries"] if e["row"]]
    back = [e["date"] for e in overview(pledge, order="newest").context["entries"] if e["row"]]
    assert (days, back) == (["2024-01-10", "2024-01-20"], ["2024-01-20", "2024-01-10"])
