"""Which database does a read ask? The primary, unless whoever answers has said that its replica
may be asked.

Only what reads asks through this. Django's own `connection` is always the primary's, and so is
whatever is written by.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, cast

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

REPLICA = "replica"
chosen: ContextVar[str] = ContextVar("chosen", default=DEFAULT_DB_ALIAS)


class Behind(OperationalError):
    """The replica can't tell yet what was known then; the primary can."""


def in_use() -> BaseDatabaseWrapper:
    return connections[chosen.get()]


class Chosen:
    def __getattr__(self, name: str) -> Any:
        return getattr(in_use(), name)


connection = cast(BaseDatabaseWrapper, Chosen())


def of_replica() -> bool:
    return chosen.get() == REPLICA


@contextmanager
def asking_replica() -> Iterator[None]:
    before = chosen.set(REPLICA)
    try:
        yield
    finally:
        chosen.reset(before)


class Router:
    """For Django's models: reads as chosen, everything else on the primary, whatever the database
    that a row was read from."""

    def db_for_read(self, model: object, **hints: object) -> str:
        return chosen.get()

    def db_for_write(self, model: object, **hints: object) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: object, other: object, **hints: object) -> bool:
        return True

    def allow_migrate(self, alias: str, app: str, **hints: object) -> bool:
        return alias == DEFAULT_DB_ALIAS
