"""Django's PostgreSQL back end, which asks a pooled connection whether it still stands only when it
has lain idle: to ask before every request costs each of them a way to the server and back. One that
the pool has made by itself may have lain there for any time, and is asked.

A connection that is cut while it is busy fails the request that uses it (503, domain/outages.py),
and the pool throws it away.
"""

from time import monotonic
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, OperationalError
from psycopg_pool import ConnectionPool

from tracker.pooled.connection import Silent

IDLE = 1  # seconds from which on it is asked


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        while self.pool and (fault := fault_of(connection)):
            self.pool.putconn(connection)
            if isinstance(fault, Silent):
                raise fault  # so are the others, and each would have to be waited for
            connection = super().get_new_connection(conn_params)
        return connection

    def set_autocommit(self, autocommit: bool, *given: Any, **more: Any) -> None:
        """At the end of a transaction whose connection is lost Django would make another, only to
        set there what each has from the beginning."""
        if self.connection is not None or not autocommit:
            super().set_autocommit(autocommit, *given, **more)

    def _close(self) -> None:
        if self.pool and self.connection is not None:
            vars(self.connection)["idle_since"] = monotonic()
        super()._close()


def fault_of(connection: Connection[Any]) -> OperationalError | None:
    since = vars(connection).get("idle_since")
    if since is not None and monotonic() - since < IDLE:
        return None
    try:
        ConnectionPool.check_connection(connection)
    except OperationalError as error:
        return error
    return None
