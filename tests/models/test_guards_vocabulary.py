"""Every column of codes holds one of its vocabulary, in live rows, versions and projections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from commitments.models import Change, Standing, Verification
from commitments.models.vocabulary import Confidence, Contestation, Status, Timeliness
from tests.factories.world import populate, stored_models
from tests.models.sql import copy_of, refused, run

pytestmark = pytest.mark.django_db

# Codes that a projection keeps, in columns that nobody fills in by hand.
COMPUTED = {
    (Standing, "status"): Status.values,
    (Standing, "contestation"): Contestation.values,
    (Standing, "confidence"): ["", *Confidence.values],
    (Standing, "verdict"): ["", *Timeliness.values[1:4]],
}


def code_columns() -> Iterator[tuple[type[models.Model], str, list[str]]]:
    for model in stored_models():
        for field in model._meta.concrete_fields:
            if field.choices:
                empty = [""] if field.blank else []
                yield model, field.column, [*empty, *(code for code, _ in field.choices)]
    for (model, column), codes in COMPUTED.items():
        yield model, column, codes


def variants(model: type[models.Model]) -> dict[str, Any]:
    """What a copy of a row needs so that nothing but the code is wrong with it."""
    if model is Change:
        newest = Change.objects.latest("number")
        return {"number": newest.number + 1, "at": newest.at.replace(year=2100)}
    if model is Verification:
        return {"start": 0, "end": 1}
    return {}


def test_every_code_column_refuses_what_is_not_in_its_vocabulary() -> None:
    populate()
    unguarded = []
    for model, column, _ in code_columns():
        row = model.objects.first()
        statement, params = copy_of(row, **variants(model) | {column: "?"})
        try:
            told = refused(statement, *params)
        except (pytest.fail.Exception, AssertionError):
            unguarded.append(f"{model.__name__}.{column}")
            continue
        if column not in (told.constraint_name or ""):
            unguarded.append(f"{model.__name__}.{column}: {told.message_primary}")
    assert unguarded == []


def test_every_code_of_a_vocabulary_is_taken() -> None:
    populate()
    missing = []
    for model, column, codes in code_columns():
        row = model.objects.first()
        for code in codes:
            statement, params = copy_of(row, **variants(model) | {column: code})
            try:
                with transaction.atomic():
                    run(statement, *params)
                    transaction.set_rollback(True)
            except IntegrityError as error:
                if f"_{column}_known" in (error.__cause__.diag.constraint_name or ""):
                    missing.append(f"{model.__name__}.{column}: {code}")
    assert missing == []


def test_the_walk_finds_the_columns_it_should() -> None:
    found = {f"{model.__name__}.{column}" for model, column, _ in code_columns()}
    assert {
        "Actor.kind",
        "ActorVersion.kind",
        "Commitment.bindingness",
        "CommitmentVersion.wording",
        "Party.role",
        "Relation.type",
        "StatusUpdate.status",
        "StatusUpdate.publication",
        "Position.sufficient",
        "Evidence.credibility",
        "Source.reliability",
        "Risk.likelihood",
        "Statistic.qualifier",
        "Change.type",
        "Revision.publication",
    } <= found
