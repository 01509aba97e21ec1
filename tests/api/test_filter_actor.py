"""`actor`, `role` and `party_status` speak of one party, its agencies and people too."""

from __future__ import annotations

import pytest

from commitments.domain.merging import merge
from tests.api.client import Api
from tests.factories.records import (
    make_actor,
    make_commitment,
    make_position,
    make_status_update,
    quoted,
    the_actor,
)
from tests.factories.states import published
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_tree() -> None:
    make_actor("cn")
    make_actor("us")
    make_actor("us-doj", kind="agency", parent="us")
    make_actor("us-dea", kind="agency", parent="us-doj")
    make_actor(
        "milgram",
        kind="person",
        offices=[{"title": "Administrator", "of": "us-dea", "from": "2021-06", "to": None}],
    )


def of(slug: str, role: str, *others: tuple[str, str], name: str = "") -> None:
    parties = [{"actor": a, "role": r} for a, r in ((slug, role), *others)]
    published(make_commitment(name or f"{slug}-{role}", parties=parties))


def test_agencies_and_people_count_as_the_state(stranger: Api) -> None:
    of("us", "committing")
    of("us-dea", "committing")
    of("milgram", "committing")
    of("cn", "committing")
    everyone = {"us-committing", "us-dea-committing", "milgram-committing"}
    assert set(stranger.keys("commitments/", actor="us")) == everyone
    assert set(stranger.keys("commitments/", actor="us-doj")) == everyone - {"us-committing"}
    assert stranger.keys("commitments/", actor="milgram") == ["milgram-committing"]
    assert set(stranger.keys("commitments/", actor="us,cn")) == everyone | {"cn-committing"}


def test_the_role_is_that_of_the_actor(stranger: Api) -> None:
    of("us", "counterpart", ("cn", "committing"), name="of-china")
    of("cn", "counterpart", ("us-dea", "committing"), name="of-the-us")
    assert stranger.keys("commitments/", actor="us", role="committing") == ["of-the-us"]
    assert stranger.keys("commitments/", actor="us", role="counterpart") == ["of-china"]
    assert len(stranger.keys("commitments/", actor="us", role="counterpart,committing")) == 2
    assert stranger.keys("commitments/", actor="us", role="host") == []
    assert len(stranger.keys("commitments/", role="committing")) == 2


def test_the_status_is_that_of_the_same_party(stranger: Api) -> None:
    parties = [{"actor": a, "role": "committing"} for a in ("cn", "us-dea")]
    both = published(make_commitment("both", parties=parties))
    published(make_status_update(both, party="cn", status="stalled"))
    published(make_status_update(both, party="us-dea", status="implemented"))

    def found(**query: str) -> list[str]:
        return stranger.keys("commitments/", **query)

    assert found(actor="cn", party_status="stalled") == ["both"]
    assert found(actor="us", party_status="implemented", role="committing") == ["both"]
    assert found(actor="us", party_status="stalled") == []
    assert found(actor="cn", party_status="implemented,not_started") == []
    assert found(role="committing", party_status="stalled") == ["both"]
    assert found(role="counterpart", party_status="stalled") == []
    assert found(party_status="stalled") == ["both"]
    assert found(party_status="not_assessed") == []
    assert found(status="mixed") == ["both"]
    assert found(actor="cn", party_status="stalled", as_of="2024-01-01") == []
    assert found(actor="cn", party_status="not_assessed", as_of="2024-01-01") == ["both"]


def test_the_tree_is_that_of_the_instant(stranger: Api, by_analyst: Api) -> None:
    of("us-dea", "committing")
    before = stranger.get("commitments/")["Known-At"]
    by_analyst.patch("actors/us-dea/", {"parent": None, "reason": "It is on its own now."})
    assert stranger.keys("commitments/", actor="us") == []
    assert stranger.keys("commitments/", actor="us", known_at=before) == ["us-dea-committing"]


def test_other_lists_take_agencies_and_people_in(stranger: Api) -> None:
    of("us-dea", "committing", name="pledge")
    pledge = "pledge"
    from commitments.models import Commitment

    row = Commitment.objects.get(slug=pledge)
    published(make_position(row, actor="milgram", evidence=[quoted(attributed_to="milgram")]))
    published(make_status_update(row, party="us-dea"))
    assert len(stranger.rows("positions/", actor="us")) == 1
    assert len(stranger.rows("positions/", actor="cn")) == 0
    assert len(stranger.rows("status-updates/", actor="us")) == 1
    assert len(stranger.rows("status-updates/", party="us-doj")) == 1
    assert len(stranger.rows("evidence/", actor="us")) == 1
    assert stranger.keys("actors/", parent="us") == ["milgram", "us-dea", "us-doj"]


def test_who_changed_sides_speaks_for_the_office_of_the_day(stranger: Api) -> None:
    """As contestation has it: before and after all offices, for the first."""
    offices = [
        {"title": "Envoy", "of": "us-dea", "from": "2021", "to": "2022"},
        {"title": "Adviser", "of": "cn", "from": "2023", "to": "2023"},
    ]
    make_actor("turncoat", kind="person", offices=offices)
    make_actor("double", kind="person", offices=[])
    pledge = published(make_commitment("pledge"))
    days = ("2020-06-01", "2021-06-01", "2023-06-01", "2024-06-01")
    ids = [
        published(make_position(pledge, actor="turncoat", as_of=day, party=None)).pk for day in days
    ]
    both = {"ordering": "as_of"}
    early, in_us, in_china, late = ids
    assert stranger.keys("positions/", actor="us", **both) == [early, in_us, late]
    assert stranger.keys("positions/", actor="us-dea", **both) == [early, in_us, late]
    assert stranger.keys("positions/", actor="cn") == [in_china]
    assert stranger.keys("positions/", actor="turncoat", **both) == ids
    assert stranger.keys("positions/", actor="us,cn", **both) == ids
    merge(gone=the_actor("turncoat"), stays=the_actor("double"), by=editor(), reason="One.")
    assert stranger.keys("positions/", actor="cn") == [in_china]
    assert stranger.keys("positions/", actor="us", **both) == [early, in_us, late]
    assert stranger.keys("positions/", actor="turncoat", **both) == ids
