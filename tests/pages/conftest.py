from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.reports.conftest import seed_record, seeded_database

__all__ = ["seed_record", "seeded_database"]


class Reader:
    """Somebody without a login."""

    def __init__(self) -> None:
        self.client = Client(headers={"host": "localhost"})

    def get(self, address: str, **headers: str) -> Any:
        return self.client.get(address, headers=headers)

    def text(self, address: str) -> str:
        answer = self.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.content.decode()


@pytest.fixture
def reader() -> Reader:
    return Reader()
