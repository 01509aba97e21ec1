"""Whatever is sent as a record is taken or refused with where and why, and never a crash."""

from __future__ import annotations

import math
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.domain import records
from commitments.domain.errors import Conflict, Gone, Invalid, Problem
from commitments.domain.resources import RESOURCES
from tests.factories.records import make_claim, make_commitment, make_source, make_topic, the_actor
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db

WORDS = ["known", "cn", "us", "2024-22", "9999-12-31", "draft", "pledge", "1", "1e400", "en"]
ODD = ["", " ", "\x00", "\ud800", "http://[", "x" * 3_000]
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([2**31, 2**63, -(2**63) - 1, 10**40, 0])
    | st.floats()
    | st.text(max_size=30)
    | st.sampled_from([*WORDS, *ODD])
)
bodies = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8) | st.sampled_from(["actor", "role", "edtf", "said",
            "type", "commitment", "topic", "source", "excerpt", "mode", "title", "of", "from", "to",
            "date", "text"]), inner, max_size=4)
    ),
    max_leaves=8,
)  # fmt: skip


def valid(kind: str) -> dict[str, Any]:
    """The least that each kind takes."""
    return {
        "actor": {"slug": "new", "name": "New", "kind": "person"},
        "forum": {"slug": "new", "name": "New"},
        "topic": {"slug": "new", "name": "New"},
        "commitment": {"slug": "new", "title": "New", "kind": "pledge"},
        "claim": {"slug": "new", "title": "New"},
        "source": {"slug": "new", "title": "New"},
        "risk": {"slug": "new", "title": "New"},
        "statistic": {"slug": "new", "title": "New", "series": "s", "value": 1, "unit": "kg"},
        "status_update": {
            "commitment": "known",
            "status": "ongoing",
            "as_of": "2024-01",
            "confidence": "low",
        },
        "position": {"commitment": "known", "actor": "us", "view": "progress", "as_of": "2024-01"},
        "evidence": {"source": "known", "excerpt": "Words", "mode": "direct"},
    }[kind]


def names(kind: str) -> list[str]:
    return [*RESOURCES[kind].shape.names, *RESOURCES[kind].shape.aliases, "evidence", "bogus"]


kinds = st.sampled_from(sorted(RESOURCES))
changed = kinds.flatmap(
    lambda kind: st.tuples(
        st.just(kind), st.dictionaries(st.sampled_from(names(kind)), bodies, min_size=1, max_size=3)
    )
)
GENTLY = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def ground() -> Any:
    the_actor("cn")
    the_actor("us")
    make_source("known")
    make_topic("known")
    make_commitment("known")
    return make_claim("known")


def assert_told(problem: Problem) -> None:
    assert isinstance(problem, Invalid | Conflict | Gone)
    str(problem).encode()
    for error in problem.errors:
        assert error.pointer == "" or error.pointer.startswith("/")
        assert error.detail
        assert len(error.detail) < 2_000


@given(changed)
@GENTLY
def test_any_body_is_taken_or_refused(ground: Any, case: tuple[str, dict[str, Any]]) -> None:
    kind, body = case
    target = ground if kind == "evidence" else None
    with transaction.atomic():
        try:
            records.create(kind=kind, data=valid(kind) | body, by=analyst(), target=target)
        except Problem as problem:
            assert_told(problem)
        transaction.set_rollback(True)


@given(changed)
@GENTLY
def test_any_change_is_taken_or_refused(ground: Any, case: tuple[str, dict[str, Any]]) -> None:
    kind, body = case
    target = ground if kind == "evidence" else None
    with transaction.atomic():
        row = records.create(kind=kind, data=valid(kind), by=analyst(), target=target)
        try:
            records.edit(record=row, data=body, by=analyst())
        except Problem as problem:
            assert_told(problem)
        transaction.set_rollback(True)


@given(kinds, bodies)
@GENTLY
def test_what_is_no_object_is_refused(ground: Any, kind: str, body: Any) -> None:
    with transaction.atomic():
        try:
            records.create(kind=kind, data=body, by=analyst(), target=ground)
        except Problem as problem:
            assert_told(problem)
        transaction.set_rollback(True)


@pytest.mark.parametrize("value", [math.nan, math.inf, 10**30, "1e30", "0x10", True, [], ""])
def test_figures_that_cannot_be_kept(ground: Any, value: Any) -> None:
    with pytest.raises(Invalid) as caught:
        records.create(kind="statistic", data=valid("statistic") | {"value": value}, by=analyst())
    assert [error.pointer for error in caught.value.errors] == ["/value"]
