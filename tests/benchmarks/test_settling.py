"""A round begins when what the one before it began is done, in the servers as in the database."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from benchmarks.measuring import settle
from benchmarks.serving import Server

pytestmark = pytest.mark.django_db
BUSY = "import time; end = time.monotonic() + 1.5\nwhile time.monotonic() < end: pass"


def test_a_worker_that_is_at_work_is_waited_for() -> None:
    ours = {"ours": Server("ours", 0, os.getpid(), 0.0)}
    begun = time.monotonic()
    with subprocess.Popen([sys.executable, "-c", BUSY]) as worker:
        time.sleep(0.3)
        settle(ours)
        assert time.monotonic() - begun >= 1.5
        assert worker.wait(5) == 0


def test_where_none_is_at_work_nothing_is_waited_for() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as worker:
        time.sleep(0.5)
        begun = time.monotonic()
        settle({"ours": Server("ours", 0, os.getpid(), 0.0)})
        assert time.monotonic() - begun < 5
        worker.communicate(b"\n")
