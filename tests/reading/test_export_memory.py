"""An export's memory does not grow with its rows."""

from __future__ import annotations

import tempfile
import tracemalloc

import pytest
from django.db import connection
from django.utils import timezone

from commitments.reading.clocks import Clocks
from commitments.reading.export import csv_chunks, ndjson_chunks, write_xlsx
from commitments.reading.listings import LISTINGS

pytestmark = pytest.mark.django_db
ROWS = 10_000
FILL = """
WITH made AS (
  INSERT INTO commitments_topic (slug, name, description, row_version, created_at)
  SELECT 'topic-' || n, 'Topic', repeat('word ', 200), 1, now() FROM generate_series(1, %s) n
  RETURNING id, name, description, created_at)
INSERT INTO commitments_topicversion (record_id, number, known_from, created_at, name, description)
SELECT id, 1, created_at, created_at, name, description FROM made
"""
LEAST_SIZE = 10_000_000  # bytes, before compression
MOST_MEMORY = 4_000_000


@pytest.fixture
def clocks():
    with connection.cursor() as cursor:
        cursor.execute(FILL, [ROWS])
    now = timezone.now()
    return Clocks(now.date(), now, 1, True)


@pytest.mark.parametrize("chunks", [csv_chunks, ndjson_chunks])
def test_lines_are_passed_on_as_they_come(clocks, chunks):
    tracemalloc.start()
    size = sum(len(chunk) for chunk in chunks(LISTINGS["topic"], {}, clocks))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert size > LEAST_SIZE
    assert peak < MOST_MEMORY


def test_a_workbook_is_written_row_by_row(clocks):
    with tempfile.TemporaryFile() as file:
        tracemalloc.start()
        write_xlsx(file, LISTINGS["topic"], {}, clocks)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

        assert file.tell() > 100_000
    assert peak < MOST_MEMORY
