"""What the queue runs."""

from __future__ import annotations

import logging

from django.core.management import call_command
from procrastinate.contrib.django import app

from commitments.domain.integrity import CHECKS, one_moment

log = logging.getLogger(__name__)


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="check_integrity", pass_context=False)
def check_integrity(timestamp: int) -> list[str]:
    """Nightly: does all that is stored agree? What doesn't is an error in the log."""
    wrong: list[str] = []
    with one_moment():
        for check in CHECKS:
            wrong += check.find(iter)
    for sentence in wrong:
        log.error("integrity: %s", sentence)
    return wrong


@app.periodic(cron="47 3 * * *")
@app.task(queueing_lock="forget_sessions", pass_context=False)
def forget_sessions(timestamp: int) -> None:
    """Nightly: sessions that have ended are dropped."""
    call_command("clearsessions")
