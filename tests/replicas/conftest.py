"""One primary with a record, one standby that follows it, and webs that know both."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from knox.models import AuthToken

from chaos.clusters import Cluster, Standby
from tests import databases
from tests.factories.records import make_commitment, the_actor
from tests.factories.states import published
from tests.factories.users import make_user
from tests.replicas.webs import Web, serving
from tracker import postgres


@dataclass(frozen=True)
class Pair:
    """`tokens`: by role."""

    folder: Path
    primary: Cluster
    standby: Standby
    tokens: dict[str, str]

    @property
    def urls(self) -> dict[str, str]:
        return {"DATABASE_URL": self.primary.url, "DATABASE_REPLICA_URL": self.standby.url}

    def follow(self) -> None:
        """Until the standby has replayed all that is written by now."""
        self.standby.follow(self.primary)


@pytest.fixture(scope="package")
def pair(migrated_database: str, django_db_blocker: Any) -> Iterator[Pair]:
    folder = Path(tempfile.mkdtemp(prefix="pair-"))
    folder.chmod(0o711)
    primary, standby = Cluster(folder / "primary"), Standby(folder / "standby")
    try:
        primary.start()
        with django_db_blocker.unblock():
            tokens = fill(primary, migrated_database)
        standby.copy(primary)
        standby.start()
        yield Pair(folder, primary, standby, tokens)
    finally:
        standby.stop()
        primary.stop()
        shutil.rmtree(folder, ignore_errors=True)


def fill(primary: Cluster, template: str) -> dict[str, str]:
    """A record is made where factories reach, and carried over; who may write there."""
    name = f"test_{os.getpid()}_carried"
    databases.clone(name, source=template)
    with databases.using(name):
        the_actor("us")
        published(make_commitment("pledge"))
        tokens = {role: AuthToken.objects.create(make_user(role))[1] for role in ROLES}
        carry(databases.url(), primary.url)
    databases.drop(name)
    return tokens


ROLES = ("analyst", "editor")


def carry(source: str, target: str) -> None:
    programs = postgres.programs() / "bin"
    dumped = subprocess.run([programs / "pg_dump", source], check=True, capture_output=True)
    quiet = ["--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", target]
    subprocess.run(
        [programs / "psql", *quiet], input=dumped.stdout, check=True, stdout=subprocess.DEVNULL
    )


@pytest.fixture(scope="package")
def web(pair: Pair) -> Iterator[Web]:
    """One that bears any lag."""
    with serving(pair.folder, REPLICA_LAG_SECONDS="3600", **pair.urls) as web:
        yield web


@pytest.fixture(scope="package")
def strict(pair: Pair) -> Iterator[Web]:
    """One that bears two seconds."""
    with serving(pair.folder, REPLICA_LAG_SECONDS="2", **pair.urls) as web:
        yield web
