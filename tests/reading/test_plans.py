"""How PostgreSQL goes about a read: by indexes that say what is asked, however it is planned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from commitments.models import Commitment, Standing
from commitments.reading import asking, prepared
from commitments.reading.clocks import HEAD
from commitments.reading.stats import read_stats
from tests.factories.world import populate
from tests.reading.asking import ask, clocks


def plan(statement: str, params: Any = None) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {statement}", params)
        return "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.django_db
def test_the_newest_change_is_found_at_once_under_a_plan_for_any_instant() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        cursor.execute(f"PREPARE head(timestamptz) AS SELECT {HEAD.replace('%(by)s', '$1')}")
    found = plan("EXECUTE head(NULL)")
    assert "Index Cond: (at <= $1)" in found
    assert "Filter" not in found


def as_if_large() -> None:
    """Has the planner know these rows, whoever was here before, and think of 50,000 a page."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("""SELECT pg_restore_relation_stats('schemaname', nspname::text,
              'relname', relname::text, 'relpages', 1, 'reltuples', 50000::real)
          FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
          WHERE relkind = 'r' AND nspname = current_schema() AND relname LIKE 'commitments_%'""")


@pytest.fixture
def asked(
    committing_db: str, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[tuple[str, Any]]]:
    """What the reads of a record with a row of everything ask PostgreSQL.

    In a database of its own, since a plan goes by the size of the files, which other
    tests' rows swell even when they were rolled back.
    """
    noted: list[tuple[str, Any]] = []

    def note(statement: str, params: Any, **how: Any) -> Any:
        noted.append((statement, params))
        return prepared.ask(statement, params, **how)

    monkeypatch.setattr(asking, "ask", note)
    with django_db_blocker.unblock(), transaction.atomic():
        populate()
        as_if_large()
        yield noted


def test_lists_of_texts_are_compared_as_their_indexes_have_them(
    asked: list[tuple[str, Any]],
) -> None:
    ask("commitment", actor="cn", topic="precursors")
    found = plan(*asked[-1])
    assert "keys && '" in found
    assert "topics && '" in found
    assert "[])::text[]" not in found


@pytest.mark.parametrize(
    ("day", "index"), [("", "standing_counted_now"), ("2024-02-10", "standing_counted")]
)
@pytest.mark.parametrize("grouping", [["status", "actor"], ["timeliness"], ["due_month", "status"]])
def test_counts_are_made_without_a_look_at_the_standings(
    asked: list[tuple[str, Any]], day: str, index: str, grouping: list[str]
) -> None:
    read_stats({"group_by": grouping}, clocks(as_of=day))
    with connection.cursor() as cursor:  # in so small a record any index would do
        others = {each.name for each in Standing._meta.indexes} - {index}
        cursor.execute(f"DROP INDEX {', '.join(sorted(others))}")
    assert f"Index Only Scan using {index} on commitments_standing s" in plan(*asked[-1])


@pytest.mark.parametrize(
    ("kind", "query", "found"),
    [
        ("commitment", {"updated_since": "2999-01-01T00:00:00Z"}, "(id = ANY ('{}'::bigint[]))"),
        ("evidence", {"commitment": "commitment"}, "Index Cond: (id = e.id)"),
        ("status_update", {"superseded": "true"}, "using statusupdate_corrects on"),
    ],
)
def test_a_filter_begins_where_few_are(
    asked: list[tuple[str, Any]], kind: str, query: dict[str, str], found: str
) -> None:
    if kind == "evidence":
        query = {"commitment": Commitment.objects.filter(publication="published")[0].slug}
    ask(kind, **query)
    assert found in plan(*asked[-1])
