"""Which errors are passing ones, and what is said of each?"""

from __future__ import annotations

import errno

import psycopg
import pytest
from django.db import DatabaseError, connection

from commitments.domain.outages import AWAY, FULL, READING, SLOW, outage, unless_read_only


def caught(*statements: str) -> Exception:
    """What the database really raises."""
    with connection.cursor() as cursor:
        try:
            for statement in statements:
                cursor.execute(statement)
        except DatabaseError as error:
            return error
    raise AssertionError("nothing was raised")


def test_a_statement_that_takes_too_long(db: None) -> None:
    assert outage(caught("SET LOCAL statement_timeout = '1ms'", "SELECT pg_sleep(1)")) is SLOW


def test_a_write_where_all_is_read_only(db: None) -> None:
    error = caught("SET TRANSACTION READ ONLY", "CREATE TABLE nothing ()")
    assert outage(error) is READING


def test_a_lock_that_is_held_for_too_long(committing_db: str) -> None:
    with psycopg.connect(committing_db) as other:
        other.execute("LOCK TABLE commitments_change IN ACCESS EXCLUSIVE MODE")
        waits = ("SET lock_timeout = '5ms'", "SELECT count(*) FROM commitments_change")
        assert outage(caught(*waits)) is SLOW


def test_a_connection_that_was_cut(committing_db: str) -> None:
    assert outage(caught("SELECT pg_terminate_backend(pg_backend_pid())")) is AWAY
    connection.close()


def test_a_full_disk() -> None:
    assert outage(OSError(errno.ENOSPC, "No space left on device")) is FULL
    raised = psycopg.errors.DiskFull("could not extend file")
    error = DatabaseError("could not extend file")
    error.__cause__ = raised
    assert outage(error) is FULL


def test_a_standby_has_not_the_tables_that_are_not_replicated() -> None:
    said = "cannot access temporary or unlogged relations during recovery"
    error = DatabaseError(said)
    error.__cause__ = psycopg.errors.FeatureNotSupported(said)
    assert outage(error) is READING
    error.__cause__ = psycopg.errors.FeatureNotSupported("something else")
    assert outage(error) is None


def test_what_is_wrong_with_us_is_none(db: None) -> None:
    assert outage(ValueError("x")) is None
    assert outage(None) is None
    assert outage(caught("SELECT nothing")) is None


def test_what_a_read_notes_in_passing_may_fail_where_nothing_is_written(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
        with unless_read_only():
            cursor.execute("CREATE TABLE nothing ()")


def test_any_other_failure_of_it_is_told(db: None) -> None:
    with pytest.raises(DatabaseError), unless_read_only(), connection.cursor() as cursor:
        cursor.execute("SELECT nothing")
