"""However long a file is, it takes so many queries a batch and so much memory."""

from __future__ import annotations

import tracemalloc

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.domain.importing.run import AT_ONCE
from tests.domain.importing.bringing import bring, counts, text_of
from tests.factories.records import make_commitment, make_source, make_topic, the_actor
from tests.factories.states import published
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db
MOST_QUERIES = 40  # a batch
MOST_MORE = (
    4_000_000  # bytes, for six batches more of 2.5 million each: keys are kept, rows are not
)


def commitments(number: int, **cells: str) -> list[dict[str, str]]:
    return [
        {
            "slug": f"row-{n}",
            "kind": "pledge",
            "title": f"Row {n}",
            "references": f"x:{n}",
            "made_on": "2024-02-01",
            "parties": "committing:cn",
            "topics": "one",
            "relations": f"depends_on:row-{n - 1}" if n else "",
        }
        | cells
        for n in range(number)
    ]


def queries(rows: list[dict[str, str]], **given: object) -> int:
    content = text_of(*rows)
    analyst()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        bring(content, dry_run=True, **given)
    return len(captured)


@pytest.fixture
def ground():
    the_actor("cn"), make_topic("one"), make_topic("two")


def grows_by_batches(few: int, many: int, batches: int) -> None:
    assert 0 < many - few <= batches * MOST_QUERIES


def test_new_rows_are_written_by_the_batch(ground):
    few, many = queries(commitments(AT_ONCE)), queries(commitments(4 * AT_ONCE))
    grows_by_batches(few, many, 3)


def test_unchanged_and_changed_rows_are_read_and_written_by_the_batch(ground):
    bring(commitments(3 * AT_ONCE))
    for cells in ({}, {"title": "New", "topics": "two", "parties": "counterpart:cn"}):
        few = queries(commitments(AT_ONCE, **cells))
        many = queries(commitments(3 * AT_ONCE, **cells))
        grows_by_batches(few, many, 2)


def test_revisions_are_written_by_the_batch(ground):
    rows = commitments(60, relations="")
    bring(rows, by=editor(), publish=True, reason="A list.")
    changed = [row | {"text": "New"} for row in rows]

    assert queries(changed) - queries(changed[:5]) <= 5


def test_judgements_are_written_by_the_batch(ground):
    make_source("afp")
    published(make_commitment("pledge"))
    rows = [
        {
            "commitment": "pledge",
            "status": "initiated",
            "as_of": "2024-02-01",
            "confidence": "low",
            "summary": str(n),
            "source": "afp",
            "locator": f"p. {n}",
        }
        for n in range(4 * AT_ONCE)
    ]
    for row in rows:
        row["mode"] = "direct"

    grows_by_batches(queries(rows[:AT_ONCE]), queries(rows), 3)


def peaks(batches: int) -> tuple[int, int]:
    """Bytes, of writing new rows and of comparing them."""
    content = text_of(*commitments(batches * AT_ONCE, text="words " * 800)).encode()
    tracemalloc.start()
    assert counts(bring(content))[0] >= AT_ONCE
    _, writing = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    assert counts(bring(content)) == (0, 0, batches * AT_ONCE)
    _, comparing = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return writing, comparing


def test_memory_does_not_grow_with_the_file(ground):
    few, many = peaks(2), peaks(8)

    for before, after in zip(few, many, strict=True):
        assert after - before < MOST_MORE
