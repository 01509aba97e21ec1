"""Versions are what was public: never overwritten, and one at any instant."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.models.record import Record, Version
from tests.factories.world import populate, stored_models
from tests.models.sql import copy_refused, delete_refused, truncate_refused, update, update_refused

pytestmark = pytest.mark.django_db

VERSIONS = [model for model in stored_models() if issubclass(model, Version)]
LATER = "2100-01-01T00:00:00Z"


def open_versions() -> list[Any]:
    """One of each kind of record."""
    populate()
    return [model._default_manager.filter(known_to=None).first() for model in VERSIONS]


def test_every_kind_of_record_has_versions() -> None:
    kinds = {model.__name__ for model in stored_models() if issubclass(model, Record)}
    assert {model.__name__.removesuffix("Version") for model in VERSIONS} == kinds


def test_no_column_is_overwritten() -> None:
    for row in open_versions():
        for field in row._meta.concrete_fields:
            if field.column == "known_to" or getattr(row, field.attname) is None:
                continue
            told = update_refused(row, **{field.column: None})
            assert (told.table_name, told.column_name) == (None, field.column)


def test_the_open_end_is_closed_once() -> None:
    for row in open_versions():
        told = update_refused(row, known_to=row.known_from)
        assert told.constraint_name.endswith("_known_order")
        assert update(row, known_to=LATER) == 1
        assert update_refused(row, known_to="2101-01-01Z").column_name == "known_to"
        assert update_refused(row, known_to=None).column_name == "known_to"


def test_there_is_one_version_at_any_instant() -> None:
    for row in open_versions():
        for known_from in (LATER, "2001-01-01Z"):
            told = copy_refused(row, number=row.number + 1, known_from=known_from)
            assert told.constraint_name.endswith("_one_at_a_time")


def test_a_number_is_not_used_twice() -> None:
    for row in open_versions():
        told = copy_refused(row, known_from="2001-01-01Z", known_to="2002-01-01Z")
        assert told.constraint_name.endswith("_number_once")


def test_no_version_is_deleted_or_truncated() -> None:
    for row in open_versions():
        assert delete_refused(row).sqlstate == "23001"
        assert truncate_refused(type(row)).sqlstate == "23001"
