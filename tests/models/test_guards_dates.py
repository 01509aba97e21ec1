"""Every vague date in the database is empty, or an expression with its days in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models

from commitments.models import Standing
from commitments.models.ledger import Judgement
from commitments.models.vague_date import VagueDateColumns
from tests.factories.world import populate, stored_models
from tests.models.sql import copy_of, refused

pytestmark = pytest.mark.django_db

WRONG = {
    "reversed": ("2024", "2024-12-31", "2024-01-01"),
    "an expression without days": ("2024", None, None),
    "a first day without an expression": ("", "2024-01-01", None),
    "a last day without an expression": ("", None, "2024-12-31"),
    "days without an expression": ("", "2024-01-01", "2024-12-31"),
}
OPEN = {
    "open at the start": ("../2024", None, "2024-12-31"),
    "open at the end": ("2024/..", "2024-01-01", None),
}


def date_columns() -> Iterator[tuple[type[models.Model], str]]:
    for model in stored_models():
        for kind in model.__mro__:
            for held in vars(kind).values():
                if isinstance(held, VagueDateColumns):
                    yield model, held.name


def names() -> set[str]:
    return {f"{model.__name__}.{name}" for model, name in date_columns()}


def columns(name: str, value: tuple[str, Any, Any]) -> dict[str, Any]:
    edtf, earliest, latest = value
    return {f"{name}_edtf": edtf, f"{name}_earliest": earliest, f"{name}_latest": latest}


def test_every_vague_date_refuses_days_out_of_order() -> None:
    populate()
    unguarded = []
    for model, name in date_columns():
        for wrong, value in WRONG.items():
            row = model._default_manager.first()
            statement, params = copy_of(row, **columns(name, value))
            try:
                told = refused(statement, *params)
            except pytest.fail.Exception:
                unguarded.append(f"{model.__name__}.{name}: {wrong}")
                continue
            if told.constraint_name is None or name not in told.constraint_name:
                unguarded.append(f"{model.__name__}.{name}: {wrong}: {told.message_primary}")
    assert unguarded == []


@pytest.mark.parametrize("value", OPEN.values(), ids=OPEN)
def test_what_a_judgement_is_true_of_has_both_ends(value: tuple[str, Any, Any]) -> None:
    populate()
    for model, name in date_columns():
        if issubclass(model, Judgement) and name == "as_of":
            row = model._default_manager.first()
            told = refused(*sql(row, columns(name, value)))
            assert told.constraint_name.endswith("_as_of_order")


@pytest.mark.parametrize("day", ["2023-12-31", "2024-03-01"])
def test_a_judgements_day_lies_within_what_it_is_true_of(day: str) -> None:
    populate()
    for model in stored_models():
        if issubclass(model, Judgement):
            value = columns("as_of", ("2024-01/2024-02", "2024-01-01", "2024-02-29"))
            told = refused(*sql(model._default_manager.first(), value | {"day": day}))
            assert told.constraint_name.endswith("_day_within_as_of")


def sql(row: models.Model, values: dict[str, Any]) -> tuple[Any, ...]:
    statement, params = copy_of(row, **values)
    return statement, *params


def test_the_walk_finds_the_columns_it_should() -> None:
    assert names() == {
        "Claim.made_on",
        "ClaimVersion.made_on",
        "Commitment.made_on",
        "Commitment.original_due",
        "CommitmentVersion.made_on",
        "CommitmentVersion.original_due",
        "Evidence.said_on",
        "Office.from",
        "Office.to",
        "Position.as_of",
        "Precedent.date",
        "Source.published_on",
        "SourceVersion.published_on",
        f"{Standing.__name__}.due",
        "Statistic.period",
        "StatisticVersion.period",
        "StatusUpdate.as_of",
        "StatusUpdate.due",
        "StatusUpdate.occurred_on",
    }
