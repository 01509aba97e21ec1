"""A real worker process, and the clock that a test sets for it."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

PATIENCE = 60  # seconds


@contextmanager
def worker(database: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A real worker, in a process group of its own; its mail server is at that port."""
    environment = os.environ | {
        "DATABASE_URL": database,
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
    }
    process = subprocess.Popen(
        [sys.executable, "manage.py", "procrastinate", "worker"],
        cwd=Path(settings.BASE_DIR),
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until(done: Callable[[], Any], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > end:
            pytest.fail(f"Not within {PATIENCE} s: {what}.")
        time.sleep(0.05)


def at(moment: dt.datetime) -> None:
    """Has the worker take its turn at that instant, which is later than the machine's own time, and
    waits until it has."""
    job = ordered(moment)
    ended = ("succeeded", "failed")
    wait_until(lambda: ProcrastinateJob.objects.get(pk=job).status in ended, f"a turn at {moment}")
    assert ProcrastinateJob.objects.get(pk=job).status == "succeeded"


def ordered(moment: dt.datetime) -> int:
    """The job's number. The worker's own order of this minute may stand before it for a moment."""
    task = app.configure_task("commitments.tasks.send_reports")
    for _ in range(200):
        try:
            return task.defer(timestamp=int(moment.timestamp()))
        except AlreadyEnqueued:
            time.sleep(0.05)
    pytest.fail("The worker does nothing.")
