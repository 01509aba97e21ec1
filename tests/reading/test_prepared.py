from __future__ import annotations

import pghistory
import pytest

from commitments.reading.prepared import ask

pytestmark = pytest.mark.django_db
STATEMENT = "SELECT %(number)s::int + 1"


def test_it_answers_alike_inside_a_write() -> None:
    """What tells the history who writes goes before every statement of a write."""
    with pghistory.context(user=1):
        assert ask(STATEMENT, {"number": 1}) == [(2,)]
    assert ask(STATEMENT, {"number": 1}) == [(2,)]
