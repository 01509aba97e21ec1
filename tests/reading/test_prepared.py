from __future__ import annotations

import pghistory
import pytest
from django.db import DataError, connection, transaction

from commitments.reading.prepared import as_numbered, ask, prepared

pytestmark = pytest.mark.django_db
STATEMENT = "SELECT %(number)s::int + 1"


def test_it_answers_alike_inside_a_write() -> None:
    """What tells the history who writes goes before every statement of a write."""
    with pghistory.context(user=1):
        assert ask(STATEMENT, {"number": 1}) == [(2,)]
    assert ask(STATEMENT, {"number": 1}) == [(2,)]


def test_it_is_asked_again_after_it_failed() -> None:
    statement = "SELECT 12 / %(number)s::int"
    with pytest.raises(DataError), transaction.atomic():
        ask(statement, {"number": 0})
    assert ask(statement, {"number": 4}) == [(3,)]


def test_it_holds_no_rows_once_they_are_read() -> None:
    ask(STATEMENT, {"number": 1})
    kept = prepared(connection.connection)(as_numbered(STATEMENT)[0])
    assert (kept.pgresult, kept.closed) == (None, False)
    assert prepared(connection.connection)(as_numbered(STATEMENT)[0]) is kept


def test_places_are_numbered_as_they_are_named() -> None:
    numbered = ("SELECT $1, $2, 5 % 2, $1", ["one", "two"])
    assert as_numbered("SELECT %(one)s, %(two)s, 5 %% 2, %(one)s") == numbered
    assert as_numbered("SELECT %s, %s") == ("SELECT $1, $2", [0, 1])
