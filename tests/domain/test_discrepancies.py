"""Resolving a discrepancy: who, why, until when."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from commitments.domain.discrepancies import resolve
from commitments.domain.errors import Conflict, Forbidden, Invalid, NotFound
from commitments.models import Change, Resolution
from commitments.reading.discrepancies import read_discrepancies
from tests.factories.records import make_claim, make_evidence, make_statistic, quoted, the_actor
from tests.factories.states import published
from tests.factories.users import analyst, editor
from tests.reading.asking import clocks

pytestmark = pytest.mark.django_db
WHY = "One counts the year, the other the twelve months to April."


@pytest.fixture
def claim() -> Any:
    sides = [
        quoted(attributed_to=the_actor("us"), stance="supports"),
        quoted(attributed_to=the_actor("cn"), stance="contradicts"),
    ]
    return published(make_claim("source-of-it", evidence=sides))


def figures(*values: int) -> None:
    for value in values:
        published(make_statistic(f"deaths-{value}", series="deaths", value=value, period="2022"))


def told(known_at: Any = None, **asked: Any) -> Any:
    (row,) = map(json.loads, read_discrepancies(asked, clocks(known_at=known_at)))
    return row["resolved"]


def close(kind: str, key: str, reason: str = WHY) -> Resolution:
    return resolve(kind=kind, key=key, reason=reason, by=editor())


def test_it_is_told_with_its_reason(claim: Any) -> None:
    assert told() is None
    row = close("claim", claim.slug)
    assert told() == {
        "at": row.resolved_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "reason": WHY,
    }


def test_it_is_that_of_the_instant(claim: Any) -> None:
    before = Change.objects.latest("number").at
    close("claim", claim.slug)
    assert told(known_at=before) is None
    assert told(known_at=Change.objects.latest("number").at) is not None


def test_a_series_is_resolved_by_its_name() -> None:
    figures(1, 2)
    close("series", "deaths")
    assert told()["reason"] == WHY


def test_open_and_resolved_ones_can_be_asked_for(claim: Any) -> None:
    figures(1, 2)
    close("series", "deaths")
    assert told(resolved=True) is not None
    assert told(resolved=False) is None


def test_it_is_a_numbered_change_with_its_reason(claim: Any) -> None:
    row = close("claim", claim.slug)
    change = Change.objects.latest("number")
    assert (change.type, change.object_type, change.object_id) == ("resolved", "resolution", row.pk)
    assert (change.at, change.reason, row.change) == (row.resolved_at, WHY, change)
    assert change.after == {
        "claim": claim.slug,
        "supported_by": ["us"],
        "contradicted_by": ["cn"],
    }


def test_a_new_voice_opens_it_again(claim: Any) -> None:
    close("claim", claim.slug)
    published(make_evidence(claim, attributed_to=the_actor("mx"), stance="supports"))
    assert told() is None
    close("claim", claim.slug, "Mexico has taken it back since.")
    assert told()["reason"] == "Mexico has taken it back since."


def test_another_figure_opens_it_again() -> None:
    figures(1, 2)
    close("series", "deaths")
    figures(3)
    assert told() is None


def test_what_was_resolved_and_is_the_same_is_not_resolved_again(claim: Any) -> None:
    close("claim", claim.slug)
    with pytest.raises(Conflict, match="resolved already"):
        close("claim", claim.slug)


def test_where_nobody_differs_there_is_nothing_to_resolve() -> None:
    published(make_claim("agreed"))
    for kind, key in (("claim", "agreed"), ("claim", "none"), ("series", "deaths")):
        with pytest.raises(NotFound):
            close(kind, key)


@pytest.mark.parametrize("reason", ["", "  "])
def test_it_takes_a_reason(claim: Any, reason: str) -> None:
    with pytest.raises(Invalid, match="Say why it is resolved") as caught:
        close("claim", claim.slug, reason)
    assert [error.pointer for error in caught.value.errors] == ["/reason"]


def test_it_takes_an_editor(claim: Any) -> None:
    with pytest.raises(Forbidden):
        resolve(kind="claim", key=claim.slug, reason=WHY, by=analyst())


def test_a_resolution_is_not_altered_or_deleted(claim: Any) -> None:
    close("claim", claim.slug)
    for write in (
        lambda: Resolution.objects.update(reason="Another."),
        lambda: Resolution.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
