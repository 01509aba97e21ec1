"""What is published in a ledger is beyond UPDATE, DELETE and TRUNCATE."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models

from commitments.models import (
    Change,
    Evidence,
    Position,
    Redaction,
    Revision,
    StatusUpdate,
    Touch,
)
from tests.factories.records import make_commitment
from tests.factories.states import in_review, in_state, published, revised
from tests.factories.users import editor
from tests.factories.world import populate
from tests.models.sql import delete_refused, run, truncate_refused, update, update_refused

pytestmark = pytest.mark.django_db

LEDGERS = pytest.mark.parametrize("kind", ["status_update", "position", "evidence"])
RETRACTION = ("retracted_at", "retracted_by_id", "retraction_reason")
NOTED_FORWARD = {*RETRACTION, "publication", "row_version", "id"}


def other_value(row: models.Model, field: models.Field[Any, Any]) -> Any:
    """A value of the column's type that the row doesn't have."""
    value = getattr(row, field.attname)
    if isinstance(field, models.DateTimeField):
        return "2001-01-01T00:00:00Z"
    if isinstance(field, models.DateField):
        return "2001-01-01"
    if isinstance(field, models.ForeignKey | models.IntegerField):
        return 0 if value is None else None if field.null else value + 1
    if isinstance(value, list):
        return [0]
    return f"{value}x"[-(field.max_length or 50) :]


@LEDGERS
@pytest.mark.parametrize("state", ["published", "retracted"])
def test_no_column_of_a_published_row_is_overwritten(kind: str, state: str) -> None:
    row = in_state(state, kind)
    overwritten = []
    for field in row._meta.concrete_fields:
        if field.column in NOTED_FORWARD:
            continue
        told = update_refused(row, **{field.column: other_value(row, field)})
        if (told.sqlstate, told.column_name) != ("23001", field.column):
            overwritten.append(f"{field.column}: {told.message_primary}")
    assert overwritten == []


@LEDGERS
def test_the_key_of_a_published_row_stays(kind: str) -> None:
    row = in_state("published", kind)
    assert update_refused(row, id=row.pk + 1_000).column_name == "id"


@LEDGERS
def test_a_retraction_is_noted_on_a_published_row_and_stays(kind: str) -> None:
    row = in_state("published", kind)
    noted = {"publication": "retracted", "retraction_reason": "It was never said."}
    assert update(row, **noted, retracted_at="2100-01-01T00:00:00Z") == 1
    for name, value in [
        ("publication", "published"),
        ("retraction_reason", "Another."),
        ("retraction_reason", ""),
        ("retracted_at", "2101-01-01T00:00:00Z"),
        ("retracted_at", None),
    ]:
        assert update_refused(row, **{name: value}).column_name == name
    back = {"publication": "published", "retracted_at": None, "retraction_reason": ""}
    assert update_refused(row, **back).sqlstate == "23001"


@LEDGERS
@pytest.mark.parametrize("state", ["draft", "in_review", "returned"])
def test_a_published_row_is_no_draft_again(kind: str, state: str) -> None:
    row = in_state("published", kind)
    back = {"publication": state, "published_at": None, "published_by_id": None}
    assert update_refused(row, **back).sqlstate == "23001"


@LEDGERS
def test_half_a_retraction_is_refused(kind: str) -> None:
    row = in_state("published", kind)
    later = "2100-01-01T00:00:00Z"
    for half in (
        {"publication": "retracted"},
        {"publication": "retracted", "retracted_at": later},
        {"publication": "retracted", "retraction_reason": "Why."},
        {"retracted_at": later, "retraction_reason": "Why."},
        {"retracted_by_id": editor().pk},
        {"publication": "retracted", "retraction_reason": "Why.", "retracted_at": "2001-01-01Z"},
    ):
        assert update_refused(row, **half).constraint_name.endswith("_retracted_at")


@LEDGERS
def test_a_published_row_is_not_deleted(kind: str) -> None:
    assert delete_refused(in_state("published", kind)).sqlstate == "23001"
    assert delete_refused(in_state("retracted", kind)).sqlstate == "23001"


@LEDGERS
def test_a_draft_may_be_overwritten_and_deleted(kind: str) -> None:
    row = in_state("draft", kind)
    run(f"UPDATE {row._meta.db_table} SET recorded_at = now() WHERE id = %s", row.pk)
    Evidence.objects.exclude(pk=row.pk).filter(published_at=None).delete()
    assert run(f"DELETE FROM {row._meta.db_table} WHERE id = %s", row.pk) == 1


@pytest.mark.parametrize(
    "model", [StatusUpdate, Position, Evidence, Revision, Touch, Redaction, Change]
)
def test_a_ledger_is_not_truncated(model: type[models.Model]) -> None:
    populate()
    assert truncate_refused(model).sqlstate == "23001"


@pytest.mark.parametrize("model", [Touch, Redaction])
def test_touches_and_redactions_are_only_ever_added(model: type[models.Model]) -> None:
    populate()
    row = model._default_manager.first()
    assert update_refused(row, at="2001-01-01Z").column_name == "at"
    assert delete_refused(row).sqlstate == "23001"


def test_a_published_revision_is_only_ever_added() -> None:
    commitment = published(make_commitment())
    pending = revised(commitment, title="We will")
    assert update(pending, reason="Another.") == 1
    published(commitment)
    for name, value in {
        "reason": "A third.",
        "changes": '{"title": "We won\'t"}',
        "publication": "draft",
        "published_at": None,
        "authors": [0],
        "commitment_id": make_commitment().pk,
    }.items():
        assert update_refused(pending, **{name: value}).column_name == name
    assert delete_refused(pending).sqlstate == "23001"


def test_a_revision_has_an_instant_when_it_is_published_and_only_then() -> None:
    commitment = published(make_commitment())
    pending = revised(commitment, title="We will")
    in_review(commitment)
    told = update_refused(pending, publication="published")
    assert told.constraint_name == "revision_published_at"
    told = update_refused(pending, published_at="2024-01-01Z")
    assert told.constraint_name == "revision_published_at"
