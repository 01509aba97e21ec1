"""A connection to the replica, of which the watch tells whether it answers."""

from __future__ import annotations

from tracker.pooled import connection
from tracker.replica.watch import SILENT, WATCH


class Connection(connection.Connection):
    patience = 1.0

    def answers(self) -> bool:
        return WATCH.state().why != SILENT
