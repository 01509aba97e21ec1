import ipaddress
import itertools
import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from tests import databases

# A busy machine makes no test fail: what takes long is seen in the durations.
settings.register_profile("tracker", deadline=None)
settings.load_profile("tracker")

clones = itertools.count(1)


@pytest.fixture(scope="session")
def migrated_database(django_db_blocker: Any) -> str:
    """The name of the migrated database from which the others are cloned."""
    with django_db_blocker.unblock():
        return databases.template()


@pytest.fixture(scope="session")
def django_db_setup(migrated_database: str, django_db_blocker: Any) -> Iterator[None]:
    """In place of pytest-django's own: a clone of the migrated database for this process."""
    name = f"test_{os.getpid()}"
    with django_db_blocker.unblock():
        databases.clone(name, source=migrated_database)
        with databases.using(name), django_db_blocker.block():
            yield
        databases.drop(name)


@pytest.fixture
def committing_db(migrated_database: str, django_db_blocker: Any) -> Iterator[str]:
    """A database for one test that really commits; its address, as DATABASE_URL has it.

    Ledgers refuse TRUNCATE, so that no flush can clean up after such a test: it gets a
    clone of the migrated database, which is then dropped. Threads use it as they are,
    subprocesses through the environment.
    """
    name = f"test_{os.getpid()}_{next(clones)}"
    with django_db_blocker.unblock():
        databases.clone(name, source=migrated_database)
        with databases.using(name):
            yield databases.url()
        databases.drop(name)


@pytest.fixture(autouse=True, scope="session")
def closed_sockets() -> Iterator[None]:
    """Nothing of ours speaks to another machine in a test."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(self: socket.socket, address: Any) -> None:
        refuse_other_machines(self, address)
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:
        refuse_other_machines(self, address)
        return connect_ex(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        patch.setattr(socket.socket, "connect_ex", guarded_ex)
        yield


def refuse_other_machines(sock: socket.socket, address: Any) -> None:
    if sock.family == socket.AF_UNIX or is_loopback(str(address[0])):
        return
    raise AssertionError(f"A test tried to reach {address[0]}.")


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
