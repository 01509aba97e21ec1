"""No migration keeps everybody from a big table for long without saying why that may be."""

from __future__ import annotations

import inspect
import io
import re
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.models.locks import locks

# Made before there was a record that anybody kept.
BEFORE = 23
SAID = re.compile(r"^Locks: \S.{20,}", re.MULTILINE)  # in the migration's docstring


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ('ALTER TABLE "commitments_change" ALTER COLUMN "x" TYPE text', "it rewrites the table"),
        ("ALTER TABLE commitments_change ALTER COLUMN x SET NOT NULL", "it reads the whole"),
        ("ALTER TABLE commitments_standing ADD CONSTRAINT c CHECK (x > 0)", "it reads the whole"),
        ("CREATE INDEX i ON commitments_claimevent (x)", "it stops writers"),
        ('CREATE UNIQUE INDEX "i" ON "commitments_change" ("x")', "it stops writers"),
        ("UPDATE commitments_evidence SET x = 1", "it rewrites every row"),
    ],
)
def test_what_locks_for_long_is_seen(sql: str, told: str) -> None:
    (found,) = locks(sql)
    assert told in found


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE commitments_change ADD COLUMN x text",
        "ALTER TABLE commitments_change ADD CONSTRAINT c CHECK (x > 0) NOT VALID",
        "ALTER TABLE commitments_change VALIDATE CONSTRAINT c",
        "CREATE INDEX CONCURRENTLY i ON commitments_change (x)",
        "CREATE TABLE commitments_change (x int); CREATE INDEX i ON commitments_change (x)",
        "CREATE INDEX i ON commitments_topic (x)",
        "CREATE FUNCTION f() RETURNS trigger AS $$ UPDATE commitments_change SET x = 1; $$",
        "-- UPDATE commitments_change SET x = 1\nSELECT 1",
    ],
)
def test_what_does_not_is_let_pass(sql: str) -> None:
    assert locks(sql) == []


def own_migrations() -> dict[str, Any]:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return {name: m for (app, name), m in loader.disk_migrations.items() if app == "commitments"}


@pytest.mark.usefixtures("committing_db")  # what runs CONCURRENTLY does so in no transaction
def test_no_migration_does_without_saying_why() -> None:
    silent = []
    since = {name: m for name, m in own_migrations().items() if int(name[:4]) >= BEFORE}
    assert len(since) >= 3, "None is looked at."
    for name, migration in sorted(since.items()):
        out = io.StringIO()
        call_command("sqlmigrate", "commitments", name, stdout=out)
        found = locks(out.getvalue())
        if found and not SAID.search(inspect.getmodule(migration).__doc__ or ""):
            silent += [f"{name}: {sentence}" for sentence in found]
    assert silent == [], "Say in the docstring why it may: “Locks: …”, or do it CONCURRENTLY."


@pytest.mark.django_db
def test_what_is_said_to_be_big_is_there() -> None:
    tables = connection.introspection.table_names()
    assert {"commitments_change", "commitments_standing", "commitments_claimevent"} <= set(tables)
