"""How PostgreSQL goes about a read: by indexes that say what is asked, however it is planned."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from commitments.reading import asking, prepared
from commitments.reading.clocks import HEAD
from tests.factories.world import populate
from tests.reading.asking import ask

pytestmark = pytest.mark.django_db


def plan(statement: str, params: Any = None) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {statement}", params)
        return "\n".join(line for (line,) in cursor.fetchall())


def test_the_newest_change_is_found_at_once_under_a_plan_for_any_instant() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        cursor.execute(f"PREPARE head(timestamptz) AS SELECT {HEAD.replace('%(by)s', '$1')}")
    found = plan("EXECUTE head(NULL)")
    assert "Index Cond: (at <= $1)" in found
    assert "Filter" not in found


def test_lists_of_texts_are_compared_as_their_indexes_have_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    populate()
    asked: list[tuple[str, Any]] = []

    def note(statement: str, params: Any, **how: Any) -> Any:
        asked.append((statement, params))
        return prepared.ask(statement, params, **how)

    monkeypatch.setattr(asking, "ask", note)
    ask("commitment", actor="cn", topic="precursors")
    found = plan(*asked[-1])
    assert "keys && '" in found
    assert "topics && '" in found
    assert "[])::text[]" not in found
