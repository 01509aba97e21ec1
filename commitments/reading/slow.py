"""Which statements took long? Each is a line in the log, with the request that it was for, without
the values that it was given: these are somebody's words, or name somebody."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.dispatch import Signal

log = logging.getLogger(__name__)
was_slow = Signal()
VALUE = re.compile(r"'(?:[^']|'')*'")
BLANK = re.compile(r"\s+")
LONGEST = 2_000  # characters of a statement


@contextmanager
def timed(statement: Any) -> Iterator[None]:
    """Around a statement on its way to the database; one that fails may have been slow as well."""
    begun = time.perf_counter()
    try:
        yield
    finally:
        taken = time.perf_counter() - begun
        if taken >= settings.SLOW_STATEMENT_SECONDS:
            told = without_values(str(statement))
            log.warning("slow statement: %s", told, extra={"ms": round(taken * 1000, 1)})
            was_slow.send(sender=None, seconds=taken)


def without_values(statement: str) -> str:
    told = BLANK.sub(" ", VALUE.sub("'…'", statement)).strip()
    return told if len(told) <= LONGEST else f"{told[:LONGEST]}…"


def watched(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
    """For Django's connections: what it is asked to execute is timed."""
    with timed(sql):
        return execute(sql, params, many, context)
