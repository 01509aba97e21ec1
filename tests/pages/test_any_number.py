"""Each page is right where there is nothing to show, and where there is one of everything."""

from __future__ import annotations

import pytest

from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_position,
    make_status_update,
    quoted,
)
from tests.factories.schedules import make_report
from tests.factories.states import published
from tests.pages.conftest import Right

pytestmark = pytest.mark.django_db
# What each asks of the database at most, however many rows there are.
LISTS = {
    "/": 12,
    "/commitments/": 5,
    "/commitments/?kind=pledge&status=initiated": 5,
    "/claims/": 4,
    "/actors/": 3,
    "/reports/": 3,
    "/charts/": 7,
    "/charts/windows.csv": 3,
    "/about/": 2,
}
ONE = {"/commitments/pledge/": 13, "/claims/claim/": 6, "/actors/fr/": 19}


@pytest.mark.parametrize(("path", "most"), LISTS.items())
def test_nothing_is_told_as_such(path: str, most: int, right: Right) -> None:
    make_actor("fr", name="France")

    right(path, most)


@pytest.mark.parametrize(("path", "most"), {**LISTS, **ONE}.items())
def test_one_of_everything_is_shown(path: str, most: int, right: Right) -> None:
    make_actor("fr", name="France")
    party = [{"actor": "fr", "role": "committing"}]
    pledge = published(make_commitment("pledge", parties=party, evidence=[quoted()]))
    published(make_status_update(pledge, status="initiated"))
    published(make_position(pledge, actor="fr"))
    published(make_claim("claim", evidence=[quoted()]))
    make_report()

    right(path, most)
