"""Test databases, cloned from one that was migrated once.

The migrated one stays on the server under a name made from the text of all that
shapes it, so that only a change of a model, a migration or a pin costs a migration.
"""

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections

ROOT = Path(__file__).resolve().parent.parent
MIGRATIONS = ROOT / "commitments" / "migrations"
KEPT_TEMPLATES = 3
MIGRATION_LOCK = 7_206_001


def template() -> str:
    """The name of the migrated database, which is there when this returns."""
    name = f"template_{digest()}"
    with admin_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        cursor.execute("SELECT datistemplate FROM pg_database WHERE datname = %s", [name])
        found = cursor.fetchone()
        if found is None or not found[0]:
            drop(name)
            cursor.execute(f'CREATE DATABASE "{name}"')
            with using(name):
                call_command("migrate", verbosity=0)
            cursor.execute(f'ALTER DATABASE "{name}" WITH IS_TEMPLATE true')
        drop_left_over(cursor, keep=name)
        cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])
    return name


def digest() -> str:
    """A name for all that a migrated database follows from."""
    text = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for app in apps.get_app_configs():
        text.update(app.label.encode())
    for model in apps.get_models():  # each gets a content type and permissions
        meta = model._meta
        text.update(repr((meta.label, meta.default_permissions, meta.permissions)).encode())
    for file in sorted(MIGRATIONS.rglob("*")):
        if file.suffix in {".py", ".sql"}:
            text.update(file.name.encode() + file.read_bytes())
    return text.hexdigest()[:16]


def clone(name: str, *, source: str) -> None:
    drop(name)
    with admin_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')


def drop(name: str) -> None:
    with admin_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def drop_left_over(cursor, *, keep: str) -> None:
    """Databases of runs that were killed, and all but the newest templates."""
    cursor.execute("SELECT datname FROM pg_database WHERE datname ~ '^test_[0-9]+(_|$)'")
    for (name,) in cursor.fetchall():
        if not is_alive(int(re.findall(r"\d+", name)[0])):
            drop(name)
    cursor.execute(
        "SELECT datname FROM pg_database WHERE datname ~ '^template_[0-9a-f]{16}$'"
        " AND datname <> %s ORDER BY oid DESC OFFSET %s",
        [keep, KEPT_TEMPLATES - 1],
    )
    for (name,) in cursor.fetchall():
        cursor.execute(f'ALTER DATABASE "{name}" WITH IS_TEMPLATE false')
        drop(name)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def admin_cursor():
    return connection._nodb_cursor()


@contextlib.contextmanager
def using(name: str) -> Iterator[None]:
    """Have this process, its threads and its subprocesses use that database."""
    shared = connection.settings_dict  # one object for all threads
    before, address = shared["NAME"], os.environ.get("DATABASE_URL")
    connections.close_all()
    shared["NAME"] = name
    os.environ["DATABASE_URL"] = url()
    try:
        yield
    finally:
        connections.close_all()
        shared["NAME"] = before
        if address is None:
            del os.environ["DATABASE_URL"]
        else:
            os.environ["DATABASE_URL"] = address


def url() -> str:
    """The address of the database now in use, in the form of DATABASE_URL."""
    facts = connection.get_connection_params()
    login = quote(facts.get("user", ""), safe="")
    if facts.get("password"):
        login += ":" + quote(facts["password"], safe="")
    port = f":{facts['port']}" if facts.get("port") else ""
    return f"postgres://{login}@{quote(facts.get('host', ''), safe='')}{port}/{facts['dbname']}"
