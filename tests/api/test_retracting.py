"""Nothing falls with what is retracted, and the answer says who leans on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from commitments.domain.leaning import who_leans_on
from commitments.domain.resources import RESOURCES
from commitments.models import Actor, Evidence, Source
from tests.api.client import Api
from tests.domain.test_merging import pledge
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_evidence,
    make_position,
    make_risk,
    make_statistic,
    make_status_update,
)
from tests.factories.states import corrected, published, retracted
from tests.factories.world import populate

pytestmark = pytest.mark.django_db

LEANERS: dict[str, Callable[[Any], Any]] = {
    "status update": lambda row: published(make_status_update(row)),
    "position": lambda row: published(make_position(row)),
    "evidence": lambda row: published(make_evidence(row)),
    "relation": lambda row: published(
        make_commitment(relations=[{"type": "implements", "commitment": row}])
    ),
    "risk": lambda row: published(make_risk(commitments=[row])),
    "precedent": lambda row: published(
        make_risk(precedents=[{"date": "2022", "text": "Then.", "commitment": row}])
    ),
    "statistic": lambda row: published(make_statistic(commitments=[row])),
    "correction": lambda row: published(corrected(row, **ALTERED[row._meta.model_name])),
}
ALTERED: dict[str, Any] = {
    "statusupdate": {"status": "ongoing"},
    "position": {"view": "fulfilled"},
    "evidence": {"locator": "p. 2"},
}
ON_A_COMMITMENT = (
    "status update", "position", "evidence", "relation", "risk", "precedent", "statistic",
)  # fmt: skip
RETRACTED = {
    "commitment": (make_commitment, ON_A_COMMITMENT),
    "claim": (make_claim, ("evidence",)),
    "risk": (make_risk, ("evidence",)),
    "statistic": (make_statistic, ("evidence",)),
    "status_update": (lambda: make_status_update(pledge("cn")), ("evidence", "correction")),
    "position": (lambda: make_position(pledge("cn")), ("evidence", "correction")),
    "evidence": (lambda: make_evidence(pledge("cn")), ("correction",)),
}


@pytest.mark.parametrize(
    ("kind", "leaner"), [(kind, each) for kind, (_, ways) in RETRACTED.items() for each in ways]
)
def test_nothing_falls_with_what_is_retracted(kind: str, leaner: str, stranger: Api) -> None:
    record = published(RETRACTED[kind][0]())
    row = LEANERS[leaner](record)
    assert row.pk in {each.pk for found in who_leans_on(record) for each in found.rows}
    stood = states()
    retracted(record)
    assert states() == stood | {(type(record).__name__, record.pk): "retracted"}
    for path in PATHS:
        assert stranger.get(path).status_code == 200, path


PATHS = (
    "commitments/?include=updates,positions,evidence", "status-updates/", "positions/",
    "evidence/", "claims/", "risks/", "statistics/", "sources/", "changes/", "stats/",
    "discrepancies/", "calendar.ics", "feed.atom",
)  # fmt: skip


def states() -> dict[tuple[str, int], str]:
    return {
        (resource.model.__name__, row.pk): row.publication
        for resource in RESOURCES.values()
        if resource.reviewed
        for row in resource.model._default_manager.all()
    }


def test_the_answer_to_a_retraction_says_who_leans_on_it(by_editor: Api, stranger: Api) -> None:
    populate()
    answer = by_editor.post("commitments/pledge/retract/", {"reason": "Never made."})
    assert answer.status_code == 200, answer.content
    told_by = {each["what"]: each for each in answer.json()["leaned_on_by"]}
    assert set(told_by) == {
        "status updates on it",
        "positions on it",
        "evidence of it",
        "risks to it",
        "risks that name it as a past case",
        "statistics that measure it",
    }
    (risk,) = stranger.keys("risks/")
    assert told_by["risks to it"] == {"what": "risks to it", "count": 1, "named": [risk]}
    bare = published(make_claim())
    answer = by_editor.post(f"claims/{bare.slug}/retract/", {"reason": "Wrong."})
    assert "leaned_on_by" not in answer.json()


def test_an_actor_is_not_retracted_and_the_refusal_to_drop_it_is_told(by_editor: Api) -> None:
    commitment = pledge("cn")
    assert by_editor.post("actors/cn/retract/", {"reason": "Wrong."}).status_code == 404
    answer = by_editor.delete("actors/cn/")
    assert answer.status_code == 409
    assert commitment.slug in answer.json()["detail"]
    assert Actor.objects.filter(slug="cn").exists()
    assert not Source.objects.filter(publication="retracted").exists()
    assert not Evidence.objects.filter(publication="retracted").exists()
