"""A new row is stored as Django would have stored it, and its history tells who wrote it."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.db import models

from commitments.domain.resources import RESOURCES
from commitments.domain.storing import insert
from commitments.domain.writing import writing
from tests.factories.users import analyst
from tests.factories.world import populate

pytestmark = pytest.mark.django_db
ITS_OWN = {"id", "slug", "supersedes_id"}  # no two rows share these


def another(row: models.Model, name: str) -> Any:
    made = copy.copy(row)
    made.pk, made._state = None, models.base.ModelState()
    if hasattr(made, "slug"):
        made.slug = name
    if hasattr(made, "supersedes_id"):
        made.supersedes = None
    return made


def columns(row: models.Model) -> dict[str, Any]:
    found = type(row)._default_manager.filter(pk=row.pk).values().get()
    return {name: value for name, value in found.items() if name not in ITS_OWN}


@pytest.mark.parametrize("kind", RESOURCES)
def test_it_is_stored_as_django_would(kind: str) -> None:
    populate()
    rows = list(RESOURCES[kind].model._default_manager.all())
    assert rows
    for row in rows:
        saved, inserted = another(row, f"saved-{row.pk}"), another(row, f"inserted-{row.pk}")
        with writing(analyst(), "store"):
            saved.save()
            insert(inserted)
        assert inserted.pk > saved.pk
        assert not inserted._state.adding
        assert columns(inserted) == columns(saved)
        for each in (saved, inserted):
            event = each.events.get()
            assert event.pgh_context.metadata["username"] == analyst().username
            assert event.pgh_context.metadata["actions"] == ["store"]
