"""An export goes on as long as its reader takes, and not for ever."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import InternalError, connection

from commitments.reading.export import at_length

pytestmark = pytest.mark.usefixtures("committing_db")


def test_it_may_take_longer_than_other_statements() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '50ms'")
    with at_length() as cursor:
        cursor.execute("SELECT pg_sleep(0.2)")
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("50ms",)


def test_it_has_an_end(settings: Any) -> None:
    settings.EXPORT_SECONDS = 1
    with pytest.raises(InternalError, match="transaction timeout"), at_length() as cursor:
        cursor.execute("SELECT pg_sleep(3)")
    connection.close()
