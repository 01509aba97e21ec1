from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from commitments.domain.seeding import seed
from commitments.reading.clocks import read_clocks
from commitments.reports.content import Content
from commitments.reports.gathering import gather
from commitments.reports.periods import Period
from tests import databases
from tests.smtp import Box, running

SEEDED_AT = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)
READ_AT = dt.datetime(2024, 3, 1, 13, tzinfo=dt.UTC)
WEEK = Period(dt.date(2024, 1, 27), dt.date(2024, 2, 2))


@pytest.fixture(scope="session")
def seeded_database(migrated_database: str, django_db_blocker: Any) -> Iterator[str]:
    """The seed record, as published on 1 March 2024."""
    name = f"test_reports_{os.getpid()}"
    with django_db_blocker.unblock():
        databases.clone(name, source=migrated_database)
        with databases.using(name):
            seed(settings.BASE_DIR / "fixtures", now=SEEDED_AT)
    yield name
    with django_db_blocker.unblock():
        databases.drop(name)


@pytest.fixture
def seed_record(seeded_database: str, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), databases.using(seeded_database):
        yield


@pytest.fixture
def box(settings: Any) -> Iterator[Box]:
    """The inbox of a real mail server, to which mail goes."""
    inbox = Box()
    with running(inbox) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield inbox


@pytest.fixture
def the_week(seed_record: None) -> Content:
    """The report of the seven days to 2 February 2024."""
    return tell()


def tell(**given: Any) -> Content:
    period = given.pop("period", WEEK)
    clocks = read_clocks(as_of=period.last, known_at=None, now=READ_AT)
    told: dict[str, Any] = {
        "name": "Weekly",
        "zone": ZoneInfo("UTC"),
        "clocks": clocks,
        "period": period,
    }
    return gather(**{**told, **given})
