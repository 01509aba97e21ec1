"""What may web processes do to the database that log in by a role of their own?

They read and write rows, as the tracker does. They do not own the tables: no guard is switched off,
no table altered, emptied or dropped, and what is never deleted can't be tried. Migrations, the
worker and commands go on as the owner.
"""

from __future__ import annotations

from typing import Any

from django.db import ProgrammingError, connection, transaction
from psycopg import sql

# What the guards never let go, whoever asks (migrations/sql): there is nothing to try.
ALWAYS_KEPT = ["tracker_append_only", "tracker_change_append_only", "tracker_context_forward"]
NEVER_ALTERED = {
    "commitments_auditseal",
    "commitments_erasure",
    "commitments_redaction",
    "commitments_spentslug",
}
ONLY_READ = {
    "django_migrations",
    "commitments_seedentry",
    "commitments_listentry",
    "commitments_relationentry",
    "commitments_searchentry",
}
READ, ADD, ALTER, DROP = "SELECT", "INSERT", "UPDATE", "DELETE"
ON_DELETE = 8  # of pg_trigger.tgtype
TABLES = """
SELECT c.relname, EXISTS (
  SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
  WHERE t.tgrelid = c.oid AND p.proname = ANY(%s) AND t.tgtype & %s > 0 AND t.tgqual IS NULL)
FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace ORDER BY c.relname
"""
KNOWN = "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)"
PLAIN = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
UNFIT = """
SELECT rolsuper OR rolcreaterole OR rolreplication OR rolbypassrls OR EXISTS (
  SELECT FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
    AND pg_has_role(r.oid, c.relowner, 'MEMBER'))
FROM pg_roles r WHERE rolname = %s
"""
WHERE = "SELECT current_database(), current_schema()"
# What later migrations bring is only read until this is done again.
FOR_ALL = (
    "REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC",
    "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}",
    "GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {role}",
    "GRANT USAGE ON SCHEMA {schema} TO {role}",
    "GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT SELECT ON TABLES TO {role}",
)


HINT = "Have a superuser make it: createuser --pwprompt; then run this again without a password."


class CannotBe(Exception):
    """Why that role is not fit for the web."""


def give(role: str, *, password: str = "") -> dict[str, tuple[str, ...]]:
    """Makes the role if there is none, takes what it had and gives what it needs: what that is for
    each table. `password` empty: as it was."""
    with transaction.atomic(), connection.cursor() as cursor:
        try:
            make(cursor, role, password)
        except ProgrammingError as error:
            raise CannotBe(f"{str(error).splitlines()[0].capitalize()}. {HINT}") from error
        cursor.execute(TABLES, [ALWAYS_KEPT, ON_DELETE])
        granted = {table: rights(table, kept=kept) for table, kept in cursor.fetchall()}
        names = names_for(cursor, role)
        for statement in FOR_ALL:
            cursor.execute(sql.SQL(statement).format(**names))
        for table, words in granted.items():
            given = sql.SQL(", ").join(map(sql.SQL, words))
            what = sql.SQL("GRANT {} ON {} TO {}")
            cursor.execute(what.format(given, sql.Identifier(table), names["role"]))
    return granted


def make(cursor: Any, role: str, password: str) -> None:
    name = sql.Identifier(role)
    cursor.execute(KNOWN, [role])
    if not cursor.fetchone()[0]:
        cursor.execute(sql.SQL(f"CREATE ROLE {{}} {PLAIN}").format(name))
    cursor.execute(UNFIT, [role])
    if cursor.fetchone()[0]:
        raise CannotBe(f"{role} may do more than a web process should: name another role.")
    if password:
        secret = sql.Literal(password)
        cursor.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, secret))


def names_for(cursor: Any, role: str) -> dict[str, sql.Identifier]:
    cursor.execute(WHERE)
    database, schema = cursor.fetchone()
    told = {"database": database, "schema": schema, "role": role}
    return {name: sql.Identifier(word) for name, word in told.items()}


def rights(table: str, *, kept: bool) -> tuple[str, ...]:
    if table in ONLY_READ:
        return (READ,)
    if table in NEVER_ALTERED:
        return (READ, ADD)
    return (READ, ADD, ALTER) if kept else (READ, ADD, ALTER, DROP)
