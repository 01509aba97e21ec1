"""A piece of evidence has one target, and an excerpt or a place to look."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from django.db import models

from commitments.models import Evidence
from commitments.models.evidence import TARGETS
from tests.factories.records import make, make_commitment, make_evidence
from tests.factories.states import ground
from tests.models.sql import copy, copy_refused, update_refused

pytestmark = pytest.mark.django_db


def targets() -> dict[str, models.Model]:
    return {name: make(name, **ground(name)) for name in TARGETS}


def columns(*rows: models.Model, names: tuple[str, ...]) -> dict[str, Any]:
    return dict.fromkeys(f"{name}_id" for name in TARGETS) | {
        f"{name}_id": row.pk for name, row in zip(names, rows, strict=True)
    }


def test_each_target_alone_is_taken() -> None:
    rows = targets()
    evidence = make_evidence(make_commitment())
    for name, row in rows.items():
        assert copy(evidence, **columns(row, names=(name,))) == 1


def test_two_targets_are_refused() -> None:
    rows = targets()
    evidence = make_evidence(make_commitment())
    for names in combinations(TARGETS, 2):
        both = columns(*(rows[name] for name in names), names=names)
        assert copy_refused(evidence, **both).constraint_name == "evidence_one_target"
        assert update_refused(evidence, **both).constraint_name == "evidence_one_target"


def test_evidence_of_nothing_is_refused() -> None:
    evidence = make_evidence(make_commitment())
    told = update_refused(evidence, **columns(names=()))
    assert told.constraint_name == "evidence_one_target"
    assert copy_refused(evidence, **columns(names=())).constraint_name == "evidence_one_target"


@pytest.mark.parametrize("excerpt", ["", "   "])
def test_an_excerpt_is_empty_only_beside_a_locator(excerpt: str) -> None:
    evidence = make_evidence(make_commitment())
    told = update_refused(evidence, excerpt=excerpt)
    assert told.constraint_name == "evidence_excerpt_or_locator"
    assert copy(evidence, excerpt=excerpt, locator="table 3") == 1
    assert Evidence.objects.filter(excerpt=excerpt).count() == 1
