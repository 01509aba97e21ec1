"""Asked by status and by party at once, a list has the rows that have both, at any two clocks; they
are found by the index of both."""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import Any

import pytest
from django.db import connection

from commitments.models import Standing, StatusUpdate
from commitments.reading.prepared import ask
from tests.api.client import Api
from tests.factories.records import make_actor, make_commitment, make_status_update, quoted
from tests.factories.states import corrected, published
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db
AT = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)
LATER = dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)
STATUSES = ("initiated", "ongoing", "not_assessed", "initiated,ongoing")
CLOCKS: tuple[dict[str, str], ...] = (
    {},
    {"as_of": "2024-02-10"},
    {"known_at": "2024-04-01T00:00:00Z"},
    {"as_of": "2024-02-10", "known_at": "2024-04-01T00:00:00Z"},
)


@pytest.fixture
def record(db: None) -> None:
    """Findings of two days, one of them corrected later, on pledges of several parties."""
    for slug in ("cn", "us", "mx"):
        make_actor(slug, now=AT)
    for number, actors in enumerate((("cn", "us"), ("cn", "mx"), ("us", "mx"), ("cn", "us"))):
        parties = [
            {"actor": actor, "role": role}
            for actor, role in zip(actors, ("committing", "counterpart"), strict=True)
        ]
        pledge = published(make_commitment(f"pledge-{number}", parties=parties, now=AT), now=AT)
        if number == 3:
            continue
        published(make_status_update(pledge, as_of="2024-02-02", now=AT), now=AT)
        newer = published(
            make_status_update(pledge, status="ongoing", as_of="2024-02-20", now=AT), now=AT
        )
        if number == 1:
            published(corrected(newer, **told(newer) | {"status": "initiated"}), now=LATER)
    make_commitment("draft")


def told(finding: StatusUpdate) -> dict[str, Any]:
    return {
        "status": finding.status,
        "as_of": finding.as_of.edtf,
        "confidence": finding.confidence,
        "evidence": [quoted()],
    }


def both(api: Api, **asked: str) -> set[str]:
    """By each of the two filters alone."""
    status, party = asked.pop("status"), {n: asked.pop(n) for n in ("actor", "role") if n in asked}
    return set(api.keys("commitments/", status=status, **asked)) & set(
        api.keys("commitments/", **party, **asked)
    )


def test_it_has_what_each_of_the_two_lets_through(record: None) -> None:
    api, seen = Api(), 0
    for status, actor, role, clocks in product(
        STATUSES, ("cn", "us,mx", ""), ("", "committing", "counterpart"), CLOCKS
    ):
        asked = {"status": status, **({"actor": actor} if actor else {}), **clocks}
        asked |= {"role": role} if role else {}
        if not actor and not role:
            continue
        found = api.get("commitments/", **asked, with_count="true", page_size=1).json()
        assert set(api.keys("commitments/", **asked)) == both(api, **asked), asked
        assert found["count"] == len(both(api, **asked))
        seen += found["count"]
    assert seen > 50


def test_drafts_are_found_beside_what_is_public(record: None) -> None:
    api = Api(make_user("viewer"))
    asked = {"status": "not_assessed", "actor": "cn", "publication": "draft,published"}

    assert set(api.keys("commitments/", **asked)) == {"draft", "pledge-3"}


def test_a_party_s_own_status_is_another_matter(record: None) -> None:
    api = Api()
    asked = {"status": "ongoing", "actor": "cn", "party_status": "ongoing"}

    assert set(api.keys("commitments/", **asked)) <= both(api, status="ongoing", actor="cn")


@pytest.mark.parametrize(
    ("clocks", "index"),
    [
        ({}, "standing_now_under"),
        ({"as_of": "2024-02-10"}, "standing_known_under"),
        ({"known_at": "2024-04-01T00:00:00Z"}, "standing_under"),
    ],
)
def test_the_index_of_both_can_find_them(
    record: None, clocks: dict[str, str], index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans: list[str] = []

    def explained(statement: str, params: Any, **how: Any) -> Any:
        if "tracker_under" in statement:
            plan = ask(f"EXPLAIN {statement}", params, planned_once=False)
            plans.append("\n".join(line for (line,) in plan))
        return ask(statement, params, **how)

    monkeypatch.setattr("commitments.reading.asking.ask", explained)
    with connection.cursor() as cursor:  # in a record as small as this one any index would do
        others = {each.name for each in Standing._meta.indexes} - {index}
        cursor.execute(f"DROP INDEX {', '.join(sorted(others))}")
        cursor.execute("SET LOCAL enable_seqscan = off")

    asked = {"status": "initiated,ongoing", "actor": "cn", "with_count": "true", **clocks}
    assert Api().keys("commitments/", **asked)
    assert f"on {index} " in plans[0]
