"""Is this error a passing one: is nothing wrong with what was asked, but not now?

The database may be away, in recovery, read-only or full, the disk may be full, or somebody else
may hold for too long what this needs.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError, OperationalError

# SQLSTATE: appendix A of PostgreSQL's manual.
READ_ONLY = "25006"
NOT_THERE = "0A000"  # on a standby, where tables that no crash need survive can't be reached
TOO_SLOW = ("55P03", "57014")
NO_ROOM = ("53100",)
NO_ROOM_ON_DISK = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class Outage:
    """`wait`: seconds after which to try again."""

    detail: str
    wait: int = 5


AWAY = Outage("The database does not answer for the moment; try again shortly.")
READING = Outage(
    "The tracker is read-only for the moment: what is there can be read, nothing can be written.",
    wait=30,
)
SLOW = Outage("This took longer than it may, or waited too long for others; try again shortly.")
FULL = Outage("There is no room left to store anything; what is there can be read.", wait=30)


def outage(error: BaseException | None) -> Outage | None:
    """None if it is none: then something is wrong with us."""
    for each in chain(error):
        state = getattr(each, "sqlstate", None)
        if state == READ_ONLY or (state == NOT_THERE and "during recovery" in str(each)):
            return READING
        if state in NO_ROOM or (isinstance(each, OSError) and each.errno in NO_ROOM_ON_DISK):
            return FULL
        if state in TOO_SLOW:
            return SLOW
    passing = any(isinstance(each, OperationalError | InterfaceError) for each in chain(error))
    return AWAY if passing else None


@contextmanager
def unless_read_only() -> Iterator[None]:
    """For what a read notes down in passing: it goes on where nothing can be written."""
    try:
        yield
    except DatabaseError as error:
        if outage(error) is not READING:
            raise


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it was raised from."""
    while error is not None:
        yield error
        error = error.__cause__
