"""A slug stays, a row's own version only rises, and nothing that others lean on goes."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models

from commitments.models import Evidence
from commitments.models.ledger import LedgerRow
from commitments.models.record import Numbered, Record
from tests.factories.records import make, make_commitment
from tests.factories.states import REVIEWED, ground, in_state, published_source, retracted
from tests.factories.world import populate, stored_models
from tests.models.sql import (
    delete_refused,
    refused,
    run,
    truncate_refused,
    update,
    update_refused,
)

pytestmark = pytest.mark.django_db

KINDS = pytest.mark.parametrize("kind", REVIEWED)
RECORDS = [model for model in stored_models() if issubclass(model, Record)]
NUMBERED = [model for model in stored_models() if issubclass(model, Numbered)]
OWNED = {  # rows that are part of another, and go with its draft
    "CommitmentTopic.commitment",
    "Keeping.commitment",
    "TokenName.token",
    "Office.person",
    "Party.commitment",
    "Precedent.risk",
    "PrunedCopy.capture",
    "Relation.commitment",
    "ReportPiece.file",
    "RiskCommitment.risk",
    "StatisticCommitment.statistic",
    "Verification.capture",
    "Verification.evidence",
    "Verification.newest",
}


def test_no_slug_ever_changes() -> None:
    populate()
    for model in RECORDS:
        assert update_refused(model.objects.first(), slug="other").column_name == "slug"
        assert update(model.objects.first(), slug=model.objects.first().slug) == 1


def test_no_slug_is_used_twice() -> None:
    populate()
    for model in RECORDS:
        row = model.objects.first()
        columns = [f.column for f in model._meta.concrete_fields if f.column != "id"]
        listed = ", ".join(f'"{name}"' for name in columns)
        table = model._meta.db_table
        told = refused(
            f"INSERT INTO {table} ({listed}) SELECT {listed} FROM {table} WHERE id = %s", row.pk
        )
        assert told.constraint_name.endswith("slug_key") or "slug" in told.constraint_name


def test_every_update_raises_the_rows_own_version() -> None:
    populate()
    for model in NUMBERED:
        drafts = {"published_at": None} if issubclass(model, LedgerRow) else {}
        row = model.objects.filter(**drafts).first()
        touch = "created_at = created_at + interval '1 second'"
        table = model._meta.db_table
        for _ in range(2):
            run(f"UPDATE {table} SET {touch} WHERE id = %s", row.pk)
        assert version(row) == row.row_version + 2


def test_an_update_that_alters_nothing_leaves_the_version() -> None:
    row = make_commitment()
    before = version(row)
    update(row, title=row.title)
    assert version(row) == before


@pytest.mark.parametrize("number", [0, 1, 7, 1_000])
def test_the_version_can_not_be_set(number: int) -> None:
    row = make_commitment()
    update(row, title="We will")
    before = version(row)
    update(row, row_version=number)
    assert version(row) == before + (number != before)
    update(row, row_version=number, title="We won't")
    assert version(row) > before


def version(row: models.Model) -> int:
    found: int = run(f"SELECT row_version FROM {row._meta.db_table} WHERE id = %s", row.pk)[0][0]
    return found


def test_foreign_keys_protect_all_but_parts() -> None:
    loose, parts = [], set()
    for model in stored_models():
        for field in model._meta.concrete_fields:
            if not isinstance(field, models.ForeignKey):
                continue
            name = f"{model.__name__}.{field.name}"
            if field.remote_field.on_delete is models.CASCADE:
                parts.add(name)
            elif field.remote_field.on_delete is not models.PROTECT or not field.db_constraint:
                loose.append(name)
    assert loose == []
    assert parts == OWNED


def test_the_database_itself_keeps_every_foreign_key() -> None:
    found = {
        (table, column)
        for table, column in run(
            "SELECT conrelid::regclass::text, attname FROM pg_constraint "
            "JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey) "
            "WHERE contype = 'f'"
        )
    }
    wanted = {
        (model._meta.db_table, field.column)
        for model in stored_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
    }
    assert wanted - found == set()


def test_what_others_lean_on_is_not_deleted_by_raw_sql() -> None:
    populate()
    for model in stored_models():
        for field in model._meta.concrete_fields:
            if not isinstance(field, models.ForeignKey):
                continue
            held = model._default_manager.exclude(**{field.name: None}).first()
            if held is not None:
                told = delete_refused(getattr(held, field.name))
                assert told.sqlstate in {"23503", "23001"}


@KINDS
def test_no_row_is_deleted_once_published(kind: str) -> None:
    assert delete_refused(in_state("published", kind)).sqlstate == "23001"
    assert delete_refused(in_state("retracted", kind)).sqlstate == "23001"


@KINDS
def test_a_retraction_is_for_good(kind: str) -> None:
    row = in_state("retracted", kind)
    back: dict[str, Any] = {
        "publication": "published",
        "retracted_at": None,
        "retracted_by_id": None,
        "retraction_reason": "",
    }
    assert update_refused(row, **back).sqlstate == "23001"
    assert update_refused(row, publication="draft", published_at=None).sqlstate == "23001"
    assert update_refused(row, retraction_reason="Another.").sqlstate == "23001"
    assert update_refused(row, retracted_at="2100-01-01Z").sqlstate == "23001"


@KINDS
def test_what_is_published_is_no_draft_again(kind: str) -> None:
    row = in_state("published", kind)
    for state in ("draft", "returned", "in_review"):
        back = {"publication": state, "published_at": None, "published_by_id": None}
        assert update_refused(row, **back).sqlstate == "23001"
    assert update_refused(row, published_at="2001-01-01Z").sqlstate == "23001"


def test_a_source_is_published_and_retracted_once_too() -> None:
    source = published_source()
    assert update_refused(source, published_at="2001-01-01Z").sqlstate == "23001"
    for evidence in Evidence.objects.filter(source=source):
        retracted(evidence)
    retracted(source)
    back = {"publication": "published", "retracted_at": None, "retraction_reason": ""}
    assert update_refused(source, **back).sqlstate == "23001"
    assert delete_refused(source).sqlstate == "23001"


@KINDS
@pytest.mark.parametrize("state", ["published", "retracted"])
def test_a_state_and_its_instant_agree(kind: str, state: str) -> None:
    row = make(kind, **ground(kind))
    told = update_refused(row, publication=state)
    assert told.constraint_name.endswith(("_published_at", "_retracted_at"))
    assert update_refused(row, published_at="2024-01-01Z").constraint_name.endswith("_published_at")


def test_records_are_not_truncated() -> None:
    for model in RECORDS:
        assert truncate_refused(model).sqlstate == "23001"
