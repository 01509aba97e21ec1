"""The web runs by a role that owns nothing, and that reaches nothing of what is kept for ever."""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from knox.models import AuthToken

from commitments.domain import audit
from commitments.domain.erasure import erase
from commitments.domain.redactions import redact
from tests import databases
from tests.admin.entering import browser, is_inside, log_in, person
from tests.factories.records import make_claim, the_actor
from tests.factories.states import published
from tests.factories.users import admin, make_user
from tests.factories.world import event_models
from tests.replicas.webs import Web, serving
from tracker import postgres

V1 = "/api/v1/"
REASON = {"reason": "It was looked at."}
REFUSED = (
    "ALTER TABLE commitments_change DISABLE TRIGGER ALL",
    "ALTER TABLE commitments_change RENAME TO gone",
    "DROP TRIGGER append_only ON commitments_claimevent",
    "DROP TABLE commitments_change",
    "TRUNCATE commitments_change",
    "TRUNCATE django_session",
    "DELETE FROM commitments_change",
    "DELETE FROM commitments_claimversion",
    "DELETE FROM commitments_claimevent",
    "DELETE FROM pghistory_context",
    "DELETE FROM commitments_accessentry",
    "DELETE FROM commitments_auditseal",
    "UPDATE commitments_auditseal SET digest = digest",
    "UPDATE commitments_spentslug SET slug = slug",
    "DELETE FROM django_migrations",
    "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())",
    "SET session_replication_role = replica",
    "CREATE TABLE mine ()",
    "CREATE OR REPLACE FUNCTION tracker_append_only() RETURNS trigger LANGUAGE sql AS $$ $$",
    "ALTER FUNCTION tracker_append_only() RENAME TO gone",
    "COPY commitments_user TO PROGRAM 'cat'",
    "COPY commitments_user TO '/tmp/there'",
    "ALTER ROLE CURRENT_USER SUPERUSER",
)


@pytest.fixture
def role(committing_db: str) -> Iterator[str]:
    name = f"web_{os.getpid()}"
    call_command("web_role", name, stdout=StringIO())
    yield name
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(f"DROP OWNED BY {name}")
        cursor.execute(f"DROP ROLE {name}")


@pytest.fixture
def url(role: str) -> str:
    """Of the test's database, by that role."""
    return databases.url().replace(f"postgres://{postgres.OWNER}@", f"postgres://{role}@")


@pytest.fixture
def web(url: str, tmp_path: Path) -> Iterator[Web]:
    with serving(tmp_path, DATABASE_URL=url) as web:
        yield web


@pytest.fixture
def by_role(role: str) -> None:
    """This process asks by it as well."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")


def is_refused(session: psycopg.Connection[Any], statement: str) -> bool:
    try:
        session.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        return True
    return False


def test_raw_sql_by_it_reaches_nothing_that_is_kept(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as session:
        for statement in REFUSED:
            assert is_refused(session, statement), statement


def test_no_table_is_its_own_or_can_be_emptied(url: str, role: str) -> None:
    here = "relkind = 'r' AND relnamespace = 'public'::regnamespace"
    every = f"SELECT relname FROM pg_class WHERE {here}"
    more = "has_table_privilege(oid, 'TRUNCATE, TRIGGER, REFERENCES, MAINTAIN')"
    with psycopg.connect(url) as session:
        assert session.execute("SELECT current_user").fetchone() == (role,)
        assert len(session.execute(every).fetchall()) > 50
        owned = f"{every} AND (pg_has_role(relowner, 'USAGE') OR {more})"
        assert session.execute(owned).fetchall() == []


def test_it_deletes_nothing_of_ledgers_and_histories(url: str) -> None:
    kept = {"commitments_change", "pghistory_context", "commitments_accessentry"}
    kept |= {model._meta.db_table for model in event_models()}
    with psycopg.connect(url) as session:
        for table in kept:
            may = session.execute("SELECT has_table_privilege(%s, 'DELETE')", [table]).fetchone()
            assert may == (False,), table


def test_the_web_does_its_work_by_it(web: Web) -> None:
    the_actor("cn")
    tokens = {each: AuthToken.objects.create(make_user(each))[1] for each in ("analyst", "editor")}

    def done(method: str, path: str, body: Any = None, *, by: str = "analyst") -> None:
        key = {"Idempotency_Key": uuid.uuid4().hex} if method == "POST" else {}
        token = {"Authorization": f"Bearer {tokens[by]}"}
        answer = web.send(method, V1 + path, body, **key, **token)
        assert answer.status in {200, 201, 204}, (method, path, answer.body)

    claim = {"slug": "main-source", "title": "The main source", "text": "It is.", "made_on": "2023"}
    done("POST", "claims/", claim)
    done("PATCH", "claims/main-source/", {"text": "It is said to be."})
    done("POST", "claims/main-source/submit/", {})
    done("POST", "claims/main-source/publish/", REASON, by="editor")
    assert web.get(f"{V1}claims/main-source/").json()["text"] == "It is said to be."
    done("POST", "claims/main-source/retract/", REASON, by="editor")
    assert web.get(f"{V1}claims/main-source/").status == 410
    done("POST", "claims/", claim | {"slug": "dropped"})
    done("DELETE", "claims/dropped/")
    assert web.get(f"{V1}claims/?format=csv").status == 200


def test_the_desk_and_what_the_law_demands_work_by_it(by_role: None) -> None:
    client = browser()
    log_in(client, person())
    assert is_inside(client)
    claim = published(make_claim("a-claim", text="Somebody said it."))
    redact(record=claim, field="text", notice="Taken out.", grounds="A ruling.", by=admin())
    erase(whom="analyst", grounds="A letter of 3 March 2026.", by=admin())
    assert not is_inside(client)
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    audit.seal()
    assert list(audit.verify()) == []


def test_who_may_do_more_is_refused(role: str) -> None:
    with pytest.raises(CommandError, match="tracker may do more than a web process should"):
        call_command("web_role", postgres.OWNER)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT {postgres.OWNER} TO {role}")
    with pytest.raises(CommandError, match=f"{role} may do more"):
        call_command("web_role", role)


def test_who_may_make_no_roles_is_told_who_may(by_role: None) -> None:
    with pytest.raises(CommandError, match=r"Permission denied to create role\. Have a superuser"):
        call_command("web_role", "another")


def test_what_it_had_besides_is_taken(url: str, role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}")
    out = StringIO()
    call_command("web_role", role, stdout=out)
    said = rf"{role} may read and write rows in \d+ tables; \d+ of them lose none\.\n"
    assert re.fullmatch(said, out.getvalue())
    with psycopg.connect(url) as session, pytest.raises(psycopg.errors.InsufficientPrivilege):
        session.execute("DELETE FROM commitments_change")


def test_its_password_comes_from_the_environment(
    role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEB_ROLE_PASSWORD", "it's long")
    call_command("web_role", role, stdout=StringIO())
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [role])
        assert cursor.fetchone()[0].startswith("SCRAM-")
