"""The audit trail's rows are never altered, and neither is who wrote and why."""

from __future__ import annotations

import re
import uuid

import pytest
from django.db import connection
from pghistory.models import Context

from tests.factories.world import event_models, populate
from tests.models.sql import delete_refused, refused, run, truncate_refused, update, update_refused

pytestmark = pytest.mark.django_db


def test_no_event_is_altered_deleted_or_truncated() -> None:
    populate()
    loose = []
    for model in event_models():
        row = model._default_manager.first()
        assert row is not None, f"Nothing in the world leaves a {model.__name__}."
        other_context = {"pgh_context_id": None if row.pgh_context_id else uuid.uuid4()}
        for refusal in (
            lambda row=row: update_refused(row, pgh_label="other"),
            lambda row=row: update_refused(row, pgh_created_at="2001-01-01Z"),
            lambda row=row, other=other_context: update_refused(row, **other),
            lambda row=row: delete_refused(row),
            lambda model=model: truncate_refused(model),
        ):
            try:
                assert refusal().sqlstate == "23001"
            except pytest.fail.Exception as failure:
                loose.append(f"{model.__name__}: {failure}")
    assert loose == []


def test_every_column_of_an_event_is_guarded() -> None:
    populate()
    for model in event_models():
        row = model._default_manager.first()
        for field in model._meta.concrete_fields:
            if getattr(row, field.attname) not in (None, ""):
                told = update_refused(row, **{field.column: None})
                assert told.column_name == field.column, (model, field)


def test_the_guard_covers_every_event_table() -> None:
    tables = connection.introspection.table_names()
    kept = {name for name in tables if re.match(r"commitments_.*event$", name)}
    assert kept == {model._meta.db_table for model in event_models()}
    guarded = run(
        "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE tgname IN ('append_only', 'append_only_truncate') AND tgenabled = 'O' "
        "GROUP BY relname HAVING count(*) = 2"
    )
    assert kept - {name for (name,) in guarded} == set()


def test_who_and_why_is_only_added_to() -> None:
    populate()
    context = Context.objects.first()
    more = """UPDATE pghistory_context SET metadata = metadata || '{"note": "x"}' WHERE id = %s"""
    other = (
        """UPDATE pghistory_context SET metadata = metadata || '{"username": "x"}' WHERE id = %s"""
    )
    less = "UPDATE pghistory_context SET metadata = metadata - 'actions' WHERE id = %s"
    assert run(more, context.pk) == 1
    assert refused(other, context.pk).sqlstate == "23001"
    assert refused(less, context.pk).sqlstate == "23001"
    assert delete_refused(context).sqlstate == "23001"
    assert truncate_refused(Context).sqlstate == "23001"


def test_a_user_not_known_at_first_is_noted_later() -> None:
    populate()
    context = Context.objects.first()
    run(
        """UPDATE pghistory_context SET metadata = metadata || '{"by": null}' WHERE id = %s""",
        context.pk,
    )
    run(
        """UPDATE pghistory_context SET metadata = metadata || '{"by": 7}' WHERE id = %s""",
        context.pk,
    )
    context.refresh_from_db()
    assert context.metadata["by"] == 7
    assert update(context, updated_at="2100-01-01Z") == 1
