from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from benchmarks.making import make
from commitments.domain.people import user_in_role
from commitments.models.vocabulary import Role

N = 200


@pytest.fixture(scope="package")
def made(django_db_setup: Any, django_db_blocker: Any) -> Iterator[int]:
    """How many commitments were made; all of it is undone after the last test here."""
    with django_db_blocker.unblock(), transaction.atomic():
        user_in_role(name="bench", role=Role.ANALYST, action="benchmark")
        make(N, quiet=True)
        with django_db_blocker.block():
            yield N
        transaction.set_rollback(True)
