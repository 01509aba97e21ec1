"""A bar on a terminal is not broken up by lines about slow statements; logs have them all."""

from __future__ import annotations

import logging
import logging.config
import sys
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from tqdm import tqdm

from tests.commands.terminal import Terminal
from tracker.logs import logging_config

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def all_are_slow(settings: Any) -> Iterator[None]:
    settings.SLOW_STATEMENT_SECONDS = 0
    yield
    logging.config.dictConfig(logging_config())


def written_to(stream: StringIO, monkeypatch: pytest.MonkeyPatch, *, ask: int) -> str:
    """By a command that asks so often, once for each step of its bar."""
    monkeypatch.setattr(sys, "stderr", stream)
    logging.config.dictConfig(logging_config())
    for _ in tqdm(range(ask), desc="Asking", disable=None):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 'a word'")
    return stream.getvalue()


def test_a_terminal_shows_the_bar_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = written_to(Terminal(), monkeypatch, ask=3)
    assert "Asking: 100%" in shown
    assert "slow statement" not in shown


def test_a_log_has_every_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert written_to(StringIO(), monkeypatch, ask=3).count("slow statement: ") == 3


def test_a_terminal_without_a_bar_has_them_too(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Terminal()
    written_to(shown, monkeypatch, ask=1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert shown.getvalue().count("slow statement: ") == 1


def test_nothing_else_is_kept_from_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    logging.config.dictConfig(logging_config())
    for _ in tqdm(range(1)):
        logging.getLogger("commitments.evidence").warning("A source is gone.")
    assert "A source is gone." in shown.getvalue()
