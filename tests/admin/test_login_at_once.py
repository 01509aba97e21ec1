"""Many at once, in several workers: no failure is lost, no code counts twice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.db import connection

from commitments.domain import lockouts, second_factor
from commitments.domain.errors import Problem
from tests.admin.entering import browser, code_for, is_inside, log_in, person, with_factor
from tests.flows.writers import writers

MANY = 6


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """What each returned, or the refusal it ended in."""
    with writers(len(deeds)) as pool:
        return pool.both(*deeds)


@pytest.mark.usefixtures("committing_db")
def test_failures_are_counted_by_all_workers_together(settings):
    settings.LOCKOUT_FAILURES = MANY + 1
    user = person()
    at_once(*[partial(log_in, browser(), user, "wrong") for _ in range(MANY)])
    assert AccessAttempt.objects.get().failures_since_start == MANY
    assert log_in(browser(), user, password="wrong").status_code == 429
    connection.close()


@pytest.mark.usefixtures("committing_db")
def test_an_address_is_counted_by_all_workers_together(settings):
    settings.LOCKOUT_ADDRESS_FAILURES = MANY
    at_once(*[partial(log_in, browser(), f"nobody-{n}", "wrong") for n in range(MANY)])
    assert [lock.failures for lock in lockouts.locks()] == [MANY]
    connection.close()


@pytest.mark.usefixtures("committing_db")
def test_one_code_shown_in_many_places_opens_one():
    user = person()
    papers = with_factor(user)
    for code in (code_for(user), papers[0]):
        told = at_once(*[partial(second_factor.show, user=user, code=code)] * MANY)
        assert sum(not isinstance(answer, Problem) for answer in told) == 1
    connection.close()


@pytest.mark.usefixtures("committing_db")
def test_one_set_up_of_many_at_once_stands():
    user = person()
    told = at_once(*[partial(with_factor, user)] * MANY)
    assert sum(not isinstance(answer, Problem) for answer in told) == 1
    client = browser()
    log_in(client, user)
    assert not is_inside(client)
    connection.close()
