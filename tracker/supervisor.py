"""Keeps the parts of the tracker running, and ends with all of them.

A part that ends is started again: at once the first time, later after a pause that
doubles while it keeps failing. Should this process be killed, its parts are too (on
Linux): each asked for that when it started.
"""

import logging
import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

from tracker.keeper import die_with

TICK = 0.1  # seconds
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
STEADY = 20.0  # a part that ran so long has not failed to start
PATIENCE = 12.0  # for the parts to end by themselves

log = logging.getLogger("tracker.supervisor")


@dataclass
class Part:
    name: str
    command: list[str]
    env: dict[str, str] = field(default_factory=dict)
    files: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    not_before: float = 0.0

    def start(self) -> None:
        parent = os.getpid()
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            env=os.environ | self.env,
            stdin=subprocess.DEVNULL,
            pass_fds=self.files,
            # Apart from the terminal's group: Ctrl-C is for the supervisor, which tells them.
            start_new_session=True,
            preexec_fn=lambda: die_with(parent, signal.SIGKILL),  # noqa: PLW1509 no threads here
        )
        log.info("started", extra={"part": self.name, "pid": self.process.pid})

    def look_after(self) -> None:
        """Start it again if it has ended and its pause is over."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            self.failures = 1 if now - self.started > STEADY else self.failures + 1
            pause = 0.0 if self.failures == 1 else FIRST_PAUSE * 2 ** (self.failures - 2)
            self.not_before = now + min(pause, LONGEST_PAUSE)
            log.error("ended with %s", self.process.returncode, extra={"part": self.name})
            self.process = None
        if self.process is None and now >= self.not_before:
            self.start()


class Supervisor:
    """`tend` is called at each turn for what is no child of ours: the embedded database."""

    def __init__(self, parts: list[Part], *, tend: Callable[[], None]) -> None:
        self.parts, self.tend = parts, tend
        self.stopping = False

    def run(self, *, meanwhile: Callable[[], None]) -> None:
        """Until a signal to stop; `meanwhile` is called at each turn."""
        before = {number: signal.signal(number, self.note) for number in (2, 15)}
        try:
            while not self.stopping:
                self.tend()
                for part in self.parts:
                    part.look_after()
                meanwhile()
                time.sleep(TICK)
        finally:
            self.stop()
            for number, handler in before.items():
                signal.signal(number, handler)

    def note(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def stop(self) -> None:
        running = [part.process for part in self.parts if part.process is not None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in running:
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
