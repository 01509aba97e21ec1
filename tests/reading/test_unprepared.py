from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from commitments.reading.prepared import ask

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("wanted", [True, False])
def test_statements_are_prepared_unless_a_pooler_bears_none(settings: Any, *, wanted: bool) -> None:
    settings.PREPARED_STATEMENTS = wanted
    statement = f"SELECT 'prepared: {wanted}'"
    assert ask(statement, []) == [(f"prepared: {wanted}",)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement = %s", [statement]
        )
        assert cursor.fetchone()[0] == int(wanted)
