"""What becomes of a pooled connection that was cut."""

from __future__ import annotations

import copy
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection, connections

from tracker.pooled import base


@pytest.fixture
def pooled(committing_db: str) -> Iterator[base.DatabaseWrapper]:
    told = copy.deepcopy(connection.settings_dict)
    told["OPTIONS"] = {**told["OPTIONS"], "pool": {"min_size": 1, "max_size": 1, "timeout": 4}}
    connections["pooled"] = wrapper = base.DatabaseWrapper(told, alias="pooled")
    try:
        yield wrapper
    finally:
        del connections["pooled"]
        wrapper.close()
        wrapper.close_pool()


def backend(wrapper: base.DatabaseWrapper) -> int:
    """Which process of the server answers; the connection then goes back to the pool."""
    with wrapper.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (number,) = cursor.fetchone()
    wrapper.close()
    return int(number)


def cut(number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [number])


def test_one_that_was_cut_while_it_lay_idle_is_not_used(
    pooled: base.DatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = backend(pooled)
    monkeypatch.setattr(base, "IDLE", 0)
    assert backend(pooled) == first
    cut(first)
    assert backend(pooled) != first


def test_one_that_was_cut_before_anybody_used_it_is_not_used(
    pooled: base.DatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "IDLE", 60)
    pooled.pool.open(wait=True)  # type: ignore[union-attr]
    with pooled.pool.connection() as made:  # type: ignore[union-attr]
        number = made.info.backend_pid
    cut(number)
    assert backend(pooled) != number


def test_one_that_was_cut_just_now_fails_once(
    pooled: base.DatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "IDLE", 60)
    first = backend(pooled)
    cut(first)
    with pytest.raises(OperationalError):
        backend(pooled)
    pooled.close()
    assert backend(pooled) != first


@pytest.mark.parametrize(("idle", "times"), [(0, 2), (60, 1)])
def test_it_is_asked_when_it_is_new_and_when_it_has_lain_idle(
    pooled: base.DatabaseWrapper, monkeypatch: pytest.MonkeyPatch, idle: int, times: int
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(base, "IDLE", idle)
    monkeypatch.setattr(base.ConnectionPool, "check_connection", asked.append)
    backend(pooled)
    backend(pooled)
    assert len(asked) == times
