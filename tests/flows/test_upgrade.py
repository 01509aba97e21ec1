"""The record of the first finished version, brought to the newest: nothing is lost, nothing told
otherwise, and it is written on."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection

from commitments.domain import audit
from commitments.domain.integrity import CHECKS
from commitments.models import Change, Commitment, Revision, User
from tests import databases
from tests.api.client import Api
from tests.factories.records import make_claim
from tests.factories.states import published
from tracker.backups import found, reached

DATA = Path(__file__).parent.parent / "data" / "upgrade"
TOLD = json.loads((DATA / "first.json").read_text())
MOMENT = {name: TOLD[name] for name in ("known_at", "as_of")}
# Tables of rows that are no data, or that migrations add to.
LEFT_OUT = {"django_migrations", "django_content_type", "auth_permission"}
Rows = dict[str, Counter[str]]


@pytest.fixture(scope="module")
def before(django_db_setup: None, django_db_blocker: Any) -> Iterator[Rows]:
    """What every table said before it was migrated; the tests see it afterwards."""
    name = f"test_{os.getpid()}_upgraded"
    with django_db_blocker.unblock():
        databases.drop(name)
        with databases.admin_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
        with databases.using(name):
            load(DATA / "first.sql")
            told = {table: rows_of(table, columns) for table, columns in tables().items()}
            columns_before.update(tables())
            call_command("migrate", verbosity=0)
            yield told
        databases.drop(name)


columns_before: dict[str, list[str]] = {}


def load(file: Path) -> None:
    place, secret = reached()
    subprocess.run(
        [found("psql"), place, "--quiet", "--set=ON_ERROR_STOP=1", f"--file={file}"],
        env=os.environ | secret,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def tables() -> dict[str, list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, array_agg(column_name::text ORDER BY column_name)"
            " FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name"
        )
        return {table: columns for table, columns in cursor.fetchall() if table not in LEFT_OUT}


def rows_of(table: str, columns: list[str]) -> Counter[str]:
    named = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT to_jsonb(x)::text FROM (SELECT {named} FROM "{table}") x')
        return Counter(row for (row,) in cursor.fetchall())


def missing(old: Any, new: Any, place: str) -> Iterator[str]:
    """Where an answer no longer says what it said; it may say more."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name, value in old.items():
            if name in new:
                yield from missing(value, new[name], f"{place}/{name}")
            else:
                yield f"{place}/{name} is gone"
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (was, now) in enumerate(zip(old, new, strict=True)):
            yield from missing(was, now, f"{place}/{number}")
    elif old != new:
        yield f"{place}: {old!r} became {new!r}"


def test_every_row_still_says_what_it_said(before: Rows) -> None:
    assert before["commitments_change"].total() == 18
    lost = {
        table: rows - rows_of(table, columns_before[table])
        for table, rows in before.items()
        if rows
    }
    assert {table: list(rows) for table, rows in lost.items() if rows} == {}


def test_all_agrees_and_the_trail_can_be_sealed(before: Rows) -> None:
    assert [sentence for check in CHECKS for sentence in check.find(iter)] == []
    assert audit.seal() > 100
    assert list(audit.verify()) == []


@pytest.mark.parametrize("path", TOLD["answers"])
def test_answers_for_the_same_moment_say_what_they_said(before: Rows, path: str) -> None:
    moment, told = MOMENT, TOLD["answers"][path]
    if path == "changes/":  # it takes no clocks, and tells those of its asking
        moment, told = {}, {name: value for name, value in told.items() if name not in MOMENT}
    answer = Api().get(path, **moment)
    assert answer.status_code == 200
    assert list(missing(told, answer.json(), path)) == []


def test_people_keep_their_passwords_and_roles(before: Rows) -> None:
    ann = User.objects.get(username="analyst")
    assert ann.email == "ann@example.org"
    assert PBKDF2PasswordHasher().verify("a long sentence 7", ann.password)
    assert list(ann.groups.all()) == [Group.objects.get(name="analyst")]


def test_it_is_written_on(before: Rows) -> None:
    newest = Change.objects.latest("number").number
    pledge = Commitment.objects.get(slug="pledge")
    assert Revision.objects.get(commitment=pledge, published_at=None).changes
    published(make_claim("afterwards"))
    assert Change.objects.latest("number").number == newest + 1
    assert Api().get("claims/afterwards/").status_code == 200
